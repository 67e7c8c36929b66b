"""A place in a list travels through an address and comes back as it was; what is no place is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from app.services.keyset import Bounds, Place, page_of, read_bounds, read_place

AT = datetime(2026, 11, 23, 2, 0, 0, 123456, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    place: Place


ROWS = [Row(Place(AT + timedelta(minutes=number), number)) for number in range(1, 6)]


def test_a_place_comes_back_from_an_address_to_the_microsecond():
    assert read_place(str(Place(AT, 412))) == Place(AT, 412)


@pytest.mark.parametrize(
    "text", ["", "~", "abc~1", "2026-11-23T02:00:00~1", f"{AT.isoformat()}~-1", "~1", f"{AT.isoformat()}~²"]
)
def test_what_is_no_place_is_none(text):
    assert read_place(text) is None


def test_the_first_page_has_nothing_before_it():
    page = page_of(ROWS[:3], Bounds(), 2, lambda row: row.place)

    assert (page.rows, page.previous, page.next) == (tuple(ROWS[:2]), None, ROWS[1].place)


def test_the_last_page_has_nothing_after_it():
    page = page_of(ROWS[3:], Bounds(after=ROWS[2].place), 2, lambda row: row.place)

    assert (page.rows, page.previous, page.next) == (tuple(ROWS[3:]), ROWS[3].place, None)


def test_paging_back_is_read_backwards_and_shown_in_order():
    found = [ROWS[2], ROWS[1], ROWS[0]]

    page = page_of(found, read_bounds("", str(ROWS[3].place)), 2, lambda row: row.place)

    assert (page.rows, page.previous, page.next) == ((ROWS[1], ROWS[2]), ROWS[1].place, ROWS[2].place)


def test_a_page_of_nothing_leads_nowhere():
    page = page_of([], Bounds(after=ROWS[4].place), 2, lambda row: row.place)

    assert (page.rows, page.previous, page.next) == ((), None, None)
