"""Where the lanes lie: on which side of their target's column, and how far out, so that no two lie on each other.

Pure: a lane takes the rows from its highest to its lowest; lanes that share a row on a side get distinct places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.documents.sop.facts import SopRow
from app.documents.sop.links import Lane, Way, first_direction

LEFT, RIGHT = -1, 1


@dataclass(frozen=True, slots=True)
class Berth:
    """A lane's place: column, side, and its number from the border of the column inward."""

    column: int
    side: int
    place: int


def berths(rows: Sequence[SopRow], ways: Iterable[Way]) -> Mapping[Lane, Berth]:
    """Give every lane its place; a lane lies on the side that its target's own arrow does not take."""
    sources: dict[Lane, list[int]] = {}
    for way in ways:
        for link in way.links:
            if link.lane is not None:
                sources.setdefault(link.lane, []).append(link.source.row)
    placed: dict[Lane, Berth] = {}
    for lane in sorted(sources, key=lambda one: (_reach(one, sources[one])[0], one.target, one.is_up)):
        column, side = rows[lane.target].column, _side(rows, lane, sources[lane])
        reach = _reach(lane, sources[lane])
        taken = {
            berth.place
            for other, berth in placed.items()
            if (berth.column, berth.side) == (column, side) and _touch(reach, _reach(other, sources[other]))
        }
        place = next(number for number in range(len(taken) + 1) if number not in taken)
        placed[lane] = Berth(column, side, place)
    return placed


def _side(rows: Sequence[SopRow], lane: Lane, sources: Sequence[int]) -> int:
    direction = first_direction(rows, lane.target)
    if direction:
        return -direction
    column = rows[lane.target].column
    to_the_right = sum(1 if rows[source].column > column else -1 for source in sources)
    return RIGHT if to_the_right > 0 else LEFT


def _reach(lane: Lane, sources: Sequence[int]) -> tuple[int, int]:
    return min(lane.target, *sources), max(lane.target, *sources)


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
