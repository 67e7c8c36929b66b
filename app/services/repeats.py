"""A press that came twice: the second one is led to what the first one did, and does nothing again.

The key of each form that was carried out is on file with its officer and its case, in the transaction that did it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, scoped_session

from app.domain.case.refusals import Reason
from app.records.duties import RequestSeenRecord
from app.services.actors import Actor
from app.services.declined import Declined
from app.services.transactions import transaction

KEPT_FOR = timedelta(days=90)
"""Longer than anybody stays signed in with a page open."""
BATCH = 2000
MOST_BATCHES = 50
"""How many batches one run does at most; what is left is done by the next."""


def find_earlier_press(session: Session, by: Actor, request_key: str, case_id: int) -> datetime | None:
    """Tell when this very request was carried out on this case; None for the first time, or without a key.

    `Declined(CHANGED_MEANWHILE)` for a key spent on another case: this press comes from a page that has grown old.
    """
    if not request_key:
        return None
    query = select(RequestSeenRecord.case_id, RequestSeenRecord.at).where(
        RequestSeenRecord.officer_id == by.id, RequestSeenRecord.key == request_key
    )
    seen = session.execute(query).one_or_none()
    if seen is not None and seen.case_id != case_id:
        raise Declined(Reason.CHANGED_MEANWHILE)
    return None if seen is None else seen.at


def find_case_of_press(session: Session, by: Actor, request_key: str) -> int | None:
    """Tell on which case this very request was carried out before; None for the first time, or without a key."""
    query = select(RequestSeenRecord.case_id).where(
        RequestSeenRecord.officer_id == by.id, RequestSeenRecord.key == request_key
    )
    return session.scalar(query) if request_key else None


def is_repeat(session: Session, by: Actor, *, case_id: int, request_key: str) -> bool:
    """Whether this very request was carried out on this case before."""
    return find_earlier_press(session, by, request_key, case_id) is not None


def remember_press(session: Session, by: Actor, request_key: str, case_id: int, at: datetime) -> None:
    """Put a request on file as carried out, within the transaction that does it; nothing without a key."""
    if request_key:
        session.add(RequestSeenRecord(officer_id=by.id, key=request_key, case_id=case_id, at=at))


def forget_presses(session: Session | scoped_session[Session], now: datetime) -> int:
    """Take away the keys of requests carried out long ago, in batches that hold nobody up; gives how many."""
    done = 0
    for _batch in range(MOST_BATCHES):
        taken = _forget_batch(session, now - KEPT_FOR)
        done += taken
        if taken < BATCH:
            break
    return done


def _forget_batch(session: Session | scoped_session[Session], before: datetime) -> int:
    oldest = (
        select(RequestSeenRecord.id)
        .where(RequestSeenRecord.at < before)
        .order_by(RequestSeenRecord.at)
        .limit(BATCH)
    )
    with transaction(session) as writing:
        ids = list(writing.scalars(oldest))
        if ids:
            writing.execute(delete(RequestSeenRecord).where(RequestSeenRecord.id.in_(ids)))
        return len(ids)
