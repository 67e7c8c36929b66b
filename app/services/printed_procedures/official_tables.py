"""The table of an official SOP from the cells of a sheet: which column holds what, and what each row says.

Knows the heads that such tables bear (Permenpan-RB 35/2012) and no file formats.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Cells = Sequence[Sequence[str]]


class Column(StrEnum):
    """What of a row is compared."""

    NUMBER = "number"
    ACTIVITY = "activity"
    HOLDER = "holder"
    TIME = "time"
    OUTPUT = "output"


HEADS: Mapping[Column, re.Pattern[str]] = {
    Column.NUMBER: re.compile(r"^no(mor)?\b\.?", re.IGNORECASE),
    Column.ACTIVITY: re.compile(r"^(uraian|kegiatan|aktivitas|langkah|prosedur)", re.IGNORECASE),
    Column.HOLDER: re.compile(r"^pelaksana", re.IGNORECASE),
    Column.TIME: re.compile(r"^waktu", re.IGNORECASE),
    Column.OUTPUT: re.compile(r"^(output|keluaran|hasil)", re.IGNORECASE),
}
EQUIPMENT = re.compile(r"^(kelengkapan|persyaratan)", re.IGNORECASE)
OTHER_HEADS = re.compile(r"^(mutu baku|keterangan)", re.IGNORECASE)
HEAD_ROWS = 3
"""A head takes one row, or two with the names of the holders, or a third with the numbers of columns."""
MARKUP = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """One row of the paper; what its table does not tell is empty."""

    number: str
    activity: str
    holder: str = ""
    time: str = ""
    output: str = ""


@dataclass(frozen=True, slots=True)
class OfficialTable:
    """The rows in the order of the paper, and the columns that could be read."""

    rows: tuple[OfficialRow, ...]
    told: frozenset[Column]


def read_table(cells: Cells) -> OfficialTable | None:
    """Read the rows below the head; `None` where no row looks like the head of such a table."""
    lines = [[" ".join(MARKUP.sub(" ", cell).split()) for cell in line] for line in cells]
    top = next((at for at, line in enumerate(lines) if _is_head(line)), None)
    if top is None:
        return None
    head = lines[top : top + HEAD_ROWS]
    places = {column: place for column, said in HEADS.items() if (place := _first(head, said)) is not None}
    holders = _holders(head, places)
    rows = [row for line in lines[top + 1 :] if (row := _row(line, places, holders)) is not None]
    told = frozenset(places) - {Column.HOLDER, Column.NUMBER}
    is_held = any(row.holder for row in rows)
    return OfficialTable(tuple(rows), told | ({Column.HOLDER} if is_held else set()))


def _is_head(line: Sequence[str]) -> bool:
    """Whether a line names the activity and another column; a title may begin with the same word."""
    named_here = {column for column, said in HEADS.items() if _column(line, said) is not None}
    return Column.ACTIVITY in named_here and len(named_here) > 1


def _column(line: Sequence[str], said: re.Pattern[str]) -> int | None:
    return next((place for place, cell in enumerate(line) if said.match(cell)), None)


def _first(head: Cells, said: re.Pattern[str]) -> int | None:
    return next((place for line in head if (place := _column(line, said)) is not None), None)


def _holders(head: Cells, places: Mapping[Column, int]) -> Mapping[int, str]:
    """Give the columns of the holders, by their names below "Pelaksana"; none where one column names them."""
    first = places.get(Column.HOLDER)
    if first is None:
        return {}
    ends = _first(head, EQUIPMENT) or places.get(Column.TIME) or first + 1
    heads = [line for line in head if not _told(line, places.get(Column.ACTIVITY), first)]
    below = next((line for line in heads if any(named(line, place) for place in range(first, ends))), [])
    return {place: below[place] for place in range(first, ends) if named(below, place)}


def _told(line: Sequence[str], activity: int | None, first: int) -> bool:
    """Whether a line tells a step already, and names no columns."""
    cell = line[activity] if activity is not None and activity < len(line) else ""
    return bool(cell) and not HEADS[Column.ACTIVITY].match(cell) and first != activity


def named(line: Sequence[str], place: int) -> bool:
    """Whether a cell of a head names a holder: words that are no other head."""
    cell = line[place] if place < len(line) else ""
    heads = (*HEADS.values(), EQUIPMENT, OTHER_HEADS)
    return bool(re.search(r"[A-Za-z]", cell)) and not any(said.match(cell) for said in heads)


def _row(line: Sequence[str], places: Mapping[Column, int], holders: Mapping[int, str]) -> OfficialRow | None:
    def cell(column: Column) -> str:
        place = places.get(column)
        return line[place] if place is not None and place < len(line) else ""

    number = re.match(r"\d{1,2}", cell(Column.NUMBER))
    activity = cell(Column.ACTIVITY)
    if not re.search(r"[A-Za-z]", activity) or (Column.NUMBER in places and number is None):
        return None
    marked = [name for place, name in holders.items() if place < len(line) and line[place]]
    holder = ", ".join(marked) if holders else cell(Column.HOLDER)
    said = number[0] if number else ""
    return OfficialRow(said, activity, holder, cell(Column.TIME), cell(Column.OUTPUT))
