"""The rows of the trade: each was computed by hand or by an independent program before ours."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from app.domain.working_time.clocks import Allowance, Unit, due_at
from tests.calendars import at, calendar_without_days_off, office_calendar

DEADLINES = [
    ("2025-03-27", 5, "2025-04-14", "2025-04-03"),
    ("2024-04-05", 5, "2024-04-22", "2024-04-12"),
    ("2026-03-17", 4, "2026-03-30", "2026-03-23"),
    ("2026-03-17", 5, "2026-03-31", "2026-03-24"),
    ("2026-05-22", 6, "2026-06-04", "2026-06-01"),
    ("2026-08-14", 6, "2026-08-26", "2026-08-24"),
    ("2026-12-22", 5, "2026-12-31", "2026-12-29"),
]


@pytest.mark.parametrize(("received_on", "days", "due_on", "naive_due_on"), DEADLINES)
def test_working_days_skip_the_published_holidays(received_on, days, due_on, naive_due_on):
    received_at = at(f"{received_on} 10:00")
    allowance = Allowance(days, Unit.WORKING_DAYS)

    due = due_at(office_calendar(), received_at, allowance)
    naive_due = due_at(calendar_without_days_off(), received_at, allowance)

    assert due == at(f"{due_on} 16:00")
    assert calendar_without_days_off().date_of(naive_due).isoformat() == naive_due_on


@pytest.mark.parametrize(("received_on", "days", "due_on", "naive_due_on"), DEADLINES)
def test_the_calendar_names_the_same_day(received_on, days, due_on, naive_due_on):
    received_on = date.fromisoformat(received_on)

    assert office_calendar().working_days_after(received_on, days).isoformat() == due_on
    assert calendar_without_days_off().working_days_after(received_on, days).isoformat() == naive_due_on


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-11-23 15:50", 30, "2026-11-24 07:50"),
        ("2026-11-20 16:20", 15, "2026-11-23 07:35"),
        ("2026-11-20 11:20", 15, "2026-11-20 13:05"),
        ("2026-11-21 10:00", 15, "2026-11-23 07:45"),
        ("2026-11-23 07:00", 30, "2026-11-23 08:00"),
        ("2026-03-17 14:50", 15, "2026-03-25 07:35"),
    ],
    ids=[
        "over the night",
        "over the weekend",
        "over the Friday break",
        "from a Saturday",
        "from before opening",
        "from Ramadan over Idul Fitri",
    ],
)
def test_minutes_run_only_while_the_office_works(start, minutes, end):
    assert office_calendar().add_minutes(at(start), minutes) == at(end)


def test_elapsed_time_leaves_out_the_break_the_nights_and_the_weekend():
    elapsed = office_calendar().working_time_between(at("2026-11-20 08:00"), at("2026-11-24 09:00"))

    assert elapsed == timedelta(hours=16)


@pytest.mark.parametrize(("year", "days"), [(2024, 238), (2025, 237), (2026, 240), (2027, 242)])
def test_a_year_has_the_working_days_that_were_counted(year, days):
    new_year, next_new_year = at(f"{year}-01-01 00:00"), at(f"{year + 1}-01-01 00:00")

    assert office_calendar().closings_between(new_year, next_new_year) == days


@pytest.mark.parametrize(
    ("monday", "hours"),
    [("2026-11-23", timedelta(hours=37, minutes=30)), ("2026-03-02", timedelta(hours=32, minutes=30))],
    ids=["regular", "Ramadan"],
)
def test_a_week_is_as_long_as_perpres_21_of_2023_says(monday, hours):
    monday_at = at(f"{monday} 00:00")

    assert office_calendar().working_time_between(monday_at, monday_at + timedelta(days=7)) == hours


@pytest.mark.parametrize(
    ("on", "opens", "closes"),
    [
        ("2026-11-23", time(7, 30), time(16)),
        ("2026-11-20", time(7, 30), time(16, 30)),
        ("2026-03-17", time(8), time(15)),
        ("2026-03-13", time(8), time(15, 30)),
    ],
    ids=["Monday", "Friday", "Ramadan Tuesday", "Ramadan Friday"],
)
def test_the_hours_are_those_of_the_period_that_holds(on, opens, closes):
    hours = office_calendar().hours_on(date.fromisoformat(on))

    assert (hours.opens, hours.closes) == (opens, closes)
