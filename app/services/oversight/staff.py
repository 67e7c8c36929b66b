"""An agency's people as a supervisor needs them: who holds which post today, who is away, what posts are called.

Three statements for any number of rows that are shown with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from app.domain.case.access import Post
from app.records.agencies import OfficeRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from app.services.staffing.absences import away_on


@dataclass(frozen=True)
class Holder:
    """An officer at work who holds a post today; `scope` names his permit types, nothing when it is all of them."""

    id: int
    name: str
    scope: frozenset[int] = frozenset()

    def serves(self, permit_type_id: int | None) -> bool:
        """Whether files of this type are his to do."""
        return not self.scope or permit_type_id in self.scope


@dataclass(frozen=True)
class Staff:
    """Posts with their names and holders, in the order of rank; offices by their short names."""

    labels: Mapping[Post, str]
    holders: Mapping[Post, tuple[Holder, ...]]
    away: frozenset[int]
    offices: Mapping[str, str]

    def label(self, post: Post) -> str:
        """Name a post with its office: `Tim Teknis · Diskominfo`."""
        label = self.labels.get(post, post.position)
        office = self.offices.get(post.office, "")
        return f"{label} · {office}" if office and office not in label else label

    def candidates(self, post: Post, permit_type_id: int | None) -> tuple[Holder, ...]:
        """List who can be given a task of a post today: he holds it, for this permit type, and is not away."""
        holders = self.holders.get(post, ())
        return tuple(one for one in holders if one.serves(permit_type_id) and one.id not in self.away)


def read_staff(session: Session, agency_id: int, on: date) -> Staff:
    """Read an agency's posts with their holders on a day, by the agency's own date."""
    labels: dict[Post, str] = {}
    holders: dict[Post, dict[int, Holder]] = {}
    for position, assignment, officer in session.execute(_query(agency_id, on)):
        post = Post(position.key, position.office_key)
        labels[post] = position.label
        if officer is not None:
            _add(holders.setdefault(post, {}), assignment, officer)
    offices = select(OfficeRecord.key, OfficeRecord.short_name).where(OfficeRecord.agency_id == agency_id)
    return Staff(
        labels=labels,
        holders={post: tuple(found.values()) for post, found in holders.items()},
        away=away_on(session, agency_id, on),
        offices={
            row.key: row.short_name for row in session.execute(offices.order_by(OfficeRecord.short_name))
        },
    )


def _add(holders: dict[int, Holder], assignment: AssignmentRecord, officer: OfficerRecord) -> None:
    """Add a holder; one who holds the post twice serves what both rows name."""
    scope = frozenset(assignment.scope or ())
    there = holders.get(officer.id)
    if there is not None:
        scope = there.scope | scope if there.scope and scope else frozenset()
    holders[officer.id] = Holder(officer.id, officer.name, scope)


def _query(agency_id: int, on: date) -> Any:
    is_held = and_(
        AssignmentRecord.position_id == PositionRecord.id,
        AssignmentRecord.from_on <= on,
        or_(AssignmentRecord.until_on.is_(None), AssignmentRecord.until_on >= on),
    )
    is_at_work = and_(
        OfficerRecord.id == AssignmentRecord.officer_id,
        OfficerRecord.is_active,
        OfficerRecord.agency_id == agency_id,
    )
    return (
        select(PositionRecord, AssignmentRecord, OfficerRecord)
        .outerjoin(AssignmentRecord, is_held)
        .outerjoin(OfficerRecord, is_at_work)
        .where(PositionRecord.agency_id == agency_id)
        .order_by(PositionRecord.rank_order, PositionRecord.id, OfficerRecord.name, OfficerRecord.id)
    )
