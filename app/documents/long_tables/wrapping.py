"""Breaking a text into the lines of its column, by the widths of the typeface; asked for every cell, so it is quick."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeAlias

Width: TypeAlias = Callable[[str], float]
SEAMS = "/-@"
"""Where a number or an address may be broken."""


@cache
def width_in(face: str, size: float) -> Width:
    """Give what measures a text set in a face, in points."""
    from reportlab.pdfbase import pdfmetrics

    shapes = pdfmetrics.getFont(face).face
    widths: dict[int, int] = shapes.charWidths
    default, scale = shapes.defaultWidth, size / 1000

    def width(text: str) -> float:
        return sum([widths.get(ord(sign), default) for sign in text]) * scale

    return width


def wrapped(text: str, available: float, width: Width) -> tuple[str, ...]:
    """Break a text at its spaces, and a word too long for the column within itself."""
    if "\n" not in text and width(text) <= available:
        return (text,) if text else ()
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph, available, width)
    return tuple(lines)


def _paragraph(text: str, available: float, width: Width) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer) <= available:
            line = longer
            continue
        lines += [line] if line else []
        *full, line = _pieces(word, available, width)
        lines += full
    return [*lines, line] if line else lines


def _pieces(word: str, available: float, width: Width) -> list[str]:
    """Cut a word into lines, after one of its own signs where there is one."""
    pieces = [""]
    for sign in word:
        if pieces[-1] and width(pieces[-1] + sign) > available:
            whole = pieces.pop()
            end = max(map(whole.rfind, SEAMS)) + 1 or len(whole)
            pieces += [whole[:end], whole[end:]]
        pieces[-1] += sign
    return pieces
