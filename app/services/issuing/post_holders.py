"""By what right an officer holds a post on a day, and who holds it: in his own right before acting.

An appointment by decree counts only for the permit types that it names. Knows nothing of documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from app.domain.case.access import Post
from app.records.cases import CaseRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord


@dataclass(frozen=True)
class PostAtCase:
    """A post of an agency as it is asked for: for one permit type, on one day."""

    agency_id: int
    post: Post
    permit_type_id: int
    on: date

    @classmethod
    def of(cls, row: CaseRecord, post: Post, on: date) -> PostAtCase:
        """Ask for a post for the sake of one case."""
        return cls(row.agency_id, post, row.permit_type_id, on)


def find_assignment(session: Session, officer_id: int, wanted: PostAtCase) -> AssignmentRecord | None:
    """Find by what right an officer holds a post; None when he does not, or not for this permit type."""
    return _first(session, _held(wanted).where(AssignmentRecord.officer_id == officer_id), wanted)


def find_holder(session: Session, wanted: PostAtCase, *, besides: int = 0) -> AssignmentRecord | None:
    """Find who holds a post, leaving out one officer who may not act in it."""
    working = _held(wanted).where(AssignmentRecord.officer_id != besides, OfficerRecord.is_active)
    return _first(session, working, wanted)


def _held(wanted: PostAtCase) -> Select[AssignmentRecord]:
    return (
        select(AssignmentRecord)
        .join(AssignmentRecord.position)
        .join(OfficerRecord, OfficerRecord.id == AssignmentRecord.officer_id)
        .options(
            joinedload(AssignmentRecord.position),
            joinedload(AssignmentRecord.officer),
            joinedload(AssignmentRecord.acting_for),
        )
        .where(
            PositionRecord.agency_id == wanted.agency_id,
            PositionRecord.key == wanted.post.position,
            PositionRecord.office_key == wanted.post.office,
            AssignmentRecord.from_on <= wanted.on,
            (AssignmentRecord.until_on.is_(None)) | (AssignmentRecord.until_on >= wanted.on),
        )
        .order_by(AssignmentRecord.capacity != "definitive", AssignmentRecord.id)
    )


def _first(session: Session, held: Select[AssignmentRecord], wanted: PostAtCase) -> AssignmentRecord | None:
    rows = session.scalars(held)
    return next((one for one in rows if not one.scope or wanted.permit_type_id in one.scope), None)
