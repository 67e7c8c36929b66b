"""The events of a case that start, stop or move a clock, oldest first: what an evidence sheet lists."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.event_bodies import from_body
from app.records.cases import EventRecord
from app.services.casefile.values import TimelineEntry

TOUCHING = (
    "case_filed",
    "task_opened",
    "outcome_taken",
    "correction_asked",
    "correction_answered",
    "promise_started",
    "promise_paused",
    "promise_resumed",
    "task_extended",
    "task_reassigned",
    "task_due_moved",
    "promise_due_moved",
    "deemed_approved",
    "task_cancelled",
    "case_ended",
)
"""Kinds of event that start, stop, move or end a clock, or say whose time it is."""


def list_clock_events(session: Session, case_id: int) -> tuple[TimelineEntry, ...]:
    """List a case's events that touch a clock; the caller has checked that it may be seen."""
    query = (
        select(EventRecord)
        .where(EventRecord.case_id == case_id, EventRecord.kind.in_(TOUCHING))
        .order_by(EventRecord.sequence)
    )
    return tuple(
        TimelineEntry(row.sequence, row.at, row.by, row.by_name, row.by_post, from_body(row.kind, row.body))
        for row in session.scalars(query)
    )
