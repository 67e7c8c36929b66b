"""Which agency an account serves and which positions it holds on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, or_, select

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
    """Return what the account's officer is on this day, or None for an account that serves no agency; one query."""
    rows = session.execute(_posts_held(user_id, on)).all()
    if not rows:
        return None
    agency_id, name, zone, _label = rows[0]
    labels = tuple(label for *_agency, label in rows if label is not None)
    return Post(agency_id=agency_id, agency_name=name, zone=zone, position_labels=labels)


def accounts_of_agency(agency_id: int | None) -> Select[Any]:
    """Select the ids of the accounts that serve this agency."""
    return select(OfficerRecord.user_id).where(
        OfficerRecord.agency_id == agency_id, OfficerRecord.user_id.is_not(None)
    )


def enrol(session: AnySession, *, user_id: int, agency_id: int, name: str) -> None:
    """Make the account an officer of this agency, holding no position yet."""
    session.add(OfficerRecord(user_id=user_id, agency_id=agency_id, name=name))


def _posts_held(user_id: int, on: date) -> Any:
    is_current = and_(
        AssignmentRecord.officer_id == OfficerRecord.id,
        AssignmentRecord.from_on <= on,
        or_(AssignmentRecord.until_on.is_(None), AssignmentRecord.until_on >= on),
    )
    return (
        select(AgencyRecord.id, AgencyRecord.short_name, AgencyRecord.zone, PositionRecord.label)
        .select_from(OfficerRecord)
        .join(AgencyRecord, AgencyRecord.id == OfficerRecord.agency_id)
        .outerjoin(AssignmentRecord, is_current)
        .outerjoin(PositionRecord, PositionRecord.id == AssignmentRecord.position_id)
        .where(OfficerRecord.user_id == user_id, OfficerRecord.is_active)
        .order_by(PositionRecord.rank_order, PositionRecord.id)
    )
