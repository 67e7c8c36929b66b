"""How long a step or a promise may take, when its clock stands still, and when it is due.

Two units are counted: working time (minutes, hours) runs only while the office works; "N hari kerja"
leaves out the day of the event and ends at closing of the N-th working day, where a day counts when the
clock runs as it closes (domain rule: clock stop, UU 30/2014 art. 53). Asks the calendar for the time;
how a clock stands now is `standings`, how its due time is explained is `ledger`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from app.domain.working_time.calendar import WorkingCalendar, in_utc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class Unit(StrEnum):
    """What an allowance is counted in."""

    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_DAYS = "working_days"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Allowance:
    """Time allowed: at least 1 of a unit, or 0 of none, which is never due. `ValueError` otherwise."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 0 or (self.amount == 0) != (self.unit is Unit.NONE):
            msg = f"not an allowance: {self.amount} {self.unit}"
            raise ValueError(msg)

    @property
    def working_time(self) -> timedelta:
        """The allowance as working time; nothing when it is counted in working days."""
        minutes = {Unit.MINUTES: 1, Unit.HOURS: 60}.get(self.unit, 0)
        return timedelta(minutes=minutes * self.amount)

    @property
    def working_days(self) -> int:
        """The allowance as working days; 0 when it is counted in working time."""
        return self.amount if self.unit is Unit.WORKING_DAYS else 0


class PauseCause(StrEnum):
    """Why a clock stands still: each time because the applicant, not the office, has to act."""

    CORRECTION = "correction"
    PAYMENT = "payment"
    COLLECTION = "collection"
    SURVEY_DELAY = "survey_delay"
    EXTENSION = "extension"
    """The applicant asked for more time."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A time for which a clock stands still; without an end it still does. `ValueError` when it ends first."""

    started_at: datetime
    ended_at: datetime | None
    cause: PauseCause

    def __post_init__(self) -> None:
        started_at = in_utc(self.started_at)
        if self.ended_at is not None and in_utc(self.ended_at) < started_at:
            msg = f"a pause cannot end at {self.ended_at} before it starts at {self.started_at}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Extension:
    """More time granted, with the reason given. `ValueError` when it grants none."""

    allowance: Allowance
    reason: str
    granted_at: datetime

    def __post_init__(self) -> None:
        in_utc(self.granted_at)
        if self.allowance.unit is Unit.NONE:
            msg = "an extension has to grant some time"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of a case: all that its due time is derived from.

    Extensions in the allowance's own unit lengthen it; those in the other unit run after it.
    """

    started_at: datetime
    allowance: Allowance
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()

    def __post_init__(self) -> None:
        in_utc(self.started_at)

    @property
    def stops(self) -> tuple[Pause, ...]:
        """The pauses after the start, in order, each moment in one only: the pause that began first."""
        return tuple(_apart(self.pauses, self.started_at))

    def runs(self, until: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Give the stretches from the start to a moment in which the clock runs, in order."""
        running_from: datetime | None = self.started_at
        for stop in self.stops:
            if running_from is None or stop.started_at >= until:
                break
            yield running_from, stop.started_at
            running_from = stop.ended_at
        if running_from is not None and running_from < until:
            yield running_from, until


@dataclass(frozen=True, slots=True)
class Leg:
    """The part of a clock's run that counts in one unit: working time, or a number of working days.

    Without an end it is held up by an open pause.
    """

    amount: timedelta | int
    from_at: datetime
    until_at: datetime | None


def due_at(
    calendar: WorkingCalendar,
    started_at: datetime,
    allowance: Allowance,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Extension] = (),
) -> datetime | None:
    """Tell when a clock runs out; None without an allowance, and while an open pause holds it up."""
    run = legs(calendar, Clock(started_at, allowance, tuple(pauses), tuple(extensions)))
    return run[-1].until_at if run else None


def instant_after(calendar: WorkingCalendar, clock: Clock, amount: timedelta) -> datetime | None:
    """Tell when a clock has run for an amount of working time; None when a pause still holds it up before."""
    return _leg(calendar, amount, in_utc(clock.started_at), clock.stops).until_at


def legs(calendar: WorkingCalendar, clock: Clock) -> tuple[Leg, ...]:
    """Follow a clock to where it runs out or is held up; no legs without an allowance."""
    run: list[Leg] = []
    reached: datetime | None = in_utc(clock.started_at)
    for amount in _amounts(clock):
        if reached is None:
            break
        run.append(_leg(calendar, amount, reached, clock.stops))
        reached = run[-1].until_at
    return tuple(run)


def _amounts(clock: Clock) -> tuple[timedelta | int, ...]:
    if clock.allowance.unit is Unit.NONE:
        return ()
    granted = (clock.allowance, *(extension.allowance for extension in clock.extensions))
    time = sum((allowance.working_time for allowance in granted), timedelta())
    days = sum(allowance.working_days for allowance in granted)
    own_unit_first = (days, time) if clock.allowance.working_days else (time, days)
    return tuple(amount for amount in own_unit_first if amount)


def _leg(calendar: WorkingCalendar, amount: timedelta | int, at: datetime, stops: Iterable[Pause]) -> Leg:
    if isinstance(amount, timedelta):
        measure = calendar.working_time_between
        return Leg(amount, at, _run_out(calendar.add_working_time, measure, at, amount, stops))
    next_day_at = calendar.end_of_day(at)
    count = calendar.closings_between
    return Leg(amount, next_day_at, _run_out(calendar.closing_after, count, next_day_at, amount, stops))


Amount = TypeVar("Amount", int, timedelta)


def _run_out(
    advance: Callable[[datetime, Amount], datetime],
    between: Callable[[datetime, datetime], Amount],
    running_from: datetime,
    left: Amount,
    stops: Iterable[Pause],
) -> datetime | None:
    for stop in _apart(stops, running_from):
        runs_out_at = advance(running_from, left)
        if runs_out_at <= stop.started_at:
            return runs_out_at
        if stop.ended_at is None:
            return None
        left -= between(running_from, stop.started_at)
        running_from = stop.ended_at
    return advance(running_from, left)


def _apart(pauses: Iterable[Pause], since: datetime) -> Iterator[Pause]:
    reached: datetime | None = since
    for pause in sorted(pauses, key=lambda pause: pause.started_at):
        if reached is None:
            break
        if pause.ended_at is None or pause.ended_at > reached:
            yield replace(pause, started_at=max(pause.started_at, reached))
            reached = pause.ended_at
