"""By which corner of a symbol each of its exits leaves, so that two exits never share a line.

A symbol is entered at its top; -1 is its left corner, 1 its right one, 0 the lower one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.documents.sop.chart import Chart
from app.documents.sop.links import Link, Spot, Way

DOWN = 0
NEARLY = 0.01


def corners(chart: Chart, spot: Spot, ways: Sequence[Way]) -> Mapping[Link, int]:
    """Give each arrow of a symbol its corner; the first exit chooses first."""
    taken = {DOWN} if spot.is_guard else set()
    chosen: dict[Link, int] = {}
    for way in ways:
        wanted = {link: _direction(chart, link) for link in way.links}
        if len(set(wanted.values())) > 1 or set(wanted.values()) & taken:
            wanted = _by_the_lower(wanted, taken)
        chosen |= wanted
        taken |= set(wanted.values())
    return chosen


def _by_the_lower(wanted: Mapping[Link, int], taken: set[int]) -> dict[Link, int]:
    """Let arrows that part leave together below, unless another exit does so already."""
    return dict(wanted) if DOWN in taken else dict.fromkeys(wanted, DOWN)


def _direction(chart: Chart, link: Link) -> int:
    distance = chart.run(link) - chart.center(link.source.row)
    return 0 if abs(distance) < NEARLY else (1 if distance > 0 else -1)
