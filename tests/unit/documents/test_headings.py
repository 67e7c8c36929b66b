"""Long headings break into lines as equal as their words let them be."""

import pytest

from app.documents.lettering import balanced, balanced_lines

DPMPTSP = "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU"
LONG = f"{DPMPTSP}, TENAGA KERJA, TRANSMIGRASI, KOPERASI, PERINDUSTRIAN DAN PERDAGANGAN"


def test_a_heading_of_two_lines_is_broken_near_its_middle():
    assert balanced_lines(DPMPTSP).split("\n") == [
        "DINAS PENANAMAN MODAL DAN",
        "PELAYANAN TERPADU SATU PINTU",
    ]


def test_a_heading_too_wide_for_two_lines_gets_more_and_loses_no_word():
    lines = balanced_lines(LONG).split("\n")

    assert len(lines) == 4
    assert max(map(len, lines)) - min(map(len, lines)) < 15
    assert " ".join(lines) == LONG


@pytest.mark.parametrize("text", ["", "IZIN", "X" * 120])
def test_what_cannot_be_broken_stays_whole(text):
    assert balanced_lines(text) == text


def test_markup_in_a_heading_is_no_markup():
    assert "<b>" not in balanced(f"<b>{DPMPTSP}</b>")
