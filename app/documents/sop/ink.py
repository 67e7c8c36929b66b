"""The five symbols, the lines and their words as ink; draws where it is told and decides nothing.

Coordinates come with y downward, as the geometry has them; the pen turns them over.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.lib.colors import Color, black, white

from app.documents.sop.bands import PENTAGON_HEIGHT, PENTAGON_WIDTH, Pentagon
from app.documents.sop.chart import SYMBOL_HEIGHT
from app.documents.sop.facts import Symbol
from app.documents.sop.routes import Line, Point, Word

FACE = "Letter"
STROKE = 0.8
HEAD = 4.0
DOT = 1.4
WORD_SIZE = 4.7
LETTER_SIZE = 6.5
DASHES = (2.0, 1.5)
PALE = Color(0.45, 0.45, 0.45)


class Pen:
    """A pen on a canvas whose origin lies at the top left of a box of this height."""

    def __init__(self, canvas: Any, height: float) -> None:
        self._canvas = canvas
        self._height = height

    def lines(self, lines: Iterable[Line]) -> None:
        """Draw lines, those that are never taken first, so that the others lie upon them."""
        for line in sorted(lines, key=lambda one: not one.is_void):
            self._line(line)

    def _line(self, line: Line) -> None:
        self._dress(is_void=line.is_void)
        path = self._canvas.beginPath()
        points = [self._turned(point) for point in line.points]
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self._canvas.drawPath(path, stroke=1, fill=0)
        if line.is_arrow:
            self._head(line.points[-1], is_void=line.is_void)

    def _head(self, point: Point, *, is_void: bool) -> None:
        x, y = self._turned(point)
        self._canvas.setFillColor(PALE if is_void else black)
        self._shape(((x, y), (x - HEAD / 2, y + HEAD), (x + HEAD / 2, y + HEAD)), stroke=0)

    def dots(self, points: Iterable[Point]) -> None:
        """Mark where lines join, to tell them from lines that only cross."""
        self._canvas.setFillColor(black)
        for point in points:
            self._canvas.circle(*self._turned(point), DOT, stroke=0, fill=1)

    def symbol(self, kind: Symbol, center: Point, width: float, *, is_void: bool) -> None:
        """Draw a capsule, a box or a diamond around a point."""
        x, y = self._turned(center)
        self._dress(is_void=is_void)
        self._canvas.setFillColor(white)
        half, rise = width / 2, SYMBOL_HEIGHT / 2
        if kind is Symbol.DIAMOND:
            self._shape(((x - half, y), (x, y + rise), (x + half, y), (x, y - rise)))
            return
        radius = rise if kind is Symbol.CAPSULE else 0
        self._canvas.roundRect(x - half, y - rise, width, SYMBOL_HEIGHT, radius, 1, 1)

    def pentagon(self, one: Pentagon) -> None:
        """Draw a connector to another page with its letter."""
        x, y = self._turned((one.x, one.top))
        half, waist = PENTAGON_WIDTH / 2, y - PENTAGON_HEIGHT * 0.65
        self._dress(is_void=False)
        self._canvas.setFillColor(white)
        corners = (
            (x - half, y),
            (x + half, y),
            (x + half, waist),
            (x, y - PENTAGON_HEIGHT),
            (x - half, waist),
        )
        self._shape(corners)
        self._canvas.setFillColor(black)
        self._canvas.setFont(FACE, LETTER_SIZE)
        self._canvas.drawCentredString(x, y - PENTAGON_HEIGHT * 0.58, one.letter)

    def word(self, word: Word) -> None:
        """Write Ya or Tidak on a white ground, so that no line runs through it."""
        x, y = self._turned((word.x, word.y))
        width = self._canvas.stringWidth(word.text, FACE, WORD_SIZE)
        left = x - width if word.is_before else x
        self._canvas.setFillColor(white)
        self._canvas.rect(left - 0.2, y - 0.4, width + 0.4, WORD_SIZE - 0.6, stroke=0, fill=1)
        self._canvas.setFillColor(black)
        self._canvas.setFont(FACE, WORD_SIZE)
        self._canvas.drawString(left, y, word.text)

    def _dress(self, *, is_void: bool) -> None:
        self._canvas.setStrokeColor(PALE if is_void else black)
        self._canvas.setLineWidth(STROKE)
        self._canvas.setDash(DASHES if is_void else ())

    def _shape(self, corners: Iterable[Point], *, stroke: int = 1) -> None:
        path = self._canvas.beginPath()
        for number, corner in enumerate(corners):
            (path.lineTo if number else path.moveTo)(*corner)
        path.close()
        self._canvas.drawPath(path, stroke=stroke, fill=1)

    def _turned(self, point: Point) -> Point:
        return point[0], self._height - point[1]
