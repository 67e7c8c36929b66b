"""An address that somebody has written by hand narrows nothing, and breaks no page."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from tests.integration.screens_staff.desks import SITI

ENDS_OF_THE_CALENDAR = ("0001-01-01T00:00:00+23:00~1", "9999-12-31T23:59:59-23:00~1")


@pytest.mark.parametrize("place", ENDS_OF_THE_CALENDAR)
@pytest.mark.parametrize("path", ["/breaches/", "/dashboard/work/", "/workload/untaken", "/notices/"])
def test_a_place_at_the_end_of_the_calendar_is_none(office, path, place):
    siti = office.at(SITI)

    answers = [siti.get(path, query_string={name: place}).status_code for name in ("after", "before")]

    assert answers == [HTTPStatus.OK] * 2


@pytest.mark.parametrize(("name", "day"), [("from", "0001-01-01"), ("until", "9999-12-31")])
def test_a_day_without_a_beginning_or_an_end_is_none(office, name, day):
    answer = office.at(SITI).get("/dashboard/work/", query_string={name: day})

    assert answer.status_code == HTTPStatus.OK
