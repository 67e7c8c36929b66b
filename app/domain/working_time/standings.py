"""How a clock stands at a moment: what is used, what is left, and whether anybody has to worry.

Derived each time from the clock of `clocks`, never counted up; the moment is an argument.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.working_time.calendar import WorkingCalendar, in_utc
from app.domain.working_time.clocks import Clock, due_at

SOON_FROM = 0.8
"""The share of its time from which a clock is due soon, unless the office says otherwise."""


class Standing(StrEnum):
    """How a clock stands, in the order in which it is looked for."""

    LATE = "late"
    PAUSED = "paused"
    SOON = "soon"
    ON_TIME = "on_time"


@dataclass(frozen=True, slots=True)
class Measured:
    """Time on a clock in both units: working time, and working days as "N hari kerja" counts them."""

    working_time: timedelta
    working_days: int


def used(calendar: WorkingCalendar, clock: Clock, now: datetime) -> Measured:
    """Measure how long a clock has run by a moment, pauses taken out; it runs on when it is late."""
    counted_from = calendar.end_of_day(clock.started_at)
    time, days = timedelta(), 0
    for began_at, ended_at in clock.runs(in_utc(now)):
        time += calendar.working_time_between(began_at, ended_at)
        days += calendar.closings_between(max(began_at, counted_from), max(ended_at, counted_from))
    return Measured(time, days)


def remaining(calendar: WorkingCalendar, clock: Clock, now: datetime) -> Measured | None:
    """Measure what is left, below zero when it is late; None without an allowance.

    While a clock is paused: what will be left if the pause ends now.
    """
    projected = _resumed(clock, now)
    due = due_at(calendar, clock.started_at, clock.allowance, projected.pauses, clock.extensions)
    if due is None:
        return None
    in_all, so_far = used(calendar, projected, due), used(calendar, projected, now)
    return Measured(
        in_all.working_time - so_far.working_time,
        in_all.working_days - so_far.working_days,
    )


def share_used(calendar: WorkingCalendar, clock: Clock, now: datetime) -> float | None:
    """Tell the share of its working time that a clock has used: 1 when due, more when late.

    None without an allowance.
    """
    left = remaining(calendar, clock, now)
    if left is None:
        return None
    so_far = used(calendar, clock, now).working_time
    return so_far / (so_far + left.working_time)


def standing(
    calendar: WorkingCalendar, clock: Clock, now: datetime, soon_from: float = SOON_FROM
) -> Standing:
    """Tell how a clock stands; at its due time it is still on time, without an allowance never late."""
    now = in_utc(now)
    due = due_at(calendar, clock.started_at, clock.allowance, clock.pauses, clock.extensions)
    if due is not None and now > due:
        return Standing.LATE
    if any(stop.started_at <= now and (stop.ended_at is None or now < stop.ended_at) for stop in clock.stops):
        return Standing.PAUSED
    share = share_used(calendar, clock, now)
    return Standing.SOON if share is not None and share >= soon_from else Standing.ON_TIME


def _resumed(clock: Clock, now: datetime) -> Clock:
    pauses = (
        replace(pause, ended_at=max(now, pause.started_at)) if pause.ended_at is None else pause
        for pause in clock.pauses
    )
    return replace(clock, pauses=tuple(pauses))
