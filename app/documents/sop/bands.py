"""The connectors in a band: beside each other without touching, each with a short bend from its line.

Pure geometry; the lines keep their order, and each bend has a height of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.sop.chart import BAND
from app.documents.sop.routes import Call, Line

PENTAGON_WIDTH, PENTAGON_HEIGHT = 12.0, 14.0
APART = PENTAGON_WIDTH + 3.0
BENDS = BAND - PENTAGON_HEIGHT - 4.0
"""Height of the part in which the lines bend."""


@dataclass(frozen=True, slots=True)
class Pentagon:
    """One connector, by its middle and its upper edge."""

    x: float
    top: float
    letter: str


def places(wanted: Sequence[float], least: float, most: float) -> list[float]:
    """Move middles apart as little as their order allows, between two borders."""
    placed: list[float] = []
    for x in wanted:
        placed.append(max(x, least, placed[-1] + APART if placed else least))
    limit = most
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], limit)
        limit = placed[at] - APART
    return placed


def band(calls: Sequence[Call], edge: float, least: float, most: float) -> tuple[list[Line], list[Pentagon]]:
    """Lay the connectors of one band; `edge` is where it meets the rows."""
    ordered = sorted(calls, key=lambda call: (call.x, call.letter))
    placed = places([call.x for call in ordered], least, most)
    away = -1 if ordered and ordered[0].is_top else 1
    lines, pentagons = [], []
    for number, (call, x) in enumerate(zip(ordered, placed, strict=True), start=1):
        bend = edge + away * BENDS * number / (len(ordered) + 1)
        foot = edge + away * BENDS
        lines.append(Line(((call.x, edge), (call.x, bend), (x, bend), (x, foot))))
        pentagons.append(Pentagon(x, foot - PENTAGON_HEIGHT if call.is_top else foot, call.letter))
    return lines, pentagons
