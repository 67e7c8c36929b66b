"""The two head rows of the matrix, repeated on every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import black

from app.documents.sop.grid import PAD, Cell, Grid
from app.documents.sop.tables import GROUND
from app.documents.sop.texts import HEAD, HOLDER, words

UPPER = 14.0
"""Height of the upper head row, which names the groups."""


def head_cells(holders: Sequence[str], grid: Grid) -> tuple[tuple[Cell, ...], float]:
    """Set the words of the head rows and tell how high both are together."""
    edges = grid.edges
    lower = [
        *((holder, HOLDER) for holder in holders),
        ("Kelengkapan", HEAD),
        ("Waktu", HEAD),
        ("Output", HEAD),
    ]
    cells = [
        Cell(edges[at] + 1.5, edges[at + 1] - edges[at] - 3.0, (words(text, style),))
        for at, (text, style) in enumerate(lower, start=2)
    ]
    return tuple(cells), UPPER + max(cell.height for cell in cells) + 2 * PAD


def draw_head(canvas: Any, cells: Sequence[Cell], grid: Grid, top: float, height: float) -> None:
    """Draw both rows downward from a height of the canvas."""
    edges, right, quality = grid.edges, grid.chart_right, grid.edges[-2]
    canvas.saveState()
    canvas.setFillColor(GROUND)
    canvas.setStrokeColor(black)
    canvas.setLineWidth(0.5)
    canvas.rect(0, top - height, edges[-1], height, stroke=1, fill=1)
    canvas.line(edges[2], top - UPPER, quality, top - UPPER)
    for x in edges[1:-1]:
        is_group_edge = x in {edges[1], edges[2], right, quality}
        canvas.line(x, top if is_group_edge else top - UPPER, x, top - height)
    canvas.restoreState()
    for cell in cells:
        cell.draw(canvas, top - UPPER - (height - UPPER - cell.height) / 2)
    groups = ((edges[2], right, "Pelaksana"), (right, quality, "Mutu Baku"))
    for left, end, text in groups:
        _centered(canvas, (left, end), (top, UPPER), text)
    whole = (
        (0.0, edges[1], "No"),
        (edges[1], edges[2], "Uraian Prosedur"),
        (quality, edges[-1], "Keterangan"),
    )
    for left, end, text in whole:
        _centered(canvas, (left, end), (top, height), text)


def _centered(canvas: Any, across: tuple[float, float], down: tuple[float, float], text: str) -> None:
    cell = Cell(across[0] + 1, across[1] - across[0] - 2, (words(text, HEAD),))
    cell.draw(canvas, down[0] - (down[1] - cell.height) / 2)
