"""Appointing somebody to act in the post of one who is away (Plh.), or in a vacant one (Plt.), by a decree."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.catalogue import PermitTypeRecord
from app.records.staff import AssignmentRecord, LeaveRecord, OfficerRecord, PositionRecord
from app.services.staffing.account_roles import sync_account_roles


class Unfit(StrEnum):
    """Why an appointment was not made."""

    UNKNOWN = "unknown"
    """Officer, post or permit type is none of the agency's."""
    NO_DECREE = "no_decree"
    DAYS_REVERSED = "days_reversed"
    HIMSELF = "himself"
    AWAY_TOO = "away_too"
    HOLDS_IT = "holds_it"


class BadAppointment(Exception):
    """The appointment cannot be made; nothing was stored."""

    def __init__(self, why: Unfit) -> None:
        """Keep the reason for the sentence."""
        self.why = why
        super().__init__(why.value)


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """What a decree says: who acts in which post, for whom, from when to when, and for which permit types.

    No permit type named means all of them.
    """

    officer_id: int
    position_id: int
    acting_for_id: int | None
    capacity: str
    from_on: date
    until_on: date
    decree_number: str
    decree_on: date | None = None
    scope: tuple[int, ...] = ()


def appoint(session: Session, agency_id: int, appointment: Appointment, *, today: date) -> int:
    """Write an appointment down, within a transaction of the caller's, and give its row's id.

    The account's screens follow at once when it begins today. `BadAppointment` when it cannot be made.
    """
    officer = _refuse_unfit(session, agency_id, appointment)
    row = AssignmentRecord(
        officer_id=appointment.officer_id,
        position_id=appointment.position_id,
        from_on=appointment.from_on,
        until_on=appointment.until_on,
        capacity=appointment.capacity,
        decree_number=appointment.decree_number.strip(),
        decree_on=appointment.decree_on,
        acting_for_id=appointment.acting_for_id,
        scope=list(appointment.scope) or None,
    )
    session.add(row)
    session.flush()
    if officer.user_id is not None:
        sync_account_roles(session, on=today, user_ids=[officer.user_id])
    return row.id


def list_stand_ins(
    session: Session, agency_id: int, *, besides: int, from_on: date, until_on: date
) -> Sequence[OfficerRecord]:
    """List who could act: officers at work of the agency who are not away in that time, by name."""
    away = select(LeaveRecord.officer_id).where(
        LeaveRecord.agency_id == agency_id, LeaveRecord.from_on <= until_on, LeaveRecord.until_on >= from_on
    )
    query = (
        select(OfficerRecord)
        .where(
            OfficerRecord.agency_id == agency_id,
            OfficerRecord.is_active,
            OfficerRecord.id != besides,
            OfficerRecord.id.not_in(away),
        )
        .order_by(OfficerRecord.name, OfficerRecord.id)
    )
    return session.scalars(query).all()


def _refuse_unfit(session: Session, agency_id: int, asked: Appointment) -> OfficerRecord:
    if not asked.decree_number.strip():
        raise BadAppointment(Unfit.NO_DECREE)
    if asked.until_on < asked.from_on:
        raise BadAppointment(Unfit.DAYS_REVERSED)
    if asked.acting_for_id == asked.officer_id:
        raise BadAppointment(Unfit.HIMSELF)
    officer = session.get(OfficerRecord, asked.officer_id)
    position = session.get(PositionRecord, asked.position_id)
    absent = None if asked.acting_for_id is None else session.get(OfficerRecord, asked.acting_for_id)
    concerned = [one for one in (officer, position, absent) if one is not None]
    is_named = len(concerned) == (2 if asked.acting_for_id is None else 3)
    if not is_named or any(one.agency_id != agency_id for one in concerned):
        raise BadAppointment(Unfit.UNKNOWN)
    assert officer is not None
    if not officer.is_active or not _are_of_agency(session, agency_id, asked.scope):
        raise BadAppointment(Unfit.UNKNOWN)
    stand_ins = list_stand_ins(session, agency_id, besides=0, from_on=asked.from_on, until_on=asked.until_on)
    if officer.id not in {one.id for one in stand_ins}:
        raise BadAppointment(Unfit.AWAY_TOO)
    if _holds_it(session, asked):
        raise BadAppointment(Unfit.HOLDS_IT)
    return officer


def _are_of_agency(session: Session, agency_id: int, permit_types: Collection[int]) -> bool:
    if not permit_types:
        return True
    query = select(PermitTypeRecord.id).where(
        PermitTypeRecord.agency_id == agency_id, PermitTypeRecord.id.in_(permit_types)
    )
    return len(session.scalars(query).all()) == len(set(permit_types))


def _holds_it(session: Session, asked: Appointment) -> bool:
    query = select(AssignmentRecord.id).where(
        AssignmentRecord.officer_id == asked.officer_id,
        AssignmentRecord.position_id == asked.position_id,
        AssignmentRecord.from_on <= asked.until_on,
        (AssignmentRecord.until_on.is_(None)) | (AssignmentRecord.until_on >= asked.from_on),
    )
    return session.execute(query.limit(1)).first() is not None
