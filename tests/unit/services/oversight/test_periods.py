"""Months, quarters and years, and how an address names them."""

from datetime import date

import pytest

from app.services.oversight.figures.periods import (
    PeriodKind,
    find_period,
    list_periods,
    months_later,
    period_of,
)


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("2026-q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-s1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-s2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_is_found_by_its_key_and_names_itself_so(key, first, last):
    period = find_period(key)

    assert (period.first, period.last, period.key) == (first, last, key)


@pytest.mark.parametrize("key", ["", "2026-q5", "2026-s3", "2026-13", "2026-00", "1026", "2026-q1x", "٢٠٢٦"])
def test_anything_else_names_none(key):
    assert find_period(key) is None


@pytest.mark.parametrize(
    ("key", "before"),
    [("2026-q1", "2025-q4"), ("2026-s1", "2025-s2"), ("2026-01", "2025-12"), ("2026", "2025")],
)
def test_the_period_before_is_as_long(key, before):
    assert find_period(key).previous.key == before


@pytest.mark.parametrize(
    ("key", "halves"),
    [("2026", ["2026-s1", "2026-s2"]), ("2026-s2", ["2026-s2"]), ("2026-q3", []), ("2026-07", [])],
)
def test_a_period_is_made_of_semesters_if_it_is_long_enough(key, halves):
    assert [one.key for one in find_period(key).semesters] == halves


def test_a_day_lies_in_one_period_of_each_kind():
    keys = [period_of(kind, date(2026, 11, 20)).key for kind in PeriodKind]

    assert keys == ["2026-11", "2026-q4", "2026-s2", "2026"]


def test_what_may_be_chosen_begins_with_today():
    choices = list_periods(date(2026, 1, 15))

    assert [period.key for period in choices[PeriodKind.QUARTER][:2]] == ["2026-q1", "2025-q4"]
    assert len({period.key for periods in choices.values() for period in periods}) == 43


def test_months_are_counted_over_the_turn_of_the_year():
    assert months_later(date(2026, 11, 1), 3) == date(2027, 2, 1)
    assert months_later(date(2026, 1, 1), -1) == date(2025, 12, 1)
