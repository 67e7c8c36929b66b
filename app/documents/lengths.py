"""How many pages a letter will have, believed before it is set: "halaman x dari y" then needs one pass and not two.

xhtml2pdf sets and draws a letter twice to learn its own length. Letters of one template and about one length have
as many pages as the one before, so that number is written in; where it was wrong, the right one is set anew. What
comes out depends on the right number alone and never on what was believed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable

COUNT = re.compile(r"<pdf:pagecount\s*(?:/>|>\s*</pdf:pagecount\s*>)", re.IGNORECASE)
PICTURE = re.compile(r"data:[^\"']+")
ATTEMPTS = 3
STRETCH = 500
"""Characters of a filled template, its pictures apart, within which letters count as equally long."""
ROOM = 512

_believed: dict[tuple[str, int], int] = {}


def printed_once(text: str, press: Callable[[str], bytes], *, subject: str) -> bytes:
    """Print a text that asks for its number of pages with that number; `press` sets a text in one pass.

    A letter whose own length hangs on the number that it names is left to the press as it asks.
    """
    if not COUNT.search(text):
        return press(text)
    alike = (subject, len(PICTURE.sub("", text)) // STRETCH)
    believed = _believed.get(alike, 1)
    for _attempt in range(ATTEMPTS):
        pdf = press(COUNT.sub(str(believed), text))
        pages = pages_of(pdf)
        if pages == believed:
            _believe(alike, pages)
            return pdf
        believed = pages
    return press(text)


def pages_of(pdf: bytes) -> int:
    """Count the pages of a file."""
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(pdf)).pages)


def _believe(alike: tuple[str, int], pages: int) -> None:
    if len(_believed) >= ROOM:
        _believed.clear()
    _believed[alike] = pages
