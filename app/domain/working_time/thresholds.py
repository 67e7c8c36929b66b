"""When somebody has to be told: the moment a clock is due soon, and the moment lateness goes up the ladder.

Derived whenever the due time is, and stored beside it, so that the sweep compares instants and counts nothing.
Shares are of the working time on the clock, as `standings.share_used` measures it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.working_time.clocks import Allowance, Clock, Unit, due_at, instant_after

if TYPE_CHECKING:
    from app.domain.working_time.calendar import WorkingCalendar

WHOLE = 100


@dataclass(frozen=True, slots=True)
class SoonRule:
    """From when a clock is due soon: a share of its time used (percent), or no more than so much time left.

    `ValueError` unless it is exactly one of them, a share from 1 to 100, a time of at least 1.
    """

    share: int | None = None
    left: Allowance | None = None

    def __post_init__(self) -> None:
        if (self.share is None) == (self.left is None):
            raise ValueError("due soon by a share or by the time left, one of them")
        if self.share is not None and not 1 <= self.share <= WHOLE:
            msg = f"a share is 1 to 100 percent, not {self.share}"
            raise ValueError(msg)
        if self.left is not None and self.left.unit is Unit.NONE:
            raise ValueError("the time left has to be some time")


def soon_at(calendar: WorkingCalendar, clock: Clock, soon: SoonRule) -> datetime | None:
    """Tell when a clock is due soon, never after it is due; None while it is due at no moment.

    A time left that is longer than the clock's own makes it due soon from its start.
    """
    due = due_at(calendar, clock.started_at, clock.allowance, clock.pauses, clock.extensions)
    if due is None:
        return None
    if soon.left is not None and soon.left.working_days:
        return _with_days_left(calendar, clock, due, soon.left.working_days)
    in_all = sum((calendar.working_time_between(*run) for run in clock.runs(due)), timedelta())
    if soon.left is not None:
        return instant_after(calendar, clock, max(in_all - soon.left.working_time, timedelta()))
    assert soon.share is not None  # the rule says so
    return instant_after(calendar, clock, in_all * soon.share / WHOLE)


def escalates_at(calendar: WorkingCalendar, due: datetime | None, after: timedelta) -> datetime | None:
    """Tell when an overrun goes to the next of the ladder: office time after the due time; None without one."""
    return None if due is None else calendar.add_working_time(due, after)


def _with_days_left(calendar: WorkingCalendar, clock: Clock, due: datetime, days: int) -> datetime:
    """Tell the first moment from which no more closings than this are left on the clock."""
    counted_from = calendar.end_of_day(clock.started_at)
    closings = [
        calendar.closing_after(began_at, place)
        for run_from, ended_at in clock.runs(due)
        for began_at in (max(run_from, counted_from),)
        for place in range(1, calendar.closings_between(began_at, max(ended_at, began_at)) + 1)
    ]
    return clock.started_at if len(closings) <= days else closings[-days - 1]
