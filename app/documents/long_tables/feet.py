"""The number of a page at its foot, flush right, though nobody knows yet how many pages there will be.

Every page places the word and its own digits as forms. The forms are drawn when the last page is shown, all of them as
far to the left as "dari 12" turns out to be wide.
"""

from __future__ import annotations

from string import digits
from typing import Any

from app.documents.long_tables.geometry import FACE
from app.documents.long_tables.wrapping import width_in
from app.documents.pages import FOOT_SIZE

WORD = "Halaman "
PIECES = {"word": WORD, **{f"digit{sign}": sign for sign in digits}}
TOTAL = "total"
BELOW = 3.0


def draw_page_number(canvas: Any, page: int, right: float, y: float) -> None:
    """Place "Halaman 3 dari 12" so that it ends at `right`."""
    measure = width_in(FACE, FOOT_SIZE)
    names = ["word", *(f"digit{sign}" for sign in str(page))]
    x = right - sum(measure(PIECES[name]) for name in names)
    for name in names:
        _place(canvas, name, x, y)
        x += measure(PIECES[name])
    _place(canvas, TOTAL, right, y)


def define_page_numbers(canvas: Any, pages: int) -> None:
    """Draw what the feet of all pages show, once the number of pages is known."""
    total = f" dari {pages}"
    width = width_in(FACE, FOOT_SIZE)(total)
    for name, text in {**PIECES, TOTAL: total}.items():
        canvas.beginForm(name, -width - 1, -BELOW, width_in(FACE, FOOT_SIZE)(text) + 1, FOOT_SIZE + 2)
        canvas.setFont(FACE, FOOT_SIZE)
        canvas.drawString(-width, 0, text)
        canvas.endForm()


def _place(canvas: Any, name: str, x: float, y: float) -> None:
    canvas.saveState()
    canvas.translate(x, y)
    canvas.doForm(name)
    canvas.restoreState()
