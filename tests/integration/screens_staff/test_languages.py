"""The officers' pages speak the reader's language: no English by accident, and English by the switch."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from app.screens.catalogues import FOLDER
from tests.integration.screens_staff.desks import BUDI, TIA

FRAGMENTS = ("staff.po", "refusals.po", "case_work.po")
SHORTEST = 9
"""Shorter words may be the same in both languages, or part of a name."""


def english_sentences() -> list[str]:
    found: set[str] = set()
    for name in FRAGMENTS:
        with (FOLDER / "id" / "fragments" / name).open("rb") as file:
            for message in read_po(file, locale="id"):
                if message.id and message.id != message.string:
                    found.update(re.split(r"%\(\w+\)s", str(message.id)))
    return sorted(part.strip() for part in found if len(part.strip()) >= SHORTEST)


@pytest.fixture
def pages(office) -> dict[str, str]:
    waiting = office.file(name="CV Menunggu")
    office.act(waiting, BUDI, 2, "correct", note="KTP buram.")
    case_id = office.file_at_technical_team(name="PT Rimba")
    visits = {
        "inbox": (BUDI, "/inbox/"),
        "register": (BUDI, "/register/?status=running"),
        "waiting": (BUDI, f"/cases/{waiting}"),
        "recommend": (TIA, f"/cases/{case_id}"),
        "unknown": (BUDI, "/cases/987654"),
        "nothing": (TIA, "/inbox/?search=tidakada"),
    }
    return {name: office.read(username, path).text for name, (username, path) in visits.items()}


def test_no_page_holds_an_english_sentence(pages):
    slips = {
        name: slip
        for name, text in pages.items()
        if (slip := [one for one in english_sentences() if re.search(rf"\b{re.escape(one)}\b", text)])
    }

    assert slips == {}


def test_the_switch_turns_a_page_into_english(office):
    case_id = office.file()
    office.at(BUDI).post("/lang/en")

    page = office.read(BUDI, f"/cases/{case_id}")

    told = ("Requirements", "Step 2: Periksa berkas", "History", "15 m left of 15 m")
    assert [page.says(each) for each in told] == [True] * 4
