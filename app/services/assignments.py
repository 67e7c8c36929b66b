"""Who holds which position when: what an admin may write down, and what a new row would contradict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.records.staff import AssignmentRecord, PositionRecord


class Capacity(StrEnum):
    """By what right a position is held; acting ones need a decree and an end (UU 30/2014 pasal 14)."""

    DEFINITIVE = "definitive"
    PLT = "plt"
    PLH = "plh"


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A position held by an officer over a time."""

    id: int
    label: str
    capacity: str
    from_on: date
    until_on: date | None
    decree_number: str

    def is_current(self, on: date) -> bool:
        """Whether it is held on this day."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


def list_posts(session: Session, officer_id: int) -> tuple[HeldPost, ...]:
    """List the positions an officer holds or held, the latest first."""
    query = (
        select(AssignmentRecord)
        .where(AssignmentRecord.officer_id == officer_id)
        .options(joinedload(AssignmentRecord.position, innerjoin=True))
        .order_by(AssignmentRecord.from_on.desc(), AssignmentRecord.id.desc())
    )
    return tuple(
        HeldPost(row.id, row.position.label, row.capacity, row.from_on, row.until_on, row.decree_number)
        for row in session.scalars(query)
    )


def holds_already(session: Session, assignment: AssignmentRecord) -> bool:
    """Whether the officer holds the same position on a day of this assignment by another row."""
    query = select(AssignmentRecord.id).where(
        AssignmentRecord.officer_id == assignment.officer.id,
        AssignmentRecord.position_id == assignment.position.id,
        (AssignmentRecord.until_on.is_(None)) | (AssignmentRecord.until_on >= assignment.from_on),
    )
    if assignment.until_on is not None:
        query = query.where(AssignmentRecord.from_on <= assignment.until_on)
    if assignment.id is not None:
        query = query.where(AssignmentRecord.id != assignment.id)
    return session.execute(query.limit(1)).first() is not None


def list_roles_of_posts(session: Session, officer_id: int, on: date) -> Sequence[str]:
    """List the roles of the positions that an officer holds on a day or will hold, each once."""
    query = (
        select(PositionRecord.role)
        .join(AssignmentRecord, AssignmentRecord.position_id == PositionRecord.id)
        .where(
            AssignmentRecord.officer_id == officer_id,
            (AssignmentRecord.until_on.is_(None)) | (AssignmentRecord.until_on >= on),
        )
        .distinct()
        .order_by(PositionRecord.role)
    )
    return session.scalars(query).all()
