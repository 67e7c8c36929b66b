"""Archive: checks of the kept files, and start values of series of numbers.

Revision 0009, after 0008.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PLAIN = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "file_checks",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("finished_at", INSTANT, nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("is_finished", sa.Boolean(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("bytes_read", sa.BigInteger(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unreadable", sa.Integer(), nullable=False),
        sa.Column("faults", PLAIN, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_checks")),
    )
    op.create_index("ix_file_checks_whole", "file_checks", ["is_sample", "finished_at"])
    op.create_table(
        "series_starts",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=120), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("next_number", sa.Integer(), nullable=False),
        sa.Column("highest_given", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_at", INSTANT, nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_by_name", sa.String(length=160), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_series_starts_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_starts")),
    )
    op.create_index("ix_series_starts_series", "series_starts", ["agency_id", "series", "year", "id"])


def downgrade() -> None:
    op.drop_table("series_starts")
    op.drop_table("file_checks")
