"""The columns of the matrix: how wide each is on a sheet, and the cells of a row with the height they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.documents.sop.chart import least_height
from app.documents.sop.facts import SopRow
from app.documents.sop.texts import CELL, CENTERED, NOTHING, REMARK, paragraphs, words

PAD = 3.0
WIDEST_HOLDER, NARROWEST_HOLDER = 58.0, 40.0
HOLDERS_SHARE = 0.48
SHARES = {"text": 34, "equipment": 14, "time": 11, "output": 16, "remarks": 25}
NUMBER_WIDTH = 20.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Widths from left to right; the holders' columns stand between the text and the equipment."""

    number: float
    text: float
    holder: float
    holders: int
    equipment: float
    time: float
    output: float
    remarks: float

    @property
    def chart_left(self) -> float:
        """Where the first holder's column begins."""
        return self.number + self.text

    @property
    def chart_right(self) -> float:
        """Where the last holder's column ends."""
        return self.chart_left + self.holder * self.holders

    @property
    def edges(self) -> list[float]:
        """Every vertical rule, the outer ones included."""
        edges = [0.0, self.number]
        edges += [self.chart_left + self.holder * number for number in range(self.holders + 1)]
        for width in (self.equipment, self.time, self.output, self.remarks):
            edges.append(edges[-1] + width)
        return edges


def grid_for(width: float, holders: int) -> Grid:
    """Share a width out: the holders get what symbols and lanes need, the texts the rest by their length."""
    holder = max(NARROWEST_HOLDER, min(WIDEST_HOLDER, width * HOLDERS_SHARE / holders))
    rest = width - NUMBER_WIDTH - holder * holders
    part = {name: rest * share / sum(SHARES.values()) for name, share in SHARES.items()}
    return Grid(number=NUMBER_WIDTH, holder=holder, holders=holders, **part)


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs of one cell, with its place across."""

    left: float
    width: float
    flowables: tuple[Any, ...]

    @property
    def height(self) -> float:
        """How high the paragraphs stand, without the padding."""
        return sum(float(one.wrap(self.width, 1e6)[1]) for one in self.flowables)

    def draw(self, canvas: Any, top: float) -> None:
        """Write the paragraphs downward from a height of the canvas."""
        for one in self.flowables:
            _, height = one.wrap(self.width, 1e6)
            one.drawOn(canvas, self.left, top - height)
            top -= height


@dataclass(frozen=True, slots=True)
class RowCells:
    """The cells of one row and the height that the row takes."""

    cells: tuple[Cell, ...]
    height: float


def cells_of(row: SopRow, grid: Grid) -> RowCells:
    """Set a row's texts; the row is as high as its longest text or its symbols ask."""
    lefts = [0.0, grid.number, *grid.edges[-5:-1]]
    widths = [grid.number, grid.text, grid.equipment, grid.time, grid.output, grid.remarks]
    texts = [
        [words(row.number, CENTERED)],
        [words(row.text, CELL)],
        [words(row.equipment or NOTHING, CELL)],
        [words(row.time or NOTHING, CENTERED)],
        [words(row.output or NOTHING, CELL)],
        paragraphs(row.remarks, REMARK) if row.remarks else [],
    ]
    cells = tuple(
        Cell(left + PAD, width - 2 * PAD, tuple(flowables))
        for left, width, flowables in zip(lefts, widths, texts, strict=True)
    )
    tallest = max(cell.height for cell in cells) + 2 * PAD
    return RowCells(cells, max(tallest, least_height(row)))
