"""Filing overruns: what a threshold sweeps up becomes rows of `breaches`, in one statement with the flags.

PostgreSQL flags and files in one: `WITH due AS (SELECT … SKIP LOCKED), swept AS (UPDATE … RETURNING …) INSERT …`.
SQLite files first and flags then, within one transaction that nobody else can write beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, Select, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.records.cases import CaseRecord, TaskRecord
from app.records.columns import Instant
from app.records.oversight import BreachRecord
from app.services.sweep.telling import Noticed

_KEY = ("case_id", "task_id", "due_at")


def file_breaches(
    session: Session,
    record: type[TaskRecord | CaseRecord],
    due: Select[int],
    *,
    flag: Mapping[str, Any],
    columns: Mapping[str, Any],
    now: datetime,
) -> list[Noticed]:
    """Flag the rows that `due` picks, and file a breach for each; give what was flagged.

    `columns` is what a breach takes from its row. A due time that is overrun again, after it had been put off
    and put back, opens its old breach anew, unless it was met late meanwhile.
    """
    if session.get_bind().dialect.name == "postgresql":
        picked = due.cte("due")
        swept = (
            update(record)
            .where(record.id.in_(select(picked.c.id)))
            .values(flag)
            .returning(*(value.label(name) for name, value in columns.items()))
            .cte("swept")
        )
        return [Noticed(*row) for row in session.execute(_filing(postgresql, swept, columns, now))]
    rows = select(*(value.label(name) for name, value in columns.items())).where(record.id.in_(due))
    filed = [Noticed(*row) for row in session.execute(_filing(sqlite, rows, columns, now))]
    flagging = update(record).where(record.id.in_(due)).values(flag)
    session.execute(flagging.execution_options(synchronize_session=False))
    return filed


def _filing(dialect: Any, rows: CTE | Select[Any], columns: Mapping[str, Any], now: datetime) -> Any:
    ready = rows.subquery("swept") if isinstance(rows, Select) else rows
    source = select(*(ready.c[name] for name in columns), literal(now, Instant)).where(literal(value=True))
    new = dialect.insert(BreachRecord).from_select([*columns, "flagged_at"], source)
    as_its_row = {"closed_at": new.excluded.closed_at}
    return new.on_conflict_do_update(index_elements=_KEY, set_=as_its_row).returning(
        BreachRecord.agency_id,
        BreachRecord.case_id,
        BreachRecord.position_key,
        BreachRecord.office_key,
        BreachRecord.permit_type_id,
        BreachRecord.assignee_id,
    )
