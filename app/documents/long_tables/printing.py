"""Rows onto paper as they come, page after page; a row higher than what is left of a page goes on overleaf."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO, TypeAlias

from app.documents.long_tables.feet import define_page_numbers, draw_page_number
from app.documents.long_tables.geometry import (
    ASCENT,
    BOLD,
    FACE,
    LEADING,
    MARGIN,
    PAD_X,
    PAD_Y,
    SIZE,
    Grid,
    row_height,
)
from app.documents.long_tables.heads import draw_head, draw_letterhead, draw_title, head_cells, head_height
from app.documents.long_tables.streaming import StreamedCanvas
from app.documents.long_tables.values import Letterhead, LongSheet, Row, worded
from app.documents.long_tables.wrapping import width_in, wrapped
from app.documents.pages import FOOT_SIZE, About
from app.documents.pdf import prepare
from app.documents.sop.facts import Paper

Lines: TypeAlias = Sequence[tuple[str, ...]]

FAINT, LINE = 0.965, 0.35


def print_long_sheet(
    sheet: LongSheet, about: About, head: Letterhead, out: BinaryIO, *, paper: Paper = Paper.A4
) -> int:
    """Write the PDF of a sheet into a file and tell how many pages it has; the same rows give the same bytes."""
    prepare()
    table = _Table(sheet, about, Grid(sheet.columns, paper), out)
    table.begin(head)
    for row in sheet.rows:
        table.add(row)
    table.close(sheet.closing())
    return table.pages


class _Table:
    """The table as far as it is drawn: the page at hand, and how far down it is filled."""

    def __init__(self, sheet: LongSheet, about: About, grid: Grid, out: BinaryIO) -> None:
        self._sheet, self._about, self._grid = sheet, about, grid
        self._file = StreamedCanvas(out, about, grid.sides)
        self._canvas = self._file.canvas
        self._measure = width_in(FACE, SIZE)
        self._head = head_cells(grid)
        self._text: Any = None
        self._y = self._head_top = 0.0
        self.pages, self._is_shaded = 1, False

    def begin(self, head: Letterhead) -> None:
        top = draw_letterhead(self._canvas, self._grid, head)
        self._open(draw_title(self._canvas, self._grid, self._sheet, top))

    def add(self, row: Row) -> None:
        """Draw a row, on the next page if it fits there and not here; cut where it fits on none."""
        cells: Lines = [
            wrapped(worded(value), width, self._measure)
            for value, width in zip(row, self._grid.text_widths, strict=True)
        ]
        self._is_shaded = not self._is_shaded
        height = row_height(cells)
        if height > self._y - self._grid.bottom and self._has_rows and height <= self._whole_page:
            self._turn()
        while height > self._y - self._grid.bottom:
            room = int((self._y - self._grid.bottom - 2 * PAD_Y) / LEADING)
            if room > 0:
                self._draw([lines[:room] for lines in cells])
                cells = [lines[room:] for lines in cells]
            self._turn()
            height = row_height(cells)
        self._draw(cells)

    def close(self, closing: Sequence[str]) -> None:
        """Say below the last row what is to be said, give the number of pages, and end the file."""
        self._close_grid()
        needed = len(closing) * (LEADING + 2) + 6
        if needed > self._y - self._grid.bottom:
            self._end_page()
            self._y = self._grid.top
        self._canvas.setFont(BOLD, SIZE + 0.5)
        for number, line in enumerate(closing):
            self._canvas.drawString(MARGIN, self._y - 12 - number * (LEADING + 2), line)
        self._foot()
        self._file.end_page()
        define_page_numbers(self._canvas, self.pages)
        self._file.end()

    @property
    def _has_rows(self) -> bool:
        return self._y < self._head_top - head_height(self._head)

    @property
    def _whole_page(self) -> float:
        return self._grid.top - head_height(self._head) - self._grid.bottom

    def _open(self, top: float) -> None:
        """Draw the head of the table from a height of the page on, and be ready for rows."""
        self._canvas.setLineWidth(LINE)
        draw_head(self._canvas, self._grid, self._head, top)
        self._head_top, self._y = top, top - head_height(self._head)
        self._text = self._canvas.beginText()
        self._text.setFont(FACE, SIZE, LEADING)

    def _turn(self) -> None:
        self._close_grid()
        self._end_page()
        self._open(self._grid.top)

    def _draw(self, cells: Lines) -> None:
        canvas, edges, height = self._canvas, self._grid.edges, row_height(cells)
        if self._is_shaded:
            canvas.setFillGray(FAINT)
            canvas.rect(edges[0], self._y - height, edges[-1] - edges[0], height, stroke=0, fill=1)
            canvas.setFillGray(0)
        canvas.line(edges[0], self._y, edges[-1], self._y)
        for place, lines in enumerate(cells):
            for number, line in enumerate(lines):
                left = edges[place] + PAD_X
                if self._grid.is_figure[place]:
                    left = edges[place + 1] - PAD_X - self._measure(line)
                self._text.setTextOrigin(left, self._y - PAD_Y - ASCENT - number * LEADING)
                self._text.textOut(line)
        self._y -= height

    def _close_grid(self) -> None:
        """Draw the texts over their grounds, and the lines between the columns, which end with the rows."""
        canvas, edges = self._canvas, self._grid.edges
        canvas.line(edges[0], self._y, edges[-1], self._y)
        for x in edges:
            canvas.line(x, self._head_top, x, self._y)
        canvas.drawText(self._text)

    def _end_page(self) -> None:
        self._foot()
        self._file.end_page()
        self.pages += 1

    def _foot(self) -> None:
        self._canvas.setFont(FACE, FOOT_SIZE)
        self._canvas.drawString(MARGIN, MARGIN, self._about.foot)
        draw_page_number(self._canvas, self.pages, self._grid.sides[0] - MARGIN, MARGIN)
