"""Numbers and days are read as people write them, and nothing is guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.screens.base.faults import UnreadableValue
from app.screens.base.reading import end_of_day, read_amount, read_day, read_instant, read_whole, start_of_day


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1250000", "1250000"),
        ("1.250.000", "1250000"),
        ("1.250.000,50", "1250000.50"),
        ("12,5", "12.5"),
        ("1250000.50", "1250000.50"),
        ("Rp 1.250.000", "1250000"),
        ("-3", "-3"),
    ],
)
def test_an_amount_is_read_as_indonesians_and_machines_write_it(text, amount):
    assert read_amount(text) == Decimal(amount)


def test_in_english_the_marks_change_places():
    assert read_amount("1,250.50", language="en") == Decimal("1250.50")
    assert read_amount("1.250", language="en") == Decimal("1.250")


@pytest.mark.parametrize("text", ["", "banyak", "1.2.3", "NaN", "Infinity", "1e400", "9" * 40, "1;2"])
def test_what_is_no_amount_is_not_guessed(text):
    with pytest.raises(UnreadableValue):
        read_amount(text)


@pytest.mark.parametrize("text", ["1,5", "99999999999999999999", "x"])
def test_what_is_no_whole_number_a_database_holds_is_not_read(text):
    with pytest.raises(UnreadableValue):
        read_whole(text)


def test_a_moment_is_read_in_the_offices_zone():
    assert read_instant("2026-11-20T09:30", "Asia/Jakarta") == datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
    assert read_instant("2026-11-20T09:30", "Asia/Jayapura") == datetime(2026, 11, 20, 0, 30, tzinfo=UTC)


def test_a_day_lasts_from_midnight_to_midnight_of_the_office():
    day = date(2026, 11, 20)

    assert start_of_day(day, "Asia/Jakarta") == datetime(2026, 11, 19, 17, tzinfo=UTC)
    assert end_of_day(day, "Asia/Jakarta") == datetime(2026, 11, 20, 17, tzinfo=UTC)


@pytest.mark.parametrize("text", ["kemarin", "2026-13-01", "20/11/2026", ""])
def test_what_is_no_day_is_not_guessed(text):
    with pytest.raises(UnreadableValue):
        read_day(text)
