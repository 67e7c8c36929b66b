"""Clocks for machines: the words of the page, held to the same borders."""

from __future__ import annotations

from http import HTTPStatus

from tests.calendars import at
from tests.integration.screens_staff.desks import BUDI, KAMPAR, OTHER_TEAM

FRIDAY_AFTERNOON = at("2026-11-20 16:20")


def test_a_machine_is_told_the_lines_of_the_page_word_for_word(office):
    case_id = office.file_timed(FRIDAY_AFTERNOON, 15, "minutes")

    (clock, *_rest) = office.asked(case_id).json["clocks"]

    shown = office.shown(case_id, "task-2")
    assert [(line["when"], line["text"], line["adds"]) for line in clock["lines"]] == shown["rows"]
    assert clock["sum"] == shown["sum"]
    assert clock["stands"] in shown["text"]


def test_numbers_come_beside_the_words(office):
    case_id = office.file_timed(FRIDAY_AFTERNOON, 15, "minutes")

    told = office.asked(case_id).json

    clock = told["clocks"][0]
    assert clock["key"] == "task-2"
    assert clock["allowance"] == {"amount": 15, "unit": "minutes"}
    assert (clock["started_at"], clock["due_at"]) == (
        "2026-11-20T09:20:00+00:00",
        "2026-11-23T00:35:00+00:00",
    )
    assert clock["counted"] == {"working_days": 0, "seconds": 900}
    kinds = [line["kind"] for line in clock["lines"]]
    assert kinds == ["started", "office_hours", "skipped", "office_hours", "due"]


def test_who_held_the_file_is_charged_in_seconds(office):
    case_id = office.file_timed(at("2026-11-23 09:00"), 15, "minutes")
    office.wait(minutes=10)

    charges = office.asked(case_id).json["charges"]

    assert charges == [{"holder": "Petugas Back Office", "kind": "position", "seconds": 600, "text": "10 m"}]


def test_the_language_is_the_one_asked_for(office):
    case_id = office.file_timed(FRIDAY_AFTERNOON, 15, "minutes")

    english = office.asked(case_id, Accept_Language="en-GB, en;q=0.8")
    unknown = office.asked(case_id, Accept_Language="fr")

    assert english.headers["Content-Language"] == "en"
    assert english.json["clocks"][0]["lines"][0]["text"] == "the clock starts"
    assert unknown.json["clocks"][0]["lines"][0]["text"] == "jam mulai berjalan"


def test_a_case_of_another_agency_is_as_unknown_as_one_that_does_not_exist(office):
    case_id = office.file()

    other, none = office.asked(case_id, KAMPAR), office.asked(case_id + 999, KAMPAR)

    assert other.status_code == none.status_code == HTTPStatus.NOT_FOUND
    assert other.json == none.json


def test_a_case_that_never_came_to_ones_desk_is_refused(office):
    case_id = office.file()

    assert office.asked(case_id, OTHER_TEAM).status_code == HTTPStatus.FORBIDDEN


def test_a_cookie_opens_nothing_here(office):
    case_id = office.file()

    assert office.at(BUDI).get(f"/api/v1/cases/{case_id}/clocks").status_code == HTTPStatus.UNAUTHORIZED


def test_the_api_describes_itself(office):
    api = next(view for view in office.app.appbuilder.baseviews if type(view).__name__ == "CaseClocksApi")

    described = api.clocks.__doc__

    assert "get:" in described
    assert "Accept-Language" in described
    assert api.limits[0].limit_value == "240 per minute"
