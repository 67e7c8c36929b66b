"""The NIK of an officer, by which the state's signature service knows him.

Revision 0007, after 0006.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    nik = sa.Column("nik", sa.String(length=16), nullable=False, server_default=sa.text("''"))
    op.add_column("officers", nik)


def downgrade() -> None:
    op.drop_column("officers", "nik")
