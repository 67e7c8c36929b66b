"""A due time explained line by line: start, what counted, what did not and why, pauses, extensions, due.

Values only, for the screens to turn into words. The due time comes from `clocks`, the lines from the
calendar's own windows and days, so that their sum is a proof of it and not a repetition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from app.domain.working_time.clocks import Clock, Extension, Leg, Pause, PauseCause, legs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.working_time.calendar import WorkingCalendar
    from app.domain.working_time.days_off import SkippedDay


@dataclass(frozen=True, slots=True)
class Started:
    """The clock began to run."""

    at: datetime


@dataclass(frozen=True, slots=True)
class CountedTime:
    """A stretch of office hours in which the clock ran."""

    at: datetime
    until_at: datetime
    on: date

    @property
    def working_time(self) -> timedelta:
        """What the stretch adds to the sum."""
        return self.until_at - self.at


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A working day at whose closing the clock ran, numbered from 1."""

    at: datetime
    on: date
    number: int


@dataclass(frozen=True, slots=True)
class PausedDay:
    """A working day that did not count, since the clock stood still as it closed."""

    at: datetime
    on: date
    cause: PauseCause


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day on which the office does not work."""

    at: datetime
    day: SkippedDay


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock stood still, and how much office time passed meanwhile; unknown while it still does."""

    at: datetime
    until_at: datetime | None
    cause: PauseCause
    working_time: timedelta | None


@dataclass(frozen=True, slots=True)
class Extended:
    """More time was granted."""

    at: datetime
    extension: Extension


@dataclass(frozen=True, slots=True)
class Due:
    """The allowance, with its extensions, was used up."""

    at: datetime


Line: TypeAlias = Started | CountedTime | CountedDay | PausedDay | Skipped | Paused | Extended | Due


@dataclass(frozen=True, slots=True)
class Ledger:
    """The lines in the order of time, from the start to the due time or to the pause that holds it up."""

    lines: tuple[Line, ...]

    @property
    def due_at(self) -> datetime | None:
        """The due time; None when a pause holds it up, or nothing is due."""
        return self.lines[-1].at if isinstance(self.lines[-1], Due) else None

    @property
    def counted_time(self) -> timedelta:
        """The sum of the stretches that counted."""
        return sum((line.working_time for line in self.lines if isinstance(line, CountedTime)), timedelta())

    @property
    def counted_days(self) -> int:
        """The number of days that counted."""
        return sum(isinstance(line, CountedDay) for line in self.lines)


def explain(calendar: WorkingCalendar, clock: Clock) -> Ledger:
    """Explain the due time of a clock; without an allowance there is only its start."""
    run = legs(calendar, clock)
    if not run:
        return Ledger((Started(clock.started_at),))
    due = run[-1].until_at
    until = clock.stops[-1].started_at if due is None else due
    between = [
        *(line for leg in run for line in _counted(calendar, clock, leg, leg.until_at or until)),
        *_skipped(calendar, clock.started_at, until),
        *(_paused(calendar, stop) for stop in clock.stops if due is None or stop.started_at < due),
        *(Extended(extension.granted_at, extension) for extension in clock.extensions),
    ]
    between.sort(key=lambda line: line.at)
    return Ledger((Started(clock.started_at), *between, *([] if due is None else [Due(due)])))


def _counted(calendar: WorkingCalendar, clock: Clock, leg: Leg, until: datetime) -> Iterator[Line]:
    if isinstance(leg.amount, int):
        yield from _counted_days(calendar, clock, leg.from_at, until)
        return
    for began_at, ended_at in clock.runs(until):
        for window in calendar.windows_between(max(began_at, leg.from_at), ended_at):
            yield CountedTime(window.opens_at, window.closes_at, window.on)


def _counted_days(
    calendar: WorkingCalendar, clock: Clock, counted_from: datetime, until: datetime
) -> Iterator[Line]:
    number = 0
    for closes_at in _closings(calendar, counted_from, until):
        on = calendar.date_of(closes_at)
        stop = _find_stop(clock, closes_at)
        if stop is None:
            number += 1
            yield CountedDay(closes_at, on, number)
        else:
            yield PausedDay(closes_at, on, stop.cause)


def _closings(calendar: WorkingCalendar, after: datetime, until: datetime) -> Iterator[datetime]:
    first_on, last_on = calendar.date_of(after), calendar.date_of(until)
    days = (first_on + timedelta(days=n) for n in range((last_on - first_on).days + 1))
    closings = (calendar.close_of(on) for on in days if calendar.is_working_day(on))
    return (closes_at for closes_at in closings if after < closes_at <= until)


def _find_stop(clock: Clock, at: datetime) -> Pause | None:
    return next(
        (s for s in clock.stops if s.started_at < at and (s.ended_at is None or at <= s.ended_at)), None
    )


def _skipped(calendar: WorkingCalendar, start: datetime, until: datetime) -> Iterator[Line]:
    days = calendar.days_off_between(calendar.date_of(start), calendar.date_of(until))
    return (Skipped(max(start, calendar.start_of(day.on)), day) for day in days)


def _paused(calendar: WorkingCalendar, stop: Pause) -> Line:
    cost = None if stop.ended_at is None else calendar.working_time_between(stop.started_at, stop.ended_at)
    return Paused(stop.started_at, stop.ended_at, stop.cause, cost)
