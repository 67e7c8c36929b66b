"""Paragraphs of the SOP document: sizes and faces once, words always as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from app.documents.characters import without_invisible

CELL = ParagraphStyle(
    "cell", fontName="Letter", bulletFontName="Letter", fontSize=7, leading=8.4, splitLongWords=1
)
CENTERED = ParagraphStyle("centered", CELL, alignment=TA_CENTER)
REMARK = ParagraphStyle("remark", CELL, fontSize=6.2, leading=7.3)
HEAD = ParagraphStyle("head", CENTERED, fontName="Letter-Bold", fontSize=6.8, leading=8)
HOLDER = ParagraphStyle("holder", HEAD, fontSize=6, leading=7)
BODY = ParagraphStyle("body", CELL, fontSize=9, bulletFontSize=9, leading=11.2)
BODY_BOLD = ParagraphStyle("body bold", BODY, fontName="Letter-Bold")
BODY_CENTERED = ParagraphStyle("body centered", BODY, alignment=TA_CENTER)
TITLE = ParagraphStyle(
    "title", BODY, fontName="Letter-Bold", fontSize=11.5, leading=14.5, alignment=TA_CENTER
)
NOTHING = "–"
NUMBERED = re.compile(r"(?:\d+[.)]|•)\s")
INDENT = 2.0
"""How far lines hang behind their number, in sizes of the type."""


def words(text: str, style: ParagraphStyle = CELL, *, bullet: str | None = None) -> Any:
    """Set plain text, whatever signs are in it; line breaks stay."""
    return Paragraph(escape(without_invisible(text)).replace("\n", "<br/>"), style, bulletText=bullet)


def paragraphs(texts: Iterable[str], style: ParagraphStyle = CELL) -> list[Any]:
    """Set each text as a paragraph of its own, hanging from its number if it has one; a dash where there is none."""
    return [_hanging(text, style) for text in texts] or [words(NOTHING, style)]


def _hanging(text: str, style: ParagraphStyle) -> Any:
    found = NUMBERED.match(text)
    if found is None:
        return words(text, style)
    hanging = ParagraphStyle(f"{style.name} hanging", style, leftIndent=INDENT * style.fontSize)
    return words(text[found.end() :], hanging, bullet=found[0].strip())


def numbered(items: Sequence[str]) -> list[str]:
    """Number a list of several that does not number itself."""
    if len(items) <= 1 or any(NUMBERED.match(item) for item in items):
        return list(items)
    return [f"{place}. {item}" for place, item in enumerate(items, start=1)]
