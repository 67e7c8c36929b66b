"""How the clock of a task, or the promise of a case, stands now, in the values that lists and pages show.

"Soon" is what is due today: the same rule for the colour of a row, the counters above a list and its filter,
so that they never contradict each other. Words are the screens' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.case.cases import Task, TaskState
from app.domain.case.due_times import clock_of, deemed_clock, promise_clock
from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.clocks import Allowance, Clock, Unit, due_at
from app.domain.working_time.standings import Standing, share_used

__all__ = [
    "Stand",
    "WorkingTime",
    "clock_of",
    "deemed_clock",
    "in_working_time",
    "promise_clock",
    "stand_of",
    "stand_of_task",
]

ALL_OF_IT = 100


@dataclass(frozen=True)
class WorkingTime:
    """A length of office time: whole working days, and what is over in a part of one."""

    days: int
    time: timedelta


@dataclass(frozen=True)
class Stand:
    """How a clock stands: what is left (or how late it is), of how much, and the share used in percent.

    `left` is None where nothing is due or the clock stands still.
    """

    standing: Standing
    allowance: Allowance
    left: WorkingTime | None = None
    due_at: datetime | None = None
    percent: int | None = None
    paused_since: datetime | None = None


def stand_of_task(task: Task, calendar: WorkingCalendar, now: datetime) -> Stand:
    """Tell how a live task stands; one that waits for the applicant stands still."""
    if task.state is TaskState.WAITING:
        return Stand(Standing.PAUSED, task.allowance, paused_since=task.pauses[-1].started_at)
    if task.is_with_applicant:
        return Stand(Standing.PAUSED, task.allowance, paused_since=task.opened_at)
    return stand_of(clock_of(task), calendar, now)


def stand_of(clock: Clock, calendar: WorkingCalendar, now: datetime) -> Stand:
    """Tell how a clock stands."""
    held = next((stop for stop in clock.stops if stop.ended_at is None and stop.started_at <= now), None)
    due = due_at(calendar, clock.started_at, clock.allowance, clock.pauses, clock.extensions)
    if held is not None and (due is None or now <= due):
        return Stand(Standing.PAUSED, clock.allowance, paused_since=held.started_at)
    if due is None:
        return Stand(Standing.ON_TIME, clock.allowance)
    return Stand(
        _standing(calendar, due, now),
        clock.allowance,
        left=_time_left(clock.allowance, calendar, due, now),
        due_at=due,
        percent=_percent(clock, calendar, now),
    )


def _standing(calendar: WorkingCalendar, due: datetime, now: datetime) -> Standing:
    if now > due:
        return Standing.LATE
    return Standing.SOON if due < calendar.end_of_day(now) else Standing.ON_TIME


def _percent(clock: Clock, calendar: WorkingCalendar, now: datetime) -> int | None:
    share = share_used(calendar, clock, now)
    return None if share is None else min(ALL_OF_IT, round(share * ALL_OF_IT))


def _time_left(allowance: Allowance, calendar: WorkingCalendar, due: datetime, now: datetime) -> WorkingTime:
    first, last = min(now, due), max(now, due)
    if allowance.unit is Unit.WORKING_DAYS:
        return _in_days(calendar, first, last, now)
    return in_working_time(calendar, calendar.working_time_between(first, last), now)


def _in_days(calendar: WorkingCalendar, first: datetime, last: datetime, now: datetime) -> WorkingTime:
    """Count the working days between two instants without today, and the office time of today apart."""
    begins_at = calendar.start_of(calendar.date_of(now))
    ends_at = calendar.end_of_day(now)
    today = calendar.working_time_between(max(first, begins_at), min(last, ends_at))
    if now == first:
        return WorkingTime(calendar.closings_between(ends_at, max(last, ends_at)), today)
    return WorkingTime(calendar.closings_between(first, max(first, begins_at)), today)


def in_working_time(calendar: WorkingCalendar, amount: timedelta, now: datetime) -> WorkingTime:
    """Write a length of office time in days of the next working day's length."""
    on = calendar.next_working_day(calendar.date_of(now))
    a_day = calendar.working_time_between(calendar.start_of(on), calendar.close_of(on))
    days, rest = divmod(amount, a_day)
    return WorkingTime(days, rest)
