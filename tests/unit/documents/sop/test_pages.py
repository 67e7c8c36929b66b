"""Rows on pages, and connectors in their band."""

import pytest

from app.documents.sop.bands import APART, places
from app.documents.sop.pages import TooTall, spread


def test_rows_fill_a_page_before_the_next_begins():
    assert [list(page.rows) for page in spread([40, 40, 40], 100)] == [[0, 1], [2]]


def test_a_row_knows_where_it_stands_on_its_own_page():
    second = spread([40, 40, 40, 20], 100)[1]

    assert (second.top(3), second.middle(3)) == (40, 50)


def test_a_row_beyond_a_page_is_named():
    with pytest.raises(TooTall, match="row 2"):
        spread([40, 140], 100)


def test_connectors_keep_their_order_and_never_touch():
    placed = places([10, 11, 12, 200], 5, 205)

    assert placed == [10, 10 + APART, 10 + 2 * APART, 200]


def test_connectors_stay_within_the_columns():
    placed = places([198, 199, 200], 5, 200)

    assert placed == [200 - 2 * APART, 200 - APART, 200]
