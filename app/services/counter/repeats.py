"""A press that came twice: the second one is led to what the first one did, not told that it came too late."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.duties import RequestSeenRecord
from app.services.actors import Actor


def is_repeat(session: Session, by: Actor, *, case_id: int, request_key: str) -> bool:
    """Whether this very request was carried out on this case before."""
    query = select(RequestSeenRecord.id).where(
        RequestSeenRecord.officer_id == by.id,
        RequestSeenRecord.key == request_key,
        RequestSeenRecord.case_id == case_id,
    )
    return session.scalar(query) is not None
