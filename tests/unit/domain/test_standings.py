from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given

from app.domain.working_time.clocks import Allowance, Clock, Extension, Pause, PauseCause, Unit, due_at
from app.domain.working_time.standings import Measured, Standing, remaining, share_used, standing, used
from tests.calendars import at, office_calendar
from tests.clocks import calendars, clocks, moments, quickly

MONDAY_0900 = at("2026-11-23 09:00")
HALF_AN_HOUR = Clock(MONDAY_0900, Allowance(30, Unit.MINUTES))
FIVE_DAYS = Clock(MONDAY_0900, Allowance(5, Unit.WORKING_DAYS))
NO_ALLOWANCE = Clock(MONDAY_0900, Allowance(0, Unit.NONE))
BACK_AT_APPLICANT = Pause(at("2026-11-23 09:10"), None, PauseCause.CORRECTION)
ANSWERED_NEXT_DAY = Pause(at("2026-11-23 09:10"), at("2026-11-24 09:00"), PauseCause.CORRECTION)


def minutes(amount: float) -> timedelta:
    return timedelta(minutes=amount)


def with_pause(clock: Clock, pause: Pause) -> Clock:
    return Clock(clock.started_at, clock.allowance, (pause,), clock.extensions)


@pytest.mark.parametrize(
    ("now", "time_used", "time_left", "share"),
    [
        ("2026-11-23 08:00", 0, 30, 0),
        ("2026-11-23 09:00", 0, 30, 0),
        ("2026-11-23 09:24", 24, 6, 0.8),
        ("2026-11-23 09:30", 30, 0, 1),
        ("2026-11-23 09:45", 45, -15, 1.5),
    ],
    ids=["not begun", "begun", "soon", "due", "late"],
)
def test_minutes_are_used_up_one_by_one(now, time_used, time_left, share):
    now = at(now)

    assert used(office_calendar(), HALF_AN_HOUR, now).working_time == minutes(time_used)
    assert remaining(office_calendar(), HALF_AN_HOUR, now).working_time == minutes(time_left)
    assert share_used(office_calendar(), HALF_AN_HOUR, now) == pytest.approx(share)


@pytest.mark.parametrize(
    ("now", "days_used", "days_left"),
    [
        ("2026-11-23 09:00", 0, 5),
        ("2026-11-23 23:00", 0, 5),
        ("2026-11-24 15:59", 0, 5),
        ("2026-11-24 16:00", 1, 4),
        ("2026-11-28 10:00", 4, 1),
        ("2026-11-30 16:00", 5, 0),
        ("2026-12-02 08:00", 6, -1),
    ],
)
def test_working_days_are_used_up_as_they_close(now, days_used, days_left):
    now = at(now)

    assert used(office_calendar(), FIVE_DAYS, now).working_days == days_used
    assert remaining(office_calendar(), FIVE_DAYS, now).working_days == days_left


def test_the_share_of_a_clock_of_days_grows_with_every_working_minute():
    due = at("2026-11-30 16:00")
    whole = office_calendar().working_time_between(MONDAY_0900, due)

    noon = share_used(office_calendar(), FIVE_DAYS, at("2026-11-23 12:00"))

    assert noon == pytest.approx(timedelta(hours=3) / whole)
    assert share_used(office_calendar(), FIVE_DAYS, due) == 1


def test_a_pause_uses_nothing():
    clock = with_pause(HALF_AN_HOUR, ANSWERED_NEXT_DAY)

    assert used(office_calendar(), clock, at("2026-11-24 08:00")) == Measured(minutes(10), 0)
    assert used(office_calendar(), clock, at("2026-11-24 09:05")) == Measured(minutes(15), 0)


def test_while_paused_what_is_left_stays_what_it_was():
    clock = with_pause(HALF_AN_HOUR, BACK_AT_APPLICANT)

    for now in ("2026-11-23 09:10", "2026-11-23 15:00", "2026-12-23 15:00"):
        assert remaining(office_calendar(), clock, at(now)).working_time == minutes(20)
        assert share_used(office_calendar(), clock, at(now)) == pytest.approx(1 / 3)


def test_a_pause_yet_to_come_does_not_change_what_is_left_now():
    clock = with_pause(HALF_AN_HOUR, BACK_AT_APPLICANT)

    assert remaining(office_calendar(), clock, at("2026-11-23 09:05")).working_time == minutes(25)


def test_extensions_leave_more_time():
    more = Extension(Allowance(10, Unit.MINUTES), "power cut", MONDAY_0900)
    clock = Clock(MONDAY_0900, HALF_AN_HOUR.allowance, (), (more,))

    assert remaining(office_calendar(), clock, at("2026-11-23 09:30")).working_time == minutes(10)


def test_without_an_allowance_there_is_nothing_left_and_nothing_to_worry_about():
    assert remaining(office_calendar(), NO_ALLOWANCE, MONDAY_0900) is None
    assert share_used(office_calendar(), NO_ALLOWANCE, MONDAY_0900) is None
    assert standing(office_calendar(), NO_ALLOWANCE, at("2027-11-23 09:00")) is Standing.ON_TIME


@pytest.mark.parametrize(
    ("clock", "now", "expected"),
    [
        (HALF_AN_HOUR, "2026-11-23 09:23", Standing.ON_TIME),
        (HALF_AN_HOUR, "2026-11-23 09:24", Standing.SOON),
        (HALF_AN_HOUR, "2026-11-23 09:30", Standing.SOON),
        (HALF_AN_HOUR, "2026-11-23 09:31", Standing.LATE),
        (FIVE_DAYS, "2026-11-30 07:30", Standing.SOON),
        (FIVE_DAYS, "2026-11-30 16:01", Standing.LATE),
        (with_pause(HALF_AN_HOUR, BACK_AT_APPLICANT), "2026-11-23 09:05", Standing.ON_TIME),
        (with_pause(HALF_AN_HOUR, BACK_AT_APPLICANT), "2026-11-23 09:10", Standing.PAUSED),
        (with_pause(HALF_AN_HOUR, BACK_AT_APPLICANT), "2027-11-23 09:10", Standing.PAUSED),
        (with_pause(HALF_AN_HOUR, ANSWERED_NEXT_DAY), "2026-11-24 08:59", Standing.PAUSED),
        (with_pause(HALF_AN_HOUR, ANSWERED_NEXT_DAY), "2026-11-24 09:00", Standing.ON_TIME),
        (with_pause(NO_ALLOWANCE, BACK_AT_APPLICANT), "2026-11-24 09:00", Standing.PAUSED),
    ],
)
def test_a_clock_stands_as_its_due_time_and_its_pauses_say(clock, now, expected):
    assert standing(office_calendar(), clock, at(now)) is expected


def test_late_is_late_even_when_the_file_is_given_back_afterwards():
    clock = with_pause(HALF_AN_HOUR, Pause(at("2026-11-23 10:00"), None, PauseCause.CORRECTION))

    assert standing(office_calendar(), clock, at("2026-11-23 11:00")) is Standing.LATE


def test_an_office_may_want_to_be_warned_earlier():
    halfway = at("2026-11-23 09:15")

    assert standing(office_calendar(), HALF_AN_HOUR, halfway) is Standing.ON_TIME
    assert standing(office_calendar(), HALF_AN_HOUR, halfway, soon_from=0.5) is Standing.SOON


@quickly
@given(calendars(), clocks())
def test_at_its_due_time_a_clock_has_used_all_and_has_nothing_left(calendar, clock):
    due = due_at(calendar, clock.started_at, clock.allowance, clock.pauses, clock.extensions)

    assert remaining(calendar, clock, due) == Measured(timedelta(), 0)
    assert share_used(calendar, clock, due) == 1
    assert standing(calendar, clock, due) is not Standing.LATE


@quickly
@given(calendars(), clocks(may_be_extended=False))
def test_a_clock_is_due_when_its_allowance_is_used(calendar, clock):
    due = due_at(calendar, clock.started_at, clock.allowance, clock.pauses)

    at_due = used(calendar, clock, due)

    if clock.allowance.working_days:
        assert at_due.working_days == clock.allowance.working_days
    else:
        assert at_due.working_time == clock.allowance.working_time


@quickly
@given(calendars(), clocks(may_be_open=True), moments())
def test_what_is_used_and_what_is_left_is_never_less_than_the_allowance(calendar, clock, now):
    left, so_far = remaining(calendar, clock, now), used(calendar, clock, now)

    assert left.working_time + so_far.working_time >= clock.allowance.working_time
    assert left.working_days + so_far.working_days >= clock.allowance.working_days
