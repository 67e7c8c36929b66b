from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.working_time.clocks import Allowance, Clock, Unit, due_at
from tests.calendars import WIB, office_calendar
from tests.clocks import MINUTE, calendars, clocks, day_by_day, minute_by_minute, moments, pauses, quickly


def due(calendar, clock):
    return due_at(calendar, clock.started_at, clock.allowance, clock.pauses, clock.extensions)


@quickly
@given(calendars(), clocks())
def test_pauses_never_bring_the_due_time_forward(calendar, clock):
    unpaused = replace(clock, pauses=())

    assert due(calendar, clock) >= due(calendar, unpaused)


@quickly
@given(calendars(), clocks())
def test_extensions_never_bring_the_due_time_forward(calendar, clock):
    plain = replace(clock, extensions=())

    assert due(calendar, clock) >= due(calendar, plain)


@quickly
@given(calendars(), clocks(), st.integers(0, 5000))
def test_a_clock_that_starts_later_is_never_due_earlier(calendar, clock, delay):
    later = replace(clock, started_at=clock.started_at + delay * MINUTE)

    assert due(calendar, later) >= due(calendar, clock)


@quickly
@given(calendars(), clocks())
def test_the_order_in_which_pauses_are_listed_makes_no_difference(calendar, clock):
    backwards = replace(clock, pauses=clock.pauses[::-1])

    assert due(calendar, backwards) == due(calendar, clock)


@quickly
@given(clocks(may_be_open=True))
def test_pauses_set_apart_never_overlap(clock):
    ends = [stop.ended_at for stop in clock.stops]

    assert all(end is not None for end in ends[:-1])
    assert all(end <= later.started_at for end, later in zip(ends, clock.stops[1:], strict=False))


@quickly
@given(st.data(), moments(), st.integers(1, 500))
def test_minutes_agree_with_a_clerk_who_counts_every_minute(data, started_at, minutes):
    clock = Clock(
        started_at, Allowance(minutes, Unit.MINUTES), data.draw(pauses(started_at, may_be_open=False))
    )

    expected = minute_by_minute(office_calendar(), started_at, minutes, clock.pauses)

    assert due(office_calendar(), clock) == expected


@quickly
@given(st.data(), calendars(), moments(), st.integers(1, 12))
def test_working_days_agree_with_a_clerk_who_counts_every_day(data, calendar, started_at, days):
    clock = Clock(
        started_at, Allowance(days, Unit.WORKING_DAYS), data.draw(pauses(started_at, may_be_open=False))
    )

    expected = day_by_day(calendar, started_at.astimezone(WIB), days, clock.pauses)

    assert due(calendar, clock) == expected
