"""The arrows of a flow chart before they have a place: which symbol leads to which, straight or by a lane.

A straight arrow falls on the middle of its target's column; it may where no symbol of that column stands between.
All other arrows share a lane beside their target's column with those to the same target from the same side.
Pure: rows and columns only, no paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.documents.sop.facts import NO, YES, Exit, SopRow


@dataclass(frozen=True, slots=True)
class Spot:
    """A symbol: that of a row, or the diamond before it that asks the row's condition."""

    row: int
    is_guard: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A way beside a column for all arrows to one row, coming from below (`is_up`) or from above."""

    target: int
    is_up: bool


@dataclass(frozen=True, slots=True)
class Link:
    """One arrow; without a lane it falls straight."""

    source: Spot
    target: int
    lane: Lane | None
    is_void: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """One exit of a symbol with its arrows, which leave by one corner and part later."""

    source: Spot
    label: str
    links: tuple[Link, ...]


def list_ways(rows: Sequence[SopRow]) -> tuple[Way, ...]:
    """List every exit with its arrows, row by row; a row's condition comes before its own exits."""
    return tuple(_ways(rows))


def _ways(rows: Sequence[SopRow]) -> Iterator[Way]:
    for at, row in enumerate(rows):
        if row.skips_to is not None:
            yield _way(rows, Spot(at, is_guard=True), Exit(targets=(row.skips_to,), label=NO))
        for leaving in row.exits:
            yield _way(rows, Spot(at), leaving)


def _way(rows: Sequence[SopRow], source: Spot, leaving: Exit) -> Way:
    links = (
        Link(source, target, _lane(rows, source, target), leaving.is_void)
        for target in dict.fromkeys(leaving.targets)
    )
    return Way(source, leaving.label, tuple(links))


def _lane(rows: Sequence[SopRow], source: Spot, target: int) -> Lane | None:
    if target <= source.row:
        return Lane(target, is_up=True)
    column = rows[target].column
    is_under_itself = source.is_guard and rows[source.row].column == column
    is_blocked = any(row.column == column for row in rows[source.row + 1 : target])
    return Lane(target, is_up=False) if is_under_itself or is_blocked else None


def first_direction(rows: Sequence[SopRow], at: int) -> int:
    """Tell to which side a row's first exit goes: -1 left, 1 right, 0 straight down or nowhere."""
    targets = [target for leaving in rows[at].exits[:1] for target in leaving.targets]
    if not targets:
        return 0
    distance = rows[targets[0]].column - rows[at].column
    return (distance > 0) - (distance < 0)


__all__ = ["NO", "YES", "Lane", "Link", "Spot", "Way", "first_direction", "list_ways"]
