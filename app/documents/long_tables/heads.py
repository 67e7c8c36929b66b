"""What stands above the rows: the letterhead and title of the first page, and the head of the table on every page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from app.documents.facts import Agency
from app.documents.lettering import balanced_lines
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
from app.documents.long_tables.values import Letterhead, LongSheet
from app.documents.long_tables.wrapping import width_in, wrapped

ARMS_HEIGHT = 56.0
GROUND = 0.91
NUMBERING = 9.0
"""Height of the row that numbers the columns."""


def draw_letterhead(canvas: Any, grid: Grid, head: Letterhead) -> float:
    """Draw arms, government, office, address and double rule; tell where the page goes on."""
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(io.BytesIO(head.arms))
    across, down = picture.getSize()
    width, top = ARMS_HEIGHT * across / down, grid.top
    canvas.drawImage(picture, MARGIN + 8, top - ARMS_HEIGHT, width, ARMS_HEIGHT, mask="auto")
    middle, y = grid.sides[0] / 2, top - 10
    for text, face, size, step in _letterhead_lines(head.agency):
        canvas.setFont(face, size)
        canvas.drawCentredString(middle, y, text)
        y -= step
    y = min(y, top - ARMS_HEIGHT) - 4
    canvas.setLineWidth(2)
    canvas.line(MARGIN, y, grid.sides[0] - MARGIN, y)
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, y - 2.4, grid.sides[0] - MARGIN, y - 2.4)
    return y - 18


def _letterhead_lines(agency: Agency) -> Iterator[tuple[str, str, float, float]]:
    yield agency.government.upper(), FACE, 11, 14
    for line in balanced_lines(agency.office.upper()).split("\n"):
        yield line, BOLD, 13, 14
    postal = f" Kode Pos {agency.postal_code}" if agency.postal_code else ""
    yield f"{agency.address}{postal}".strip(), FACE, 8, 10
    ways = (("Telepon", agency.phone), ("Laman", agency.website), ("Pos-el", agency.email))
    yield "   ".join(f"{label} {value}" for label, value in ways if value), FACE, 8, 10


def draw_title(canvas: Any, grid: Grid, sheet: LongSheet, top: float) -> float:
    """Draw the title in the middle and what the sheet is about under it; tell where the page goes on."""
    canvas.setFont(BOLD, 12)
    canvas.drawCentredString(grid.sides[0] / 2, top, sheet.title.upper())
    y = top - 18
    measure = width_in(FACE, SIZE + 1)
    indent = max((measure(label) for label, _value in sheet.about), default=0) + 8
    available = grid.sides[0] - 2 * MARGIN - indent - 8
    canvas.setFont(FACE, SIZE + 1)
    for label, value in sheet.about:
        canvas.drawString(MARGIN, y, label)
        canvas.drawString(MARGIN + indent, y, ":")
        for line in wrapped(value, available, measure) or ("",):
            canvas.drawString(MARGIN + indent + 6, y, line)
            y -= LEADING + 1.5
    return y - 1


def head_cells(grid: Grid) -> list[tuple[str, ...]]:
    """Break the headings into their columns."""
    measure = width_in(BOLD, SIZE)
    pairs = zip(grid.columns, grid.text_widths, strict=True)
    return [wrapped(column.heading, width, measure) for column, width in pairs]


def head_height(cells: list[tuple[str, ...]]) -> float:
    """Tell how high the head of the table is, its numbers included."""
    return row_height(cells) + NUMBERING


def draw_head(canvas: Any, grid: Grid, cells: list[tuple[str, ...]], top: float) -> None:
    """Draw the headings, and under them the numbers of the columns, as the forms of registers have them."""
    height, left, right = head_height(cells), grid.edges[0], grid.edges[-1]
    canvas.setFillGray(GROUND)
    canvas.rect(left, top - height, right - left, height, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.line(left, top, right, top)
    canvas.line(left, top - height + NUMBERING, right, top - height + NUMBERING)
    for place, lines in enumerate(cells):
        middle = (grid.edges[place] + grid.edges[place + 1]) / 2
        spare = (height - NUMBERING - 2 * PAD_Y - len(lines) * LEADING) / 2
        canvas.setFont(BOLD, SIZE)
        for number, line in enumerate(lines):
            canvas.drawCentredString(middle, top - PAD_Y - spare - ASCENT - number * LEADING, line)
        canvas.setFont(FACE, SIZE - 1.5)
        canvas.drawCentredString(middle, top - height + PAD_X - 0.4, str(place + 1))
