"""The matrix of an SOP, one page each: head rows, cells, rules, and the flow chart upon the holders' columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import Color, black
from reportlab.platypus import Flowable

from app.documents.sop.bands import PENTAGON_WIDTH, band
from app.documents.sop.chart import BAND, Chart, columns_for
from app.documents.sop.facts import SopFacts, Symbol
from app.documents.sop.grid import Cell, Grid, RowCells, cells_of, grid_for
from app.documents.sop.headings import draw_head, head_cells
from app.documents.sop.ink import Pen
from app.documents.sop.lanes import berths
from app.documents.sop.links import Lane, Spot, Way, list_ways
from app.documents.sop.pages import Stretch, spread
from app.documents.sop.parting import parted
from app.documents.sop.routes import Key, junctions, letters, routes
from app.documents.sop.texts import BODY_BOLD, HEAD, words

RULE = Color(0.55, 0.55, 0.55)
TOTAL_HEIGHT = 22.0
TITLE_HEIGHT = 18.0


@dataclass(frozen=True)
class Plan:
    """What all pages of a matrix share."""

    facts: SopFacts
    grid: Grid
    cells: tuple[RowCells, ...]
    ways: tuple[Way, ...]
    lanes: Mapping[Lane, Any]
    pages: tuple[Stretch, ...]
    named: Mapping[Key, str]
    head: tuple[Cell, ...]
    head_height: float


def matrix_pages(facts: SopFacts, width: float, height: float) -> list[Flowable]:
    """Lay the matrix out on pages of a width and a height; a row beyond a page goes on upon the next."""
    grid = grid_for(width, len(facts.columns))
    head, head_height = head_cells(facts.columns, grid)
    room = height - TITLE_HEIGHT - head_height - BAND - max(BAND, TOTAL_HEIGHT)
    rows, cells = parted(facts.rows, tuple(cells_of(row, grid) for row in facts.rows), room)
    facts = replace(facts, rows=rows)
    pages = spread([row.height for row in cells], room)
    ways = list_ways(facts.rows)
    lanes = berths(facts.rows, ways)
    plan = Plan(facts, grid, cells, ways, lanes, pages, letters(ways, pages), head, head_height)
    return [MatrixPage(plan, number) for number in range(len(pages))]


class MatrixPage(Flowable):
    """One page of the matrix."""

    def __init__(self, plan: Plan, number: int) -> None:
        super().__init__()
        self._plan = plan
        self._page = plan.pages[number]
        self._is_last = number == len(plan.pages) - 1
        above = BAND if number else 0.0
        below = TOTAL_HEIGHT if self._is_last else BAND
        self._top = TITLE_HEIGHT + plan.head_height + above
        self.width = plan.grid.edges[-1]
        self.height = self._top + self._page.height + below

    def wrap(self, *_: float) -> tuple[float, float]:
        """Take the size that the rows have."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw from the back to the front: rules, words, lines, symbols, words on lines."""
        plan, canvas = self._plan, self.canv
        title = words(f"Prosedur {plan.facts.identity.title}", BODY_BOLD)
        _, tall = title.wrap(self.width, TITLE_HEIGHT)
        title.drawOn(canvas, 0, self.height - tall)
        draw_head(canvas, plan.head, plan.grid, self.height - TITLE_HEIGHT, plan.head_height)
        self._rules()
        for row in self._page.rows:
            top = self.height - self._top - self._page.top(row)
            for cell in plan.cells[row].cells:
                cell.draw(canvas, top - 3.0)
        self._chart()
        if self._is_last:
            self._total()

    def _rules(self) -> None:
        canvas, grid = self.canv, self._plan.grid
        canvas.saveState()
        canvas.setLineWidth(0.5)
        body_top = self.height - TITLE_HEIGHT - self._plan.head_height
        rows_end = self.height - self._top - self._page.height
        body_end = rows_end if self._is_last else 0.0
        for x in grid.edges:
            is_outer_or_text = x <= grid.chart_left or x >= grid.chart_right
            canvas.setStrokeColor(black if is_outer_or_text else RULE)
            canvas.line(x, body_top, x, body_end)
        canvas.setStrokeColor(black)
        heights = [self.height - self._top - self._page.top(row) for row in self._page.rows]
        for y in {*heights, rows_end, body_end, body_top}:
            canvas.line(0, y, self.width, y)
        canvas.restoreState()

    def _chart(self) -> None:
        plan = self._plan
        columns = columns_for(plan.grid.chart_left, plan.grid.holder, plan.lanes)
        chart = Chart(columns, plan.facts.rows, plan.lanes, self._page, self._top)
        drawn = routes(chart, plan.ways, plan.named)
        least = plan.grid.chart_left + PENTAGON_WIDTH
        most = plan.grid.chart_right - PENTAGON_WIDTH
        lines, pentagons = list(drawn.lines), []
        for is_top, edge in ((True, chart.top), (False, chart.bottom)):
            calls = [call for call in drawn.calls if call.is_top is is_top]
            bends, found = band(calls, edge, least, most)
            lines += bends
            pentagons += found
        self.canv.saveState()
        pen = Pen(self.canv, self.height)
        pen.lines(lines)
        pen.dots(junctions(drawn.lines))
        for row in self._page.rows:
            self._symbols(pen, chart, row)
        for pentagon in pentagons:
            pen.pentagon(pentagon)
        for word in drawn.words:
            pen.word(word)
        self.canv.restoreState()

    def _symbols(self, pen: Pen, chart: Chart, row: int) -> None:
        told, x, wide = chart.rows[row], chart.center(row), chart.columns.symbol
        if told.is_continued:
            return
        if told.skips_to is not None:
            middle = chart.middle(Spot(row, is_guard=True))
            pen.symbol(Symbol.DIAMOND, (x, middle), wide, is_void=False)
        pen.symbol(told.symbol, (x, chart.middle(Spot(row))), wide, is_void=told.is_void)

    def _total(self) -> None:
        canvas, grid, facts = self.canv, self._plan.grid, self._plan.facts
        canvas.saveState()
        canvas.setLineWidth(0.5)
        canvas.rect(0, 0, self.width, TOTAL_HEIGHT)
        edges: Sequence[float] = (grid.chart_right, grid.edges[-2])
        for x in edges:
            canvas.line(x, 0, x, TOTAL_HEIGHT)
        canvas.restoreState()
        said = (
            (0.0, grid.chart_right, "Jumlah waktu seluruh langkah"),
            (grid.chart_right, grid.edges[-2] - grid.chart_right, facts.total),
            (grid.edges[-2], grid.remarks, facts.promise),
        )
        for left, width, text in said:
            cell = Cell(left + 3.0, width - 6.0, (words(text, HEAD),))
            cell.draw(canvas, TOTAL_HEIGHT - (TOTAL_HEIGHT - cell.height) / 2)
