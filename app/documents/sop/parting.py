"""A step whose texts are taller than a page: its row is parted, and the arrows still find the rows they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.documents.sop.facts import SopRow
from app.documents.sop.grid import PAD, Cell, RowCells


def parted(
    rows: Sequence[SopRow], cells: Sequence[RowCells], room: float
) -> tuple[tuple[SopRow, ...], tuple[RowCells, ...]]:
    """Part rows and their cells so that none is taller than the room; the symbol stays with the first part."""
    parts = [_parts_of(each, room) for each in cells]
    places = [sum(map(len, parts[:row])) for row in range(len(rows))]
    told = [
        _moved(row, places) if first else replace(row, exits=(), skips_to=None, is_continued=True)
        for row, own in zip(rows, parts, strict=True)
        for first in (True, *(False for _ in own[1:]))
    ]
    return tuple(told), tuple(part for own in parts for part in own)


def _moved(row: SopRow, places: Sequence[int]) -> SopRow:
    exits = tuple(replace(way, targets=tuple(places[one] for one in way.targets)) for way in row.exits)
    return replace(row, exits=exits, skips_to=None if row.skips_to is None else places[row.skips_to])


def _parts_of(cells: RowCells, room: float) -> list[RowCells]:
    if cells.height <= room:
        return [cells]
    pairs = [_cut(cell, room - 2 * PAD) for cell in cells.cells]
    first, rest = (tuple(pair[side] for pair in pairs) for side in (0, 1))
    if not any(cell.flowables for cell in rest) or not any(cell.flowables for cell in first):
        return [cells]
    number = (cells.cells[0], *rest[1:])  # each part says whose it is
    height = max(cell.height for cell in number) + 2 * PAD
    return [RowCells(first, room), *_parts_of(RowCells(number, height), room)]


def _cut(cell: Cell, room: float) -> tuple[Cell, Cell]:
    """Cut the paragraphs of a cell at a height; a paragraph is cut between its lines."""
    above: list[Any] = []
    below: list[Any] = []
    for one in cell.flowables:
        _, height = one.wrap(cell.width, 1e6)
        if not below and height <= room:
            above.append(one)
            room -= height
            continue
        pieces = [] if below else one.split(cell.width, room)
        above += pieces[:1]
        below += pieces[1:] or [one]
        room = 0.0
    return replace(cell, flowables=tuple(above)), replace(cell, flowables=tuple(below))
