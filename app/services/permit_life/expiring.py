"""Permits about to end, and those that have ended lately: whom the counter may call, page after page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, literal_column, or_, select
from sqlalchemy.orm import Session

from app.domain.case.access import Permission
from app.domain.case.refusals import Reason
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord
from app.records.permits import CaseOriginRecord, GivenNumberRecord, PermitRecord
from app.services.actors import Actor
from app.services.casework.loading import RUNNING
from app.services.declined import Declined
from app.services.issuing.letterheads import local_date
from app.services.keyset import Bounds, Page, Place, page_of

PAGE = 25
LATELY = timedelta(days=365)


class Which(StrEnum):
    """Which permits the list shows."""

    SOON = "soon"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class EndingPermit:
    """A permit whose last day is near or past; `renewal` is the file that asks for its renewal, if one runs."""

    id: int
    number: str
    title: str
    holder: str
    valid_until: date
    days_left: int
    reminded_at: datetime | None
    renewal: str = ""
    renewal_case_id: int | None = None


@dataclass(frozen=True)
class Ending:
    """A page of the list, and how many days before the end a permit comes onto it."""

    page: Page[EndingPermit]
    notice_days: int


def list_ending(session: Session, by: Actor, which: Which, bounds: Bounds, at: datetime) -> Ending:
    """List permits of the officer's agency that end soon, the nearest first, or that have ended, the latest first.

    For those who see every case of the agency; `Declined` for any other.
    """
    if Permission.CASE_VIEW_ALL not in by.officer.permissions:
        raise Declined(Reason.NOT_PERMITTED, permission=Permission.CASE_VIEW_ALL.value)
    agency = session.get_one(AgencyRecord, by.agency_id)
    today, notice = local_date(at, agency), timedelta(days=agency.expiry_notice_days)
    first, last = (today, today + notice) if which is Which.SOON else (today - LATELY, today - timedelta(1))
    query = _of_agency(by.agency_id).where(PermitRecord.valid_until.between(first, last))
    found = session.execute(_bounded(query, bounds, is_rising=which is Which.SOON)).all()
    running = _running(session, [row.id for row in found])
    rows = [_ending(row, today, running.get(row.id)) for row in found]
    return Ending(page_of(rows, bounds, PAGE, _place_of), agency.expiry_notice_days)


def _of_agency(agency_id: int) -> Any:
    return (
        select(
            PermitRecord.id,
            GivenNumberRecord.text.label("number"),
            PermitRecord.title,
            PermitRecord.holder_name,
            PermitRecord.valid_until,
            PermitRecord.reminded_at,
        )
        .join(GivenNumberRecord, GivenNumberRecord.id == PermitRecord.number_id)
        .where(
            PermitRecord.agency_id == agency_id,
            PermitRecord.state == literal_column("'valid'"),
            PermitRecord.valid_until.is_not(None),
        )
    )


def _bounded(query: Any, bounds: Bounds, *, is_rising: bool) -> Any:
    """Go on from a place, in the list's direction or, paging back, against it; one row more than a page."""
    until, row_id = PermitRecord.valid_until, PermitRecord.id
    rises = is_rising != bounds.is_back
    place = bounds.place
    if place is not None:
        on = place.at.date()
        beyond, further = (until > on, row_id > place.id) if rises else (until < on, row_id < place.id)
        # The first comparison alone bounds the index; the second leaves out what was shown of that day.
        query = query.where(until >= on if rises else until <= on, or_(beyond, and_(until == on, further)))
    order = (until.asc(), row_id.asc()) if rises else (until.desc(), row_id.desc())
    return query.order_by(*order).limit(PAGE + 1)


def _running(session: Session, permit_ids: list[int]) -> dict[int, tuple[int, str]]:
    query = (
        select(CaseOriginRecord.permit_id, CaseRecord.id, CaseRecord.number)
        .join(CaseRecord, CaseRecord.id == CaseOriginRecord.case_id)
        .where(CaseOriginRecord.permit_id.in_(permit_ids), CaseRecord.status == RUNNING)
    )
    return {row.permit_id: (row.id, row.number) for row in session.execute(query)}


def _ending(row: Any, today: date, running: tuple[int, str] | None) -> EndingPermit:
    case_id, number = running or (None, "")
    return EndingPermit(
        id=row.id,
        number=row.number,
        title=row.title,
        holder=row.holder_name,
        valid_until=row.valid_until,
        days_left=(row.valid_until - today).days,
        reminded_at=row.reminded_at,
        renewal=number,
        renewal_case_id=case_id,
    )


def _place_of(row: EndingPermit) -> Place:
    return Place(datetime.combine(row.valid_until, time(), UTC), row.id)
