"""What happened to a case, newest first, a page at a time."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.event_bodies import from_body, kind_of
from app.domain.case.events import BranchArrived, FactsRecorded
from app.records.cases import EventRecord
from app.services.casefile.values import TimelineEntry
from app.services.keyset import Bounds, Page, Place, page_of

PAGE_SIZE = 15
_UNTOLD = (kind_of(FactsRecorded()), kind_of(BranchArrived(0, 0)))
"""Kinds that say nothing to a reader which the event beside them does not."""


def list_timeline(session: Session, case_id: int, before: int | None = None) -> Page[TimelineEntry]:
    """List a page of a case's events before a sequence number; the caller has checked that it may be seen."""
    query = select(EventRecord).where(EventRecord.case_id == case_id, EventRecord.kind.not_in(_UNTOLD))
    if before is not None:
        query = query.where(EventRecord.sequence < before)
    rows = session.scalars(query.order_by(EventRecord.sequence.desc()).limit(PAGE_SIZE + 1)).all()
    entries = [_entry(row) for row in rows]
    bounds = Bounds() if before is None or not entries else Bounds(after=Place(entries[0].at, before))
    return page_of(entries, bounds, PAGE_SIZE, lambda entry: entry.place)


def _entry(row: EventRecord) -> TimelineEntry:
    return TimelineEntry(
        sequence=row.sequence,
        at=row.at,
        by=row.by,
        by_name=row.by_name,
        by_post=row.by_post,
        event=from_body(row.kind, row.body),
    )
