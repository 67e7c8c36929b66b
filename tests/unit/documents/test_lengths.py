"""The length that a letter names of itself is its own, whatever was believed before."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter

from app.documents.lengths import printed_once

ASKS = "Halaman 1 dari <pdf:pagecount/>"


class Press:
    """A press that gives every text as many pages as it is told, and notes what it was handed."""

    def __init__(self, *lengths):
        self.lengths, self.handed = list(lengths), []

    def __call__(self, text):
        self.handed.append(text)
        writer, out = PdfWriter(), io.BytesIO()
        for _page in range(self.lengths.pop(0) if len(self.lengths) > 1 else self.lengths[0]):
            writer.add_blank_page(100, 100)
        writer.write(out)
        return out.getvalue()


def test_a_letter_like_the_one_before_is_set_once():
    printed_once(ASKS, Press(2), subject="first")
    press = Press(2)

    printed_once(ASKS, press, subject="first")

    assert press.handed == ["Halaman 1 dari 2"]


def test_a_letter_that_has_grown_is_set_again_with_its_own_length():
    printed_once(ASKS, Press(2), subject="grown")
    press = Press(3)

    pdf = printed_once(ASKS, press, subject="grown")

    assert press.handed[-1] == "Halaman 1 dari 3"
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 3


def test_a_letter_whose_length_hangs_on_the_number_it_names_is_left_to_the_press():
    press = Press(2, 1, 2, 1)

    printed_once(ASKS, press, subject="restless")

    assert press.handed[-1] == ASKS


@pytest.mark.parametrize("text", ["Halaman 1", "&lt;pdf:pagecount/&gt;"])
def test_a_letter_that_asks_for_no_length_is_set_as_it_is(text):
    press = Press(4)

    printed_once(text, press, subject="silent")

    assert press.handed == [text]
