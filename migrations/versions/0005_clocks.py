"""Clocks: extensions, thresholds, what was measured at closing, the time the law gives, versions of a calendar.

Revision 0005, after 0004.
"""

from __future__ import annotations

from datetime import time

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

PLAIN = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def number(name: str, default: int) -> sa.Column:
    return sa.Column(name, sa.Integer(), server_default=sa.text(str(default)), nullable=False)


def flag(name: str) -> sa.Column:
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)


def instant(name: str) -> sa.Column:
    return sa.Column(name, INSTANT, nullable=True)


COLUMNS = {
    "agencies": lambda: [
        number("calendar_number", 0),
        number("soon_percent", 80),
        number("on_time_target", 90),
        number("extension_percent", 100),
        number("extension_times", 1),
        number("escalate_minutes", 450),
        sa.Column("escalation_ladder", PLAIN, nullable=True),
    ],
    "hours_periods": lambda: [
        sa.Column("decree", sa.String(length=200), server_default=sa.text("''"), nullable=False),
    ],
    "permit_types": lambda: [number("deemed_days", 5), flag("deemed_issues")],
    "cases": lambda: [
        instant("deemed_due_at"),
        instant("deemed_flagged_at"),
        sa.Column("was_on_time", sa.Boolean(), nullable=True),
        flag("is_filing_counted"),
        flag("is_ending_counted"),
    ],
    "corrections": lambda: [flag("is_counted")],
    "tasks": lambda: [
        sa.Column("permit_type_id", sa.Integer(), nullable=True),
        sa.Column("extensions", PLAIN, nullable=True),
        instant("taken_at"),
        sa.Column("route", sa.String(length=12), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=True),
        instant("soon_at"),
        instant("escalates_at"),
        instant("soon_flagged_at"),
        instant("escalated_at"),
        sa.Column("used_seconds", sa.BigInteger(), nullable=True),
        sa.Column("waited_seconds", sa.BigInteger(), nullable=True),
        sa.Column("paused_seconds", sa.BigInteger(), nullable=True),
        flag("is_counted"),
    ],
}

INDEXES = {
    "cases": (
        (
            "ix_cases_deemed",
            ["deemed_due_at", "id"],
            "status = 'running' AND deemed_flagged_at IS NULL AND deemed_due_at IS NOT NULL",
        ),
        ("ix_cases_running", ["agency_id", "id"], "status = 'running'"),
        ("ix_cases_ended", ["agency_id", "ended_at", "id"], "ended_at IS NOT NULL"),
        ("ix_cases_kept", ["agency_id", "was_on_time", "ended_at", "id"], "ended_at IS NOT NULL"),
        ("ix_cases_filing_uncounted", ["id"], "NOT is_filing_counted"),
        ("ix_cases_ending_uncounted", ["id"], "ended_at IS NOT NULL AND NOT is_ending_counted"),
    ),
    "corrections": (
        ("ix_corrections_asked", ["agency_id", "asked_at", "id"], None),
        ("ix_corrections_uncounted", ["id"], "NOT is_counted"),
    ),
    "tasks": (
        (
            "ix_tasks_soon",
            ["soon_at", "id"],
            "closed_at IS NULL AND soon_flagged_at IS NULL AND soon_at IS NOT NULL",
        ),
        (
            "ix_tasks_escalation",
            ["escalates_at", "id"],
            "closed_at IS NULL AND escalated_at IS NULL AND escalates_at IS NOT NULL",
        ),
        ("ix_tasks_agency_due", ["agency_id", "urgent_at", "id"], "closed_at IS NULL"),
        ("ix_tasks_assignee", ["assignee_id", "urgent_at", "id"], "closed_at IS NULL"),
        ("ix_tasks_done", ["agency_id", "closed_at", "id"], "closed_at IS NOT NULL"),
        ("ix_tasks_done_step", ["agency_id", "step_key", "closed_at", "id"], "closed_at IS NOT NULL"),
        ("ix_tasks_done_by", ["closed_by", "closed_at", "id"], "closed_at IS NOT NULL"),
        (
            "ix_tasks_done_reason",
            ["agency_id", "reason", "closed_at", "id"],
            "reason IS NOT NULL AND closed_at IS NOT NULL",
        ),
        ("ix_tasks_uncounted", ["id"], "closed_at IS NOT NULL AND NOT is_counted"),
        (
            "ix_tasks_closed_late",
            ["id"],
            "closed_at IS NOT NULL AND late_flagged_at IS NULL AND due_at < closed_at",
        ),
    ),
}

DAY_HOURS = sa.table(
    "day_hours",
    sa.column("id", sa.Integer()),
    sa.column("break_starts", sa.Time()),
    sa.column("break_ends", sa.Time()),
    sa.column("breaks", PLAIN),
)

FILL = "UPDATE tasks SET permit_type_id = (SELECT permit_type_id FROM cases WHERE cases.id = tasks.case_id)"


def upgrade() -> None:
    for table, columns in COLUMNS.items():
        for column in columns():
            op.add_column(table, column)
    op.execute(FILL)
    let_a_day_have_several_breaks()
    for table, indexes in INDEXES.items():
        for name, columns, where in indexes:
            condition = None if where is None else sa.text(where)
            op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)
    op.create_table(
        "calendar_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("content", PLAIN, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_by_name", sa.String(length=160), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("last_case_id", BIG_ID, nullable=False),
        sa.Column("cases_moved", sa.Integer(), nullable=False),
        sa.Column("tasks_moved", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_calendar_versions_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_versions")),
        sa.UniqueConstraint("agency_id", "number", name=op.f("uq_calendar_versions_agency_id_number")),
    )


def let_a_day_have_several_breaks() -> None:
    op.add_column("day_hours", sa.Column("breaks", PLAIN, nullable=False, server_default=sa.text("'[]'")))
    with_break = sa.select(DAY_HOURS).where(
        DAY_HOURS.c.break_starts.is_not(None), DAY_HOURS.c.break_ends.is_not(None)
    )
    for row in op.get_bind().execute(with_break).all():
        breaks = [[row.break_starts.isoformat("minutes"), row.break_ends.isoformat("minutes")]]
        op.execute(sa.update(DAY_HOURS).where(DAY_HOURS.c.id == row.id).values(breaks=breaks))
    op.drop_column("day_hours", "break_starts")
    op.drop_column("day_hours", "break_ends")


def let_a_day_have_one_break() -> None:
    """Keep the first break of each day: the table of before has room for no more."""
    for name in ("break_starts", "break_ends"):
        op.add_column("day_hours", sa.Column(name, sa.Time(), nullable=True))
    for row in op.get_bind().execute(sa.select(DAY_HOURS.c.id, DAY_HOURS.c.breaks)).all():
        if row.breaks:
            starts, ends = (time.fromisoformat(edge) for edge in row.breaks[0])
            first = {"break_starts": starts, "break_ends": ends}
            op.execute(sa.update(DAY_HOURS).where(DAY_HOURS.c.id == row.id).values(**first))
    op.drop_column("day_hours", "breaks")


def downgrade() -> None:
    let_a_day_have_one_break()
    op.drop_table("calendar_versions")
    for table, indexes in INDEXES.items():
        for name, _columns, _where in indexes:
            op.drop_index(name, table_name=table)
    for table, columns in COLUMNS.items():
        for column in columns():
            op.drop_column(table, column.name)
