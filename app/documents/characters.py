"""Which characters can be printed at all: those that the typeface of the letters has a shape for.

A character without a shape would come out as an empty box on a permit, so it stops the document; whoever takes
in text may ask `unprintable` first and say so at the counter.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from app.documents.fonts import FILES, FONT_FOLDER

if TYPE_CHECKING:
    from pathlib import Path

INVISIBLE = {"Cc", "Cf"}
NO_SIGN = "?"


def without_invisible(text: str) -> str:
    """Join letters with their accents, and drop control and formatting characters, which leave no ink."""
    joined = unicodedata.normalize("NFC", text)
    dropped = [sign for sign in set(joined) if sign not in "\n\t" and unicodedata.category(sign) in INVISIBLE]
    return joined.translate(dict.fromkeys(map(ord, dropped))) if dropped else joined


def unprintable(text: str) -> tuple[str, ...]:
    """List the characters of a text that no document can show, in the order of their code."""
    shown = covered(FONT_FOLDER)
    return tuple(
        sorted(sign for sign in set(without_invisible(text)) if not sign.isspace() and ord(sign) not in shown)
    )


@cache
def covered(folder: Path) -> frozenset[int]:
    """Give the code points for which every face of the family has a shape."""
    from reportlab.pdfbase.ttfonts import TTFontFile

    faces = [frozenset(TTFontFile(str(folder / file)).charToGlyph) for file in FILES.values()]
    return frozenset.intersection(*faces)


def legible(text: str) -> str:
    """Put a question mark where the typeface has no shape, so that one word stops no long document."""
    if text.isascii():
        return text
    lacking = set(unprintable(text))
    return "".join(NO_SIGN if sign in lacking else sign for sign in text)
