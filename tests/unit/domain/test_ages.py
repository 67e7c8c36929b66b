"""How old an open task is: in working days, the day on which it was opened left out."""

from datetime import timedelta

import pytest
from hypothesis import given

from app.domain.working_time.ages import AGES, age_bounds
from app.domain.working_time.calendar import WorkingCalendar
from tests.calendars import WIB, at, office_calendar
from tests.clocks import calendars, moments, quickly


def age_band(opened, now):
    """The band that the office calendar puts a task into: 0 is under a day."""
    return sum(bound is not None and opened < bound for bound in age_bounds(office_calendar(), now))


@quickly
@given(calendars(), moments(), moments())
def test_a_bound_parts_what_is_as_old_from_what_is_younger(calendar, one, other):
    opened, now = sorted((one, other))
    age = calendar.closings_between(calendar.end_of_day(opened), max(now, calendar.end_of_day(opened)))

    bounds = age_bounds(calendar, now)

    if now - opened < timedelta(days=365):
        assert [bound is not None and opened < bound for bound in bounds] == [age >= each for each in AGES]


@pytest.mark.parametrize(
    ("opened", "band"),
    [
        ("2026-11-23 09:00", 0),
        ("2026-11-20 09:00", 0),
        ("2026-11-19 16:00", 1),
        ("2026-11-17 23:59", 2),
        ("2026-11-13 08:00", 3),
        ("2026-11-06 08:00", 4),
        ("2024-02-01 08:00", 4),
    ],
)
def test_on_a_monday_morning_a_task_is_as_old_as_the_days_that_have_closed_since(opened, band):
    assert age_band(at(opened), at("2026-11-23 10:00")) == band


def test_at_closing_the_day_counts():
    assert age_band(at("2026-11-20 09:00"), at("2026-11-23 15:59")) == 0
    assert age_band(at("2026-11-20 09:00"), at("2026-11-23 16:00")) == 1


def test_an_office_without_hours_has_nothing_old():
    assert age_bounds(WorkingCalendar(WIB, ()), at("2026-11-23 10:00")) == (None, None, None, None)
