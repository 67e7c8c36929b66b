from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.working_time.calendar import WorkingCalendar
from tests.calendars import WIB, office_calendar
from tests.clocks import calendars, day_by_day, minute_by_minute, moments, quickly

MINUTES = st.integers(1, 5000)


@quickly
@given(calendars(), moments(), MINUTES)
def test_what_was_added_is_what_is_measured(calendar, start, minutes):
    end = calendar.add_minutes(start, minutes)

    assert calendar.working_time_between(start, end) == timedelta(minutes=minutes)


@quickly
@given(calendars(), moments(), MINUTES)
def test_the_end_is_the_first_instant_at_which_the_time_is_worked(calendar, start, minutes):
    end = calendar.add_minutes(start, minutes)

    just_before = end - timedelta(microseconds=1)
    assert calendar.working_time_between(start, just_before) < timedelta(minutes=minutes)


@quickly
@given(calendars(), moments(), moments(), MINUTES)
def test_who_starts_later_never_ends_earlier(calendar, one, other, minutes):
    earlier, later = sorted((one, other))

    assert calendar.add_minutes(earlier, minutes) <= calendar.add_minutes(later, minutes)


@quickly
@given(calendars(), moments(), moments(), moments())
def test_working_time_adds_up_over_any_instant_between(calendar, start, between, end):
    whole = calendar.working_time_between(start, end)

    assert whole == calendar.working_time_between(start, between) + calendar.working_time_between(
        between, end
    )


@quickly
@given(calendars(), moments(), moments())
def test_the_windows_between_two_instants_add_up_to_the_time_between(calendar, one, other):
    start, end = sorted((one, other))

    windows = calendar.windows_between(start, end)

    assert sum((window.length for window in windows), timedelta()) == calendar.working_time_between(
        start, end
    )


@quickly
@given(calendars(), moments(days=365))
def test_the_office_is_open_exactly_when_the_next_minute_counts(calendar, moment):
    next_minute = calendar.working_time_between(moment, moment + timedelta(minutes=1))

    assert calendar.is_open_at(moment) == bool(next_minute)


@quickly
@given(moments(), st.integers(1, 600))
def test_the_table_agrees_with_a_clerk_who_counts_every_minute(start, minutes):
    assert office_calendar().add_minutes(start, minutes) == minute_by_minute(
        office_calendar(), start, minutes
    )


@quickly
@given(moments(), st.integers(1, 30))
def test_the_table_agrees_with_a_clerk_who_counts_every_day(start, days):
    expected = day_by_day(office_calendar(), start, days)

    assert office_calendar().closing_after(office_calendar().end_of_day(start), days) == expected
    assert office_calendar().working_days_after(start.date(), days) == expected.astimezone(WIB).date()


@quickly
@given(calendars(), st.lists(moments(days=1500), min_size=3, max_size=6))
def test_earlier_questions_never_change_a_later_answer(calendar, starts):
    fresh = WorkingCalendar(calendar.zone, calendar.periods, calendar.days_off)
    for start in starts[:-1]:
        calendar.add_minutes(start, 100)

    assert calendar.add_minutes(starts[-1], 100) == fresh.add_minutes(starts[-1], 100)
