"""Ids set aside for rows that are made elsewhere: nobody else can get them, on either database."""

from __future__ import annotations

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from app.records.cases import ApplicantRecord, CaseRecord, TaskRecord
from app.services.demo.history.stage import Ids

STRIDE = 64
"""Ids for the tasks of one case; the rest stay unused."""


def set_aside(session: Session, cases: int) -> Ids:
    """Set ids aside within the caller's transaction, which keeps other writers out on both databases."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(
            text("LOCK TABLE applicants, cases, tasks, number_counters IN SHARE ROW EXCLUSIVE MODE")
        )
    return Ids(
        first_case=_first(session, CaseRecord, cases),
        first_applicant=_first(session, ApplicantRecord, cases),
        first_task=_first(session, TaskRecord, cases * STRIDE),
        tasks_a_case=STRIDE,
    )


def _first(session: Session, record: type[CaseRecord | ApplicantRecord | TaskRecord], number: int) -> int:
    last: int = session.scalar(select(func.max(record.id))) or 0
    if session.get_bind().dialect.name != "postgresql":
        return last + 1
    sequence = session.scalar(select(func.pg_get_serial_sequence(record.__tablename__, "id")))
    given = session.scalar(text(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}"))  # noqa: S608 -- the database's own name
    first = max(last, given or 0) + 1
    session.execute(select(func.setval(sequence, first + number - 1)))
    return first
