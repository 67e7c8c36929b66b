"""What one calendar says differently from another: what a person reads before the second is put in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy.orm import Session

from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.days_off import DayOff
from app.domain.working_time.hours import WEEKDAYS, DayHours, HoursPeriod
from app.services.calendars.draft import draft_calendar
from app.services.calendars.in_force import get_calendar


@dataclass(frozen=True)
class DayOffAdded:
    """A day on which the office will be closed."""

    day: DayOff


@dataclass(frozen=True)
class DayOffRemoved:
    """A day on which the office will work after all."""

    day: DayOff


@dataclass(frozen=True)
class DayOffReworded:
    """A day off with another name or decree."""

    was: DayOff
    day: DayOff


@dataclass(frozen=True)
class PeriodAdded:
    """A new period with hours of its own."""

    period: HoursPeriod


@dataclass(frozen=True)
class PeriodRemoved:
    """A period that will be gone."""

    period: HoursPeriod


@dataclass(frozen=True)
class PeriodMoved:
    """A period with another name, beginning or end."""

    was: HoursPeriod
    period: HoursPeriod


@dataclass(frozen=True)
class HoursChanged:
    """A weekday of a period with other hours; None where the office is closed."""

    period: HoursPeriod
    weekday: int
    was: DayHours | None
    hours: DayHours | None


Change: TypeAlias = (
    DayOffAdded | DayOffRemoved | DayOffReworded | PeriodAdded | PeriodRemoved | PeriodMoved | HoursChanged
)


def list_changes(session: Session, agency_id: int) -> tuple[Change, ...]:
    """List what the rows say differently from the version in force: days off by date, then hours by period.

    `CalendarRefused` where a row contradicts itself, so that nothing can be said of the rows.
    """
    return changes_between(get_calendar(session, agency_id), draft_calendar(session, agency_id))


def changes_between(was: WorkingCalendar, draft: WorkingCalendar) -> tuple[Change, ...]:
    """List what a draft says differently."""
    return (*_days_off(was.days_off, draft.days_off), *_periods(was.periods, draft.periods))


def _days_off(was: Sequence[DayOff], now: Sequence[DayOff]) -> Iterator[Change]:
    before, after = ({(day.on, day.kind): day for day in days} for days in (was, now))
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old is None and new is not None:
            yield DayOffAdded(new)
        elif old is not None and new is None:
            yield DayOffRemoved(old)
        elif old is not None and new is not None and old != new:
            yield DayOffReworded(old, new)


def _periods(was: Sequence[HoursPeriod], now: Sequence[HoursPeriod]) -> Iterator[Change]:
    gone, new = list(was), list(now)
    for old, period in _paired(gone, new):
        if (old.label, old.from_on, old.until_on) != (period.label, period.from_on, period.until_on):
            yield PeriodMoved(old, period)
        yield from _hours(old, period)
    yield from (PeriodRemoved(period) for period in gone)
    yield from (PeriodAdded(period) for period in new)


def _paired(gone: list[HoursPeriod], new: list[HoursPeriod]) -> list[tuple[HoursPeriod, HoursPeriod]]:
    """Take out of both lists the periods that are the same one: by name and beginning, else by either."""
    pairs = []
    for is_same in (_has_same_name_and_beginning, _has_same_name, _has_same_beginning):
        for old in tuple(gone):
            period = next((one for one in new if is_same(old, one)), None)
            if period is not None:
                gone.remove(old)
                new.remove(period)
                pairs.append((old, period))
    return sorted(pairs, key=lambda pair: pair[1].from_on)


def _has_same_name_and_beginning(one: HoursPeriod, other: HoursPeriod) -> bool:
    return (one.label, one.from_on) == (other.label, other.from_on)


def _has_same_name(one: HoursPeriod, other: HoursPeriod) -> bool:
    return one.label == other.label


def _has_same_beginning(one: HoursPeriod, other: HoursPeriod) -> bool:
    return one.from_on == other.from_on


def _hours(was: HoursPeriod, now: HoursPeriod) -> Iterator[Change]:
    for weekday in WEEKDAYS:
        old, new = was.days.get(weekday), now.days.get(weekday)
        if old != new:
            yield HoursChanged(now, weekday, old, new)
