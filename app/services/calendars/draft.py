"""The calendar as its rows say it: what the next version will be, and what is still wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import combinations, groupby
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.days_off import DayOff, DayOffKind
from app.domain.working_time.hours import Break, DayHours, HoursPeriod
from app.records.agencies import AgencyRecord
from app.records.calendars import DayHoursRecord, DayOffRecord, HoursPeriodRecord
from app.services.calendars.refusals import CalendarReason, CalendarRefused, UnknownAgency

_NAMED_LAST = (DayOffKind.LOCAL, DayOffKind.COLLECTIVE_LEAVE, DayOffKind.NATIONAL_HOLIDAY)
"""Of several days off on one date the calendar names the last, so the widest decree comes last."""


@dataclass(frozen=True)
class Draft:
    """The calendar of the rows, under the stamp that names exactly these rows."""

    stamp: str
    calendar: WorkingCalendar


def draft_calendar(session: Session | scoped_session[Session], agency_id: int) -> WorkingCalendar:
    """Read the calendar from the rows; `CalendarRefused` where a row contradicts itself."""
    return read_draft(session, agency_id).calendar


def read_draft(session: Session | scoped_session[Session], agency_id: int) -> Draft:
    """Read the calendar from the rows, with their stamp; `CalendarRefused` where a row contradicts itself.

    The stamp is read first: rows that change meanwhile have another one, and whoever brings this one is refused.
    """
    query = select(AgencyRecord.calendar_stamp, AgencyRecord.zone).where(AgencyRecord.id == agency_id)
    row = session.execute(query).one_or_none()
    if row is None:
        raise UnknownAgency(agency_id)
    periods, days_off = tuple(_list_periods(session, agency_id)), tuple(_list_days_off(session, agency_id))
    return Draft(row.calendar_stamp, WorkingCalendar(ZoneInfo(row.zone), periods, days_off))


def insist_on_soundness(calendar: WorkingCalendar) -> None:
    """Refuse a calendar that clocks could not run on, or of which nobody could say which hours hold.

    There must be hours, without an end (a later beginning takes precedence, so the regular ones need none); a
    period that names no weekday was left half made; and two periods may not begin together or cross.
    """
    if not any(period.days for period in calendar.periods):
        raise CalendarRefused(CalendarReason.NO_HOURS)
    for period in calendar.periods:
        if not period.days:
            raise CalendarRefused(CalendarReason.EMPTY_PERIOD, period=period.label)
    for earlier, later in combinations(calendar.periods, 2):
        if _contradict(earlier, later):
            raise CalendarRefused(CalendarReason.PERIODS_OVERLAP, first=earlier.label, second=later.label)
    if not any(period.until_on is None for period in calendar.periods):
        raise CalendarRefused(
            CalendarReason.HOURS_END, until=max(p.until_on or date.min for p in calendar.periods)
        )


def _contradict(earlier: HoursPeriod, later: HoursPeriod) -> bool:
    if earlier.from_on == later.from_on:
        return True
    if earlier.until_on is None or later.until_on is None:
        return False
    return later.from_on <= earlier.until_on < later.until_on


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
        days = {hours.weekday: _day_hours(period, hours) for _period, hours in together if hours is not None}
        yield _period(period, days)


def _period(row: HoursPeriodRecord, days: dict[int, DayHours]) -> HoursPeriod:
    try:
        return HoursPeriod(row.label, row.from_on, row.until_on, days)
    except ValueError:
        raise CalendarRefused(CalendarReason.PERIOD_BACKWARDS, period=row.label) from None


def _day_hours(period: HoursPeriodRecord, row: DayHoursRecord) -> DayHours:
    try:
        return DayHours(row.opens, row.closes, breaks_from(row.breaks))
    except ValueError:
        raise CalendarRefused(
            CalendarReason.HOURS_OUT_OF_ORDER, period=period.label, weekday=row.weekday
        ) from None


def breaks_from(plain: Sequence[Sequence[str]]) -> tuple[Break, ...]:
    """Give the breaks of a row as values; each is kept as its beginning and its end."""
    return tuple(Break(time.fromisoformat(starts), time.fromisoformat(ends)) for starts, ends in plain)


def breaks_as_plain(breaks: Sequence[Break]) -> list[list[str]]:
    """Write breaks as a row keeps them."""
    return [[pause.starts.isoformat("minutes"), pause.ends.isoformat("minutes")] for pause in breaks]


def _list_days_off(session: Session | scoped_session[Session], agency_id: int) -> list[DayOff]:
    query = select(DayOffRecord).where(DayOffRecord.agency_id == agency_id).order_by(DayOffRecord.on_date)
    days = [
        DayOff(row.on_date, row.name, DayOffKind(row.kind), row.decree)
        for row in session.scalars(query).all()
    ]
    return sorted(days, key=_order)


def _order(day: DayOff) -> tuple[date, int]:
    return day.on, _NAMED_LAST.index(day.kind)
