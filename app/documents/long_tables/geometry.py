"""Where things stand on the paper of a long table, in points; taste only, no meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from app.documents.long_tables.values import LongColumn
from app.documents.sheets import Measure
from app.documents.sop.facts import Paper
from app.documents.sop.sheets import SIDES_MM

MM = 72 / 25.4
MARGIN = 12 * MM
FOOT = 14.0
"""Room kept above the lower margin for the line at the foot."""

SIZE, LEADING = 7.5, 9.2
PAD_X, PAD_Y = 3.0, 2.6
ASCENT = 6.9
"""From the top of a line to its baseline."""

FACE, BOLD = "Letter", "Letter-Bold"


@dataclass(frozen=True)
class Grid:
    """A landscape sheet with its columns."""

    columns: tuple[LongColumn, ...]
    paper: Paper = Paper.A4

    @cached_property
    def sides(self) -> tuple[float, float]:
        """Width and height of the paper, lying."""
        short, long = SIDES_MM[self.paper]
        return long * MM, short * MM

    @property
    def top(self) -> float:
        """Where drawing begins on a page."""
        return self.sides[1] - MARGIN

    @property
    def bottom(self) -> float:
        """Where rows have to end."""
        return MARGIN + FOOT

    @cached_property
    def edges(self) -> tuple[float, ...]:
        """The left edge of each column, and the right one of the last."""
        shares = [column.share for column in self.columns]
        inner = self.sides[0] - 2 * MARGIN
        return tuple(MARGIN + inner * part / sum(shares) for part in accumulate(shares, initial=0))

    @cached_property
    def text_widths(self) -> tuple[float, ...]:
        """The room for text in each column."""
        pairs = zip(self.edges, self.edges[1:], strict=False)
        return tuple(right - left - 2 * PAD_X for left, right in pairs)

    @cached_property
    def is_figure(self) -> tuple[bool, ...]:
        """Which columns stand to the right."""
        return tuple(column.measure is Measure.COUNT for column in self.columns)


def row_height(cells: Sequence[Sequence[str]]) -> float:
    """Tell how high a row of broken texts is; an empty one is as high as a line."""
    return max(1, *map(len, cells)) * LEADING + 2 * PAD_Y
