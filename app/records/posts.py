"""Which agency an account serves and which positions it holds on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, or_, select

from app.records.agencies import AgencyRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session, scoped_session

    AnySession = Session | scoped_session[Session]


@dataclass(frozen=True, kw_only=True)
class Post:
    """An account's agency and the labels of the positions it holds."""

    agency_id: int
    agency_name: str
    zone: str
    position_labels: tuple[str, ...]


def find_post(session: AnySession, user_id: int, on: date) -> Post | None:
    """Return what the account's officer is on this day, or None for an account that serves no agency."""
    query = (
        select(OfficerRecord.id, AgencyRecord.id, AgencyRecord.short_name, AgencyRecord.zone)
        .join(AgencyRecord, AgencyRecord.id == OfficerRecord.agency_id)
        .where(OfficerRecord.user_id == user_id, OfficerRecord.is_active)
    )
    row = session.execute(query).first()
    if row is None:
        return None
    officer_id, agency_id, name, zone = row
    labels = tuple(session.scalars(_labels_held(officer_id, on)))
    return Post(agency_id=agency_id, agency_name=name, zone=zone, position_labels=labels)


def accounts_of_agency(agency_id: int | None) -> Select[Any]:
    """Select the ids of the accounts that serve this agency."""
    return select(OfficerRecord.user_id).where(
        OfficerRecord.agency_id == agency_id, OfficerRecord.user_id.is_not(None)
    )


def enrol(session: AnySession, *, user_id: int, agency_id: int, name: str) -> None:
    """Make the account an officer of this agency, holding no position yet."""
    session.add(OfficerRecord(user_id=user_id, agency_id=agency_id, name=name))


def _labels_held(officer_id: int, on: date) -> Select[Any]:
    is_current = or_(AssignmentRecord.until_on.is_(None), AssignmentRecord.until_on >= on)
    return (
        select(PositionRecord.label)
        .join(AssignmentRecord, AssignmentRecord.position_id == PositionRecord.id)
        .where(AssignmentRecord.officer_id == officer_id, AssignmentRecord.from_on <= on, is_current)
        .order_by(PositionRecord.rank_order, PositionRecord.id)
    )
