"""Oversight: overrun time limits, notices, leave and acting officers, figures added up beforehand, runs of the sweep.

Revision 0006, after 0005.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PLAIN = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)

RUN_COUNTS = ("soon", "escalated", "deemed", "done", "counted")

ROLLUPS = {
    "step_rollups": (
        ["month", "permit_type_id", "step_key", "office_key"],
        ["done", "timed", "on_time"],
        ["used_seconds", "waited_seconds", "paused_seconds"],
        ["times"],
    ),
    "case_rollups": (
        ["month", "permit_type_id", "office_key"],
        ["filed", "completed", "rejected", "withdrawn", "cancelled", "promised", "on_time"],
        [],
        [],
    ),
    "officer_rollups": (
        ["month", "officer_id", "permit_type_id", "office_key"],
        ["done", "timed", "on_time"],
        ["used_seconds", "waited_seconds"],
        [],
    ),
    "reason_rollups": (
        ["month", "permit_type_id", "step_key", "office_key", "route", "reason"],
        ["number"],
        [],
        [],
    ),
    "open_rollups": (
        ["permit_type_id", "step_key", "position_key", "office_key", "assignee_id"],
        ["step_number", "running", "with_applicant", "soon", "late", "predicted"],
        [],
        ["ages"],
    ),
    "forecasts": (["permit_type_id", "step_key", "office_key"], ["number"], [], ["times"]),
}
OF_CELL = {
    "month": sa.Date(),
    "permit_type_id": sa.Integer(),
    "officer_id": sa.Integer(),
    "assignee_id": sa.Integer(),
    "step_key": sa.String(length=60),
    "position_key": sa.String(length=40),
    "office_key": sa.String(length=40),
    "route": sa.String(length=12),
    "reason": sa.String(length=40),
}
MOMENTS = {
    "open_rollups": [("counted_at", False)],
    "forecasts": [("late_until", True), ("made_at", False)],
}

INDEXES = (
    ("breaches", "ix_breaches_all", ["agency_id", "due_at", "id"], None),
    (
        "breaches",
        "ix_breaches_escalation",
        ["escalates_at", "id"],
        "closed_at IS NULL AND escalates_at IS NOT NULL",
    ),
    ("breach_remarks", "ix_breach_remarks_agency_id", ["agency_id"], None),
    ("breaches", "ix_breaches_deemed", ["agency_id", "due_at", "id"], "task_id = 0"),
    ("breaches", "ix_breaches_new", ["agency_id", "id"], "acknowledged_at IS NULL AND closed_at IS NULL"),
    ("breaches", "ix_breaches_open", ["agency_id", "due_at", "id"], "closed_at IS NULL"),
    ("breaches", "ix_breaches_task_open", ["task_id"], "closed_at IS NULL"),
    (
        "cases",
        "ix_cases_promise",
        ["agency_id", "promise_due_at", "id"],
        "status = 'running' AND promise_due_at IS NOT NULL",
    ),
    ("leaves", "ix_leaves_agency_id", ["agency_id"], None),
    ("leaves", "ix_leaves_officer", ["officer_id", "from_on"], None),
    ("notices", "ix_notices_agency_id", ["agency_id"], None),
    ("notices", "ix_notices_case_id", ["case_id"], None),
    ("notices", "ix_notices_officer", ["officer_id", "id"], None),
    ("notices", "ix_notices_unread", ["officer_id", "id"], "read_at IS NULL"),
)


def column(name: str, kind: object, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, kind, nullable=nullable)


def make(table: str, key: object, *columns: sa.Column, refers: dict[str, str], unique: object = None) -> None:
    constraints = [
        sa.ForeignKeyConstraint([own], [f"{other}.id"], name=op.f(f"fk_{table}_{own}"))
        for own, other in refers.items()
    ]
    op.create_table(
        table,
        column("id", key),
        *columns,
        *constraints,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *([] if unique is None else [unique]),
    )


def make_breaches() -> None:
    make(
        "breaches",
        BIG_ID,
        column("agency_id", sa.Integer()),
        column("case_id", BIG_ID),
        column("task_id", BIG_ID),
        column("permit_type_id", sa.Integer(), nullable=True),
        column("step_key", sa.String(length=60)),
        column("step_number", sa.Integer()),
        column("position_key", sa.String(length=40)),
        column("office_key", sa.String(length=40)),
        column("assignee_id", sa.Integer(), nullable=True),
        column("due_at", INSTANT),
        column("flagged_at", INSTANT),
        column("level", sa.Integer()),
        column("escalates_at", INSTANT, nullable=True),
        column("closed_at", INSTANT, nullable=True),
        column("acknowledged_at", INSTANT, nullable=True),
        column("acknowledged_by", sa.Integer(), nullable=True),
        column("cause", sa.String(length=40)),
        column("follow_up", sa.Text()),
        refers={"agency_id": "agencies", "case_id": "cases"},
        unique=sa.UniqueConstraint(
            "case_id", "task_id", "due_at", name=op.f("uq_breaches_case_id_task_id_due_at")
        ),
    )


def make_breach_remarks() -> None:
    make(
        "breach_remarks",
        BIG_ID,
        column("agency_id", sa.Integer()),
        column("breach_id", BIG_ID),
        column("number", sa.Integer()),
        column("at", INSTANT),
        column("by", sa.Integer()),
        column("by_name", sa.String(length=160)),
        column("cause", sa.String(length=40)),
        column("follow_up", sa.Text()),
        refers={"agency_id": "agencies", "breach_id": "breaches"},
        unique=sa.UniqueConstraint("breach_id", "number", name=op.f("uq_breach_remarks_breach_id_number")),
    )


def make_notices() -> None:
    make(
        "notices",
        BIG_ID,
        column("agency_id", sa.Integer()),
        column("officer_id", sa.Integer()),
        column("kind", sa.String(length=20)),
        column("case_id", BIG_ID, nullable=True),
        column("body", PLAIN),
        column("told_at", INSTANT),
        column("read_at", INSTANT, nullable=True),
        refers={"agency_id": "agencies", "case_id": "cases", "officer_id": "officers"},
    )


def make_leaves() -> None:
    make(
        "leaves",
        sa.Integer(),
        column("agency_id", sa.Integer()),
        column("officer_id", sa.Integer()),
        column("kind", sa.String(length=20)),
        column("from_on", sa.Date()),
        column("until_on", sa.Date()),
        column("note", sa.String(length=200)),
        column("version", sa.Integer()),
        refers={"agency_id": "agencies", "officer_id": "officers"},
    )


def make_rollup(table: str) -> None:
    cell, counts, sums, plains = ROLLUPS[table]
    make(
        table,
        BIG_ID,
        column("agency_id", sa.Integer()),
        *(column(name, OF_CELL[name]) for name in cell),
        *(column(name, sa.Integer()) for name in counts),
        *(column(name, sa.BigInteger()) for name in sums),
        *(column(name, PLAIN) for name in plains),
        *(column(name, INSTANT, nullable=nullable) for name, nullable in MOMENTS.get(table, [])),
        refers={"agency_id": "agencies"},
        unique=sa.UniqueConstraint("agency_id", *cell, name=f"uq_{table}_cell"),
    )


# Flags of before stand for no breach: cleared, the next sweep files each overrun, and the open ones are told.
NOTICE_ANEW = "UPDATE tasks SET late_flagged_at = NULL WHERE late_flagged_at IS NOT NULL"


def upgrade() -> None:
    op.execute(NOTICE_ANEW)
    make_breaches()
    make_breach_remarks()
    make_notices()
    make_leaves()
    for table in ROLLUPS:
        make_rollup(table)
    for table, name, columns, where in INDEXES:
        condition = None if where is None else sa.text(where)
        op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)
    op.add_column("sweep_runs", column("milliseconds", sa.Integer(), nullable=True))
    for name in RUN_COUNTS:
        op.add_column(
            "sweep_runs", sa.Column(name, sa.Integer(), server_default=sa.text("0"), nullable=False)
        )
    with op.batch_alter_table("assignments") as assignments:
        assignments.add_column(column("decree_on", sa.Date(), nullable=True))
        assignments.add_column(column("acting_for_id", sa.Integer(), nullable=True))
        assignments.add_column(column("scope", PLAIN, nullable=True))
        assignments.create_index("ix_assignments_acting_for_id", ["acting_for_id"])
        assignments.create_foreign_key("fk_assignments_acting_for_id", "officers", ["acting_for_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("assignments") as assignments:
        assignments.drop_constraint("fk_assignments_acting_for_id", type_="foreignkey")
        assignments.drop_index("ix_assignments_acting_for_id")
        for name in ("scope", "acting_for_id", "decree_on"):
            assignments.drop_column(name)
    for name in (*RUN_COUNTS, "milliseconds"):
        op.drop_column("sweep_runs", name)
    op.drop_index("ix_cases_promise", "cases")
    for table in (*ROLLUPS, "leaves", "notices", "breach_remarks", "breaches"):
        op.drop_table(table)
