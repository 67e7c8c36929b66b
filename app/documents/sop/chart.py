"""Where symbols and lanes stand on one page of the matrix, in points, x to the right and y downward.

Pure geometry: the holders' columns across, the page's rows down, a band for connectors above and below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.documents.sop.facts import SopRow
from app.documents.sop.lanes import LEFT, Berth
from app.documents.sop.links import Lane, Link, Spot
from app.documents.sop.pages import Stretch

SYMBOL_HEIGHT = 18.0
WIDEST_SYMBOL = 30.0
GUARD_GAP = 14.0
"""Between the diamond that asks a row's condition and the row's own symbol."""
ARRIVAL, DEPARTURE = 8.0, 7.5
"""How far above a symbol arrows turn to it, and how far below they turn away from it."""
LOW_ROW = SYMBOL_HEIGHT + 2 * 11.0
LOW_ROW_WITH_CONDITION = LOW_ROW + SYMBOL_HEIGHT + GUARD_GAP
BAND = 30.0
"""Height of the band that holds the connectors to another page."""
BORDER, LANE_STEP = 3.5, 4.0


def least_height(row: SopRow) -> float:
    """Give the height that a row needs for its symbols."""
    return LOW_ROW if row.skips_to is None else LOW_ROW_WITH_CONDITION


@dataclass(frozen=True, slots=True)
class Columns:
    """The holders' columns: where the first begins, how wide each is, how wide a symbol in it is."""

    left: float
    width: float
    symbol: float

    def center(self, column: int) -> float:
        """Give the middle of a column."""
        return self.left + (column + 0.5) * self.width


def columns_for(left: float, width: float, berths: Mapping[Lane, Berth]) -> Columns:
    """Give columns whose symbols leave room for the lanes beside them."""
    lanes = max((berth.place + 1 for berth in berths.values()), default=1)
    free = 2 * (BORDER + LANE_STEP * (lanes - 1) + LANE_STEP)
    return Columns(left, width, min(WIDEST_SYMBOL, width - free))


@dataclass(frozen=True, slots=True)
class Chart:
    """One page: its rows begin at `top`; the bands lie above and below them."""

    columns: Columns
    rows: Sequence[SopRow]
    berths: Mapping[Lane, Berth]
    page: Stretch
    top: float

    @property
    def bottom(self) -> float:
        """Where the page's rows end."""
        return self.top + self.page.height

    def center(self, row: int) -> float:
        """Give the middle of the column in which a row's symbol stands."""
        return self.columns.center(self.rows[row].column)

    def middle(self, spot: Spot) -> float:
        """Give the height at which a symbol's middle lies."""
        shift = (SYMBOL_HEIGHT + GUARD_GAP) / 2 if self.rows[spot.row].skips_to is not None else 0.0
        return self.top + self.page.middle(spot.row) + (-shift if spot.is_guard else shift)

    def upper(self, spot: Spot) -> float:
        """Give the height of a symbol's upper edge."""
        return self.middle(spot) - SYMBOL_HEIGHT / 2

    def lower(self, spot: Spot) -> float:
        """Give the height of a symbol's lower edge."""
        return self.middle(spot) + SYMBOL_HEIGHT / 2

    def door(self, row: int) -> Spot:
        """Give the symbol at which arrows enter a row: the one that asks its condition, if it has one."""
        return Spot(row, is_guard=self.rows[row].skips_to is not None)

    def run(self, link: Link) -> float:
        """Give where an arrow runs downward or upward: the middle of its target's column, or its lane."""
        if link.lane is None:
            return self.center(link.target)
        berth = self.berths[link.lane]
        inward = BORDER + LANE_STEP * berth.place
        edge = self.columns.left + berth.column * self.columns.width
        return edge + inward if berth.side == LEFT else edge + self.columns.width - inward
