"""The calendar that an agency's clocks run on.

Each process keeps the calendars it has built. Every change to a calendar's rows gives the agency a new stamp in the
same transaction (`app.records.calendars`), and a version remembers the stamp of the rows it was made from. Equal
stamps mean equal calendars, so one small read by keys tells whether what is kept still holds, whichever process
changed rows or put a version in force.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.domain.working_time.calendar import WorkingCalendar
from app.records.agencies import AgencyRecord
from app.records.calendars import CalendarVersionRecord
from app.services.calendars.content import calendar_from
from app.services.calendars.draft import draft_calendar
from app.services.calendars.refusals import UnknownAgency

__all__ = ["UnknownAgency", "find_version_in_force", "get_calendar"]

_kept: dict[int, tuple[tuple[str, str], WorkingCalendar]] = {}


def get_calendar(session: Session | scoped_session[Session], agency_id: int) -> WorkingCalendar:
    """Get the calendar in force at an agency: its latest version, or before the first one the rows as they are.

    `UnknownAgency` when there is none such.
    """
    query = (
        select(
            AgencyRecord.zone,
            AgencyRecord.calendar_stamp,
            CalendarVersionRecord.id.label("version_id"),
            CalendarVersionRecord.stamp,
        )
        .outerjoin(
            CalendarVersionRecord,
            (CalendarVersionRecord.agency_id == AgencyRecord.id)
            & (CalendarVersionRecord.number == AgencyRecord.calendar_number),
        )
        .where(AgencyRecord.id == agency_id)
    )
    row = session.execute(query).one_or_none()
    if row is None:
        raise UnknownAgency(agency_id)
    stamp = (row.calendar_stamp if row.version_id is None else row.stamp, row.zone)
    kept = _kept.get(agency_id)
    if kept is not None and kept[0] == stamp:
        return kept[1]
    calendar = _read(session, agency_id, row.version_id, row.zone)
    _kept[agency_id] = (stamp, calendar)
    return calendar


def find_version_in_force(
    session: Session | scoped_session[Session], agency_id: int
) -> CalendarVersionRecord | None:
    """Find the version in force; None before the first."""
    query = (
        select(CalendarVersionRecord)
        .join(AgencyRecord, AgencyRecord.id == CalendarVersionRecord.agency_id)
        .where(AgencyRecord.id == agency_id, CalendarVersionRecord.number == AgencyRecord.calendar_number)
    )
    return session.scalars(query).one_or_none()


def _read(
    session: Session | scoped_session[Session], agency_id: int, version_id: int | None, zone: str
) -> WorkingCalendar:
    if version_id is None:
        return draft_calendar(session, agency_id)
    content = session.scalar(
        select(CalendarVersionRecord.content).where(CalendarVersionRecord.id == version_id)
    )
    assert content is not None  # a version is never deleted
    return calendar_from(content, ZoneInfo(zone))
