"""An odd address of a list becomes the list's own default."""

from __future__ import annotations

import pytest

from app.screens.base.list_arguments import read_list_arguments


def _read(**arguments):
    return read_list_arguments(
        arguments, "X", order_columns=["name"], base_order=("id", "desc"), page_size=25
    )


def test_an_empty_address_shows_the_first_stretch_in_the_lists_own_order():
    read = _read()

    assert (read.page, read.page_size, read.order_column, read.order_direction) == (0, 25, "id", "desc")


def test_page_size_and_order_are_taken_where_they_are_offered():
    read = _read(page_X="3", psize_X="50", _oc_X="name", _od_X="desc")

    assert (read.offset, read.page_size, read.order_column, read.order_direction) == (150, 50, "name", "desc")


@pytest.mark.parametrize("page", ["-1", "abc", "1.5", "²", "", "99999", "1" * 400])
def test_no_odd_page_is_asked_of_the_database(page):
    assert _read(page_X=page).page == 0


@pytest.mark.parametrize("size", ["0", "-1", "7", "10000", "x"])
def test_no_odd_page_size_is_asked_of_the_database(size):
    assert _read(psize_X=size).page_size == 25


@pytest.mark.parametrize("order", [{"_oc_X": "password"}, {"_oc_X": "name", "_od_X": "sideways"}])
def test_no_odd_order_is_asked_of_the_database(order):
    assert _read(**order).order_column == "id"
