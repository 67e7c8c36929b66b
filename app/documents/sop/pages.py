"""Which rows go on which page: as many as fit, in order; pure numbers of points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """The rows of one page with their tops and heights, measured downward from the first row's top."""

    first: int
    tops: tuple[float, ...]
    heights: tuple[float, ...]

    @property
    def rows(self) -> range:
        """The rows on this page."""
        return range(self.first, self.first + len(self.heights))

    @property
    def height(self) -> float:
        """The height of all rows together."""
        return sum(self.heights)

    def top(self, row: int) -> float:
        """Where a row of this page begins."""
        return self.tops[row - self.first]

    def middle(self, row: int) -> float:
        """Where the middle of a row of this page lies."""
        return self.top(row) + self.heights[row - self.first] / 2


class TooTall(ValueError):
    """A row is taller than a page; names the row by its place."""

    def __init__(self, row: int) -> None:
        super().__init__(f"row {row + 1} is taller than a page")
        self.row = row


def spread(heights: Sequence[float], room: float) -> tuple[Stretch, ...]:
    """Lay rows on pages with so much room each; raises `TooTall` for a row that no page can hold."""
    pages: list[list[int]] = [[]]
    used = 0.0
    for row, height in enumerate(heights):
        if height > room:
            raise TooTall(row)
        if used + height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += height
    return tuple(_stretch(page, heights) for page in pages if page)


def _stretch(page: Sequence[int], heights: Sequence[float]) -> Stretch:
    own = tuple(heights[row] for row in page)
    tops = tuple(sum(own[:at]) for at in range(len(own)))
    return Stretch(page[0], tops, own)
