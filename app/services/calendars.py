"""An agency's calendar: from its rows to the value that clocks run on, and from the published holidays to rows.

Each process keeps the calendars it has built. Every change to a calendar's rows gives the agency a new stamp in the
same transaction (`app.records.calendars`), so one small read by key tells whether what is kept still holds, in
whichever process the change was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from zoneinfo import ZoneInfo

import holidays
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.days_off import DayOff, DayOffKind
from app.domain.working_time.hours import Break, DayHours, HoursPeriod
from app.records.agencies import AgencyRecord
from app.records.calendars import DayHoursRecord, DayOffRecord, HoursPeriodRecord
from app.services.transactions import transaction

_CATEGORIES = {"public": DayOffKind.NATIONAL_HOLIDAY, "government": DayOffKind.COLLECTIVE_LEAVE}
"""What the `holidays` package calls a national holiday and cuti bersama."""

_NAMED_LAST = (DayOffKind.LOCAL, DayOffKind.COLLECTIVE_LEAVE, DayOffKind.NATIONAL_HOLIDAY)
"""Of several days off on one date the calendar names the last, so the widest decree comes last."""

_kept: dict[int, tuple[tuple[str, str], WorkingCalendar]] = {}


class UnknownAgency(LookupError):
    """No agency has this id."""


def get_calendar(session: Session | scoped_session[Session], agency_id: int) -> WorkingCalendar:
    """Get the working calendar of an agency as it stands now; `UnknownAgency` when there is none such."""
    query = select(AgencyRecord.calendar_stamp, AgencyRecord.zone).where(AgencyRecord.id == agency_id)
    row = session.execute(query).one_or_none()
    if row is None:
        raise UnknownAgency(agency_id)
    stamp = (row.calendar_stamp, row.zone)
    kept = _kept.get(agency_id)
    if kept is not None and kept[0] == stamp:
        return kept[1]
    periods, days_off = tuple(_list_periods(session, agency_id)), tuple(_list_days_off(session, agency_id))
    calendar = WorkingCalendar(ZoneInfo(row.zone), periods, days_off)
    _kept[agency_id] = (stamp, calendar)
    return calendar


def import_holidays(
    session: Session | scoped_session[Session],
    agency_id: int,
    years: Iterable[int],
    decrees: Mapping[int, str] | None = None,
) -> int:
    """Take in the published holidays and collective leave that an agency's calendar lacks; tell how many.

    A day that is there already stays as the agency has it. `decrees` names the joint decree (SKB 3 Menteri) of
    a year.
    """
    with transaction(session) as writing:
        return add_holidays(writing, agency_id, years, decrees or {})


def add_holidays(session: Session, agency_id: int, years: Iterable[int], decrees: Mapping[int, str]) -> int:
    """Do what `import_holidays` does, within a transaction of the caller's."""
    there = {
        (row.on_date, row.kind)
        for row in session.execute(
            select(DayOffRecord.on_date, DayOffRecord.kind).where(DayOffRecord.agency_id == agency_id)
        )
    }
    new = [day for day in published_days_off(years) if (day.on, day.kind.value) not in there]
    session.add_all(
        DayOffRecord(
            agency_id=agency_id,
            on_date=day.on,
            kind=day.kind.value,
            name=day.name,
            decree=decrees.get(day.on.year, ""),
        )
        for day in new
    )
    return len(new)


def published_days_off(years: Iterable[int]) -> tuple[DayOff, ...]:
    """List the national holidays and collective leave of some years as published, in Indonesian, by date.

    Islamic dates that no one has announced yet are marked "(perkiraan)"; collective leave is published for a few
    years ahead only, so a year without it is not yet complete.
    """
    asked = tuple(years)
    found = [
        DayOff(on, name, kind)
        for category, kind in _CATEGORIES.items()
        for on, name in holidays.country_holidays(
            "ID", years=asked, categories=(category,), language="id"
        ).items()
    ]
    return tuple(sorted(found, key=lambda day: (day.on, day.kind)))


def _list_periods(session: Session | scoped_session[Session], agency_id: int) -> Iterator[HoursPeriod]:
    """List the periods in the order in which they take precedence: a later beginning wins, then the later row."""
    query = (
        select(HoursPeriodRecord, DayHoursRecord)
        .outerjoin(DayHoursRecord, DayHoursRecord.period_id == HoursPeriodRecord.id)
        .where(HoursPeriodRecord.agency_id == agency_id)
        .order_by(HoursPeriodRecord.from_on, HoursPeriodRecord.id, DayHoursRecord.weekday)
    )
    rows = session.execute(query)
    for period, together in groupby(rows, key=lambda row: row[0]):
        days = {hours.weekday: _day_hours(hours) for _period, hours in together if hours is not None}
        yield HoursPeriod(period.label, period.from_on, period.until_on, days)


def _day_hours(row: DayHoursRecord) -> DayHours:
    if row.break_starts is None or row.break_ends is None:
        return DayHours(row.opens, row.closes)
    return DayHours(row.opens, row.closes, (Break(row.break_starts, row.break_ends),))


def _list_days_off(session: Session | scoped_session[Session], agency_id: int) -> list[DayOff]:
    query = select(DayOffRecord).where(DayOffRecord.agency_id == agency_id).order_by(DayOffRecord.on_date)
    days = [
        DayOff(row.on_date, row.name, DayOffKind(row.kind), row.decree)
        for row in session.scalars(query).all()
    ]
    return sorted(days, key=_order)


def _order(day: DayOff) -> tuple[date, int]:
    return day.on, _NAMED_LAST.index(day.kind)
