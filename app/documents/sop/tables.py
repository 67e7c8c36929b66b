"""Tables that run over pages under a repeated head row.

ReportLab repeats the head also in the middle of a page where it parts a single row, so rows are parted only where
one is taller than any page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color, black
from reportlab.platypus import Table, TableStyle

GROUND = Color(0.92, 0.92, 0.92)
ENDLESS = 1e6
TALLEST_ROW = 400.0
"""What fits on the lowest sheet beside a head row."""
BOXED = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
)


def headed_table(rows: Sequence[Sequence[Any]], widths: Sequence[float]) -> Table:
    """Set rows of which the first is the head."""
    style = TableStyle([*BOXED.getCommands(), ("BACKGROUND", (0, 0), (-1, 0), GROUND)])
    whole = Table(rows, colWidths=widths, repeatRows=1, style=style)
    whole.wrap(sum(widths), ENDLESS)
    if max(whole._rowHeights) <= TALLEST_ROW:  # noqa: SLF001 -- ReportLab tells row heights nowhere else
        return whole
    return Table(rows, colWidths=widths, style=style, splitInRow=1)
