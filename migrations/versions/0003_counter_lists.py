"""The counter's lists: corrections awaited by their last day, open tasks of a post by their step.

Revision 0003, after 0002.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

OPEN_CORRECTION = sa.text("state = 'open'")
OPEN_TASK = sa.text("closed_at IS NULL")


def upgrade() -> None:
    op.create_index(
        "ix_corrections_waiting",
        "corrections",
        ["agency_id", "due_at", "id"],
        sqlite_where=OPEN_CORRECTION,
        postgresql_where=OPEN_CORRECTION,
    )
    op.create_index(
        "ix_tasks_step",
        "tasks",
        ["agency_id", "position_key", "office_key", "step_key", "urgent_at", "id"],
        sqlite_where=OPEN_TASK,
        postgresql_where=OPEN_TASK,
    )


def downgrade() -> None:
    op.drop_index("ix_tasks_step", table_name="tasks")
    op.drop_index("ix_corrections_waiting", table_name="corrections")
