"""Reads page, size and order of a list from its address; whatever is odd becomes the list's own default.

Cures: `page_X=abc`, a negative page, `psize_X=10000`, and an order by any attribute of the row
(`_oc_UserDBModelView=password`), which the bare framework passes to the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

PAGE_SIZES = (10, 25, 50, 100)
DEEPEST_ROW = 10_000


@dataclass(frozen=True, kw_only=True)
class ListArguments:
    """Which stretch of a list is asked for, and in which order."""

    page: int
    page_size: int
    order_column: str
    order_direction: str

    @property
    def offset(self) -> int:
        """How many rows come before this stretch."""
        return self.page * self.page_size


def read_list_arguments(
    arguments: Mapping[str, str],
    name: str,
    *,
    order_columns: Collection[str],
    base_order: tuple[str, str],
    page_size: int,
) -> ListArguments:
    """Read `page_…`, `psize_…`, `_oc_…` and `_od_…` of the list of this name."""
    size = _whole(arguments.get(f"psize_{name}"), page_size)
    size = size if size in PAGE_SIZES else page_size
    page = _whole(arguments.get(f"page_{name}"), 0)
    column = arguments.get(f"_oc_{name}", "")
    direction = arguments.get(f"_od_{name}", "asc")
    is_allowed = column in order_columns and direction in {"asc", "desc"}
    column, direction = (column, direction) if is_allowed else base_order
    return ListArguments(
        page=page if 0 <= page * size < DEEPEST_ROW else 0,
        page_size=size,
        order_column=column,
        order_direction=direction,
    )


def _whole(text: str | None, otherwise: int) -> int:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > len(str(DEEPEST_ROW)):
        return otherwise
    return int(text)
