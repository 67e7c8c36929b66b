"""Following up a breach: acknowledging it, naming its cause, writing down what was done; every version stays on file.

Two who write at once: the second is told that the row has changed meanwhile, and nothing of his is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.case.refusals import Reason
from app.domain.oversight.breach_causes import BreachCause
from app.records.oversight import BreachRecord, BreachRemarkRecord
from app.services.actors import Actor
from app.services.declined import Declined
from app.services.oversight.overview import refuse_without_lead
from app.services.transactions import transaction

LONGEST_FOLLOW_UP = 2000


@dataclass(frozen=True)
class FollowUp:
    """What is written down: a coded cause (empty: not known yet) and what was or will be done."""

    cause: str = ""
    text: str = ""


def list_remarks(session: Session, breach_id: int) -> Sequence[BreachRemarkRecord]:
    """List what was written down about a breach, the latest first; how many there are is its fingerprint."""
    query = select(BreachRemarkRecord).where(BreachRemarkRecord.breach_id == breach_id)
    return session.scalars(query.order_by(BreachRemarkRecord.number.desc())).all()


def acknowledge(session: Session, breach_id: int, *, by: Actor, at: datetime) -> bool:
    """Put down that a supervisor has seen a breach; False when somebody had before: his name stays."""
    refuse_without_lead(by)
    with transaction(session) as writing:
        row = _lock(writing, breach_id, by)
        if row.acknowledged_at is not None:
            return False
        _write(writing, row, FollowUp(row.cause, row.follow_up), _count(writing, row) + 1, by, at)
    return True


def follow_up(
    session: Session, breach_id: int, told: FollowUp, *, seen: int, by: Actor, at: datetime
) -> None:
    """Write down a cause and a follow-up; who does has seen it, too.

    `seen` is how many remarks the writer's page showed: `Declined` when another has come since.
    """
    refuse_without_lead(by)
    cause = told.cause if told.cause in set(BreachCause) else ""
    text = told.text.strip()[:LONGEST_FOLLOW_UP]
    with transaction(session) as writing:
        row = _lock(writing, breach_id, by)
        number = _count(writing, row)
        if number != seen:
            raise Declined(Reason.CHANGED_MEANWHILE)
        _write(writing, row, FollowUp(cause, text), number + 1, by, at)


def _lock(session: Session, breach_id: int, by: Actor) -> BreachRecord:
    query = select(BreachRecord).where(BreachRecord.id == breach_id, BreachRecord.agency_id == by.agency_id)
    row = session.scalars(query.with_for_update()).one_or_none()
    if row is None:
        raise Declined(Reason.UNKNOWN_CASE)
    return row


def _count(session: Session, row: BreachRecord) -> int:
    query = select(func.count()).where(BreachRemarkRecord.breach_id == row.id)
    return session.scalar(query) or 0


def _write(session: Session, row: BreachRecord, told: FollowUp, number: int, by: Actor, at: datetime) -> None:
    if row.acknowledged_at is None:
        row.acknowledged_at, row.acknowledged_by = at, by.id
    row.cause, row.follow_up = told.cause, told.text
    session.add(
        BreachRemarkRecord(
            agency_id=row.agency_id,
            breach_id=row.id,
            number=number,
            at=at,
            by=by.id,
            by_name=by.name,
            cause=told.cause,
            follow_up=told.text,
        )
    )
