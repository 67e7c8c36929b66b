"""Where every word of a PDF stands: what leaves the page's margins, and what lies on top of something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.pdf_tools import run

if TYPE_CHECKING:
    from pathlib import Path

PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')
TOUCHING = 2.0
"""Points by which the boxes of two words may share the room of accents and descenders."""


@dataclass(frozen=True)
class Word:
    """A word and its box in points, from the upper left corner of its page counted from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def pages_of(pdf: Path) -> list[tuple[float, float, list[Word]]]:
    """Give each page's width, height and words."""
    found = PAGE.findall(run("pdftotext", "-bbox", pdf, "-"))
    return [
        (float(width), float(height), [_word(number, row) for row in WORD.findall(rows)])
        for number, (width, height, rows) in enumerate(found, start=1)
    ]


def outside(pdf: Path, *, margin: float) -> list[Word]:
    """List the words that come nearer to an edge of their page than the margin."""
    return [
        word
        for width, height, words in pages_of(pdf)
        for word in words
        if min(word.left, word.top, width - word.right, height - word.bottom) < margin
    ]


def overlapping(pdf: Path) -> list[tuple[Word, Word]]:
    """List the pairs of words that lie on top of each other."""
    found = []
    for _, _, words in pages_of(pdf):
        ordered = sorted(words, key=lambda word: (word.top, word.left))
        for place, word in enumerate(ordered):
            found += [(word, other) for other in _next_to(ordered, place) if _on_top(word, other)]
    return found


def _word(page: int, row: tuple[str, ...]) -> Word:
    left, top, right, bottom = map(float, row[:4])
    return Word(page, left, top, right, bottom, row[4])


def _next_to(ordered: list[Word], place: int) -> list[Word]:
    bottom = ordered[place].bottom
    end = place + 1
    while end < len(ordered) and ordered[end].top < bottom:
        end += 1
    return ordered[place + 1 : end]


def _on_top(one: Word, other: Word) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 1 and down > TOUCHING
