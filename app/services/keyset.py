"""Pages of a list by the place where the last one ended, so that a page costs the same however long the list is.

A place is the order's instant and the row's id; it travels in the address as one short text. Knows no table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

Row = TypeVar("Row")

_SEPARATOR = "~"
_LONGEST_ID = 18
"""Digits that fit the databases' widest whole number."""


@dataclass(frozen=True)
class Place:
    """A row's place in a list ordered by an instant and, where two are equal, by the id."""

    at: datetime
    id: int

    def __str__(self) -> str:
        """Write the place for an address."""
        return f"{self.at:%Y-%m-%dT%H:%M:%S.%f%z}{_SEPARATOR}{self.id}".replace("+0000", "Z")


@dataclass(frozen=True)
class Bounds:
    """Where a page begins: after a place, or before one when paging back; the list's start without either."""

    after: Place | None = None
    before: Place | None = None

    @property
    def is_back(self) -> bool:
        """Whether the page is read backwards from its end."""
        return self.after is None and self.before is not None

    @property
    def place(self) -> Place | None:
        """The place that bounds the page."""
        return self.after or self.before


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list, with the places to page back before and on after; None at an end."""

    rows: tuple[Row, ...]
    previous: Place | None = None
    next: Place | None = None


def read_place(text: str) -> Place | None:
    """Read a place from an address; None for anything that is none, as for an address cut short."""
    at, _, row_id = text.partition(_SEPARATOR)
    if not (row_id.isascii() and row_id.isdecimal() and len(row_id) <= _LONGEST_ID):
        return None
    try:
        instant = datetime.fromisoformat(at)
        # At either end of the calendar an instant of another zone has no like in UTC.
        return None if instant.tzinfo is None else Place(instant.astimezone(UTC), int(row_id))
    except (ValueError, OverflowError):
        return None


def read_bounds(after: str, before: str) -> Bounds:
    """Read where a page begins from the two texts of an address."""
    return Bounds(read_place(after), read_place(before))


def page_of(found: Sequence[Row], bounds: Bounds, limit: int, place_of: Callable[[Row], Place]) -> Page[Row]:
    """Make a page of up to `limit` + 1 rows as they were found: the one too many only tells that there are more.

    `found` is in the list's order, or in the opposite one when paging back.
    """
    has_more = len(found) > limit
    kept = tuple(reversed(found[:limit])) if bounds.is_back else tuple(found[:limit])
    if not kept:
        return Page(())
    has_previous = has_more if bounds.is_back else bounds.after is not None
    has_next = True if bounds.is_back else has_more
    return Page(
        kept,
        previous=place_of(kept[0]) if has_previous else None,
        next=place_of(kept[-1]) if has_next else None,
    )
