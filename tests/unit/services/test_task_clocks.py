"""How a clock stands, in whole working days and the hours of today, as the inbox words it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.working_time.clocks import Allowance, Clock, Pause, PauseCause, Unit
from app.domain.working_time.standings import Standing
from app.services.task_clocks import WorkingTime, stand_of
from tests.calendars import at, office_calendar

CALENDAR = office_calendar()
MONDAY_0900 = at("2026-11-23 09:00")


def minutes(amount: int) -> Clock:
    return Clock(MONDAY_0900, Allowance(amount, Unit.MINUTES))


def days(amount: int) -> Clock:
    return Clock(MONDAY_0900, Allowance(amount, Unit.WORKING_DAYS))


@pytest.mark.parametrize(
    ("clock", "now", "standing", "left"),
    [
        (minutes(10), "2026-11-23 09:04", Standing.SOON, WorkingTime(0, timedelta(minutes=6))),
        (minutes(10), "2026-11-23 09:10", Standing.SOON, WorkingTime(0, timedelta(0))),
        (minutes(15), "2026-11-23 10:40", Standing.LATE, WorkingTime(0, timedelta(hours=1, minutes=25))),
        (days(3), "2026-11-23 09:00", Standing.ON_TIME, None),
        (days(1), "2026-11-24 09:00", Standing.SOON, None),
        (days(1), "2026-11-25 09:00", Standing.LATE, None),
    ],
)
def test_a_clock_is_soon_on_the_day_that_it_is_due_and_late_after(clock, now, standing, left):
    stand = stand_of(clock, CALENDAR, at(now))

    assert stand.standing is standing
    assert left is None or stand.left == left


def test_working_days_left_leave_out_today_which_is_told_in_hours():
    today = CALENDAR.remaining_today(MONDAY_0900)

    assert stand_of(days(5), CALENDAR, MONDAY_0900).left == WorkingTime(5, today)


def test_working_days_late_leave_out_today_too():
    now = at("2026-11-26 10:00")
    today = CALENDAR.working_time_between(at("2026-11-26 00:00"), now)

    assert stand_of(days(1), CALENDAR, now).left == WorkingTime(1, today)


def test_a_weekend_between_is_not_told():
    friday = Clock(at("2026-11-27 09:00"), Allowance(1, Unit.WORKING_DAYS))

    assert stand_of(friday, CALENDAR, at("2026-11-28 12:00")).left == WorkingTime(1, timedelta(0))


def test_a_clock_held_by_the_applicant_stands_still_since_then():
    held = Pause(at("2026-11-23 09:05"), None, PauseCause.CORRECTION)
    clock = Clock(MONDAY_0900, Allowance(15, Unit.MINUTES), (held,))

    stand = stand_of(clock, CALENDAR, at("2026-11-24 09:00"))

    assert (stand.standing, stand.left, stand.paused_since) == (Standing.PAUSED, None, held.started_at)


def test_without_an_allowance_nothing_is_left_and_nothing_is_late():
    stand = stand_of(Clock(MONDAY_0900, Allowance(0, Unit.NONE)), CALENDAR, at("2027-11-24 09:00"))

    assert (stand.standing, stand.left, stand.percent) == (Standing.ON_TIME, None, None)
