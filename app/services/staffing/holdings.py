"""Who a person is to the office and which positions he holds, over all time, in one query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, aliased, scoped_session

from app.domain.case.access import Post
from app.records.agencies import AgencyRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord

_ActedFor = aliased(OfficerRecord)

ACTING = {"plt": "Plt.", "plh": "Plh."}
"""How an acting officer stands before his position: the chair is vacant (Plt.), or its holder absent (Plh.)."""


@dataclass(frozen=True)
class Holding:
    """A position held over a time, in one's own right or acting."""

    post: Post
    label: str
    role: str
    signature_title: str
    capacity: str
    from_on: date
    until_on: date | None
    acting_for: str = ""
    scope: frozenset[int] = frozenset()
    """The permit types that an acting officer's decree names; none: all."""

    def covers(self, on: date) -> bool:
        """Tell whether it is held on a day."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)

    @property
    def acting_prefix(self) -> str:
        """What stands before the position's name; empty for one held in one's own right."""
        return ACTING.get(self.capacity, "")

    @property
    def shown(self) -> str:
        """The position as a timeline shows it, with the name of whom an acting officer stands in for."""
        acting = f"{self.acting_prefix} {self.label}".strip()
        return f"{acting} (mewakili {self.acting_for})" if self.acting_for else acting


@dataclass(frozen=True)
class Person:
    """An officer with every position that he ever held or will hold, by rank."""

    id: int
    name: str
    nip: str
    rank: str
    agency_id: int
    agency: str
    agency_name: str
    zone: str
    holdings: tuple[Holding, ...]

    def held_on(self, on: date) -> tuple[Holding, ...]:
        """List what he holds on a day."""
        return tuple(holding for holding in self.holdings if holding.covers(on))


def find_by_account(session: Session | scoped_session[Session], user_id: int) -> Person | None:
    """Find the officer at work of an account."""
    return _find(session, _query().where(OfficerRecord.user_id == user_id, OfficerRecord.is_active))


def find_by_id(session: Session | scoped_session[Session], officer_id: int) -> Person | None:
    """Find an officer, also one who has left."""
    return _find(session, _query().where(OfficerRecord.id == officer_id))


def _query() -> Any:
    """Select an officer with his assignments; a position of another agency than his own gives nothing."""
    of_own_agency = and_(
        PositionRecord.id == AssignmentRecord.position_id,
        PositionRecord.agency_id == OfficerRecord.agency_id,
    )
    return (
        select(
            OfficerRecord,
            AgencyRecord.key,
            AgencyRecord.zone,
            AgencyRecord.short_name,
            _ActedFor.name,
            AssignmentRecord,
            PositionRecord,
        )
        .join(AgencyRecord, AgencyRecord.id == OfficerRecord.agency_id)
        .outerjoin(AssignmentRecord, AssignmentRecord.officer_id == OfficerRecord.id)
        .outerjoin(PositionRecord, of_own_agency)
        .outerjoin(_ActedFor, _ActedFor.id == AssignmentRecord.acting_for_id)
        .order_by(PositionRecord.rank_order, PositionRecord.id, AssignmentRecord.id)
    )


def _find(session: Session | scoped_session[Session], query: Any) -> Person | None:
    rows = session.execute(query).all()
    if not rows:
        return None
    officer, agency, zone, agency_name, *_held = rows[0]
    return Person(
        id=officer.id,
        name=officer.name,
        nip=officer.nip,
        rank=officer.rank,
        agency_id=officer.agency_id,
        agency=agency,
        agency_name=agency_name,
        zone=zone,
        holdings=tuple(
            _holding(assignment, position, acted_for or "")
            for *_, acted_for, assignment, position in rows
            if position is not None
        ),
    )


def _holding(assignment: AssignmentRecord, position: PositionRecord, acting_for: str) -> Holding:
    return Holding(
        post=Post(position.key, position.office_key),
        label=position.label,
        role=position.role,
        signature_title=position.signature_title,
        capacity=assignment.capacity,
        from_on=assignment.from_on,
        until_on=assignment.until_on,
        acting_for=acting_for,
        scope=frozenset(assignment.scope or ()),
    )
