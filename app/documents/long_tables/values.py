"""What a long table is made of: a sheet whose rows come once, one after the other, under an agency's letterhead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from app.documents.facts import Agency
from app.documents.sheets import Column, Value

Row: TypeAlias = tuple[Value, ...]


@dataclass(frozen=True)
class LongColumn(Column):
    """A column with its share of the paper's width."""

    share: int = 10


@dataclass(frozen=True, kw_only=True)
class LongSheet:
    """One table; `rows` can be gone through once, and `closing` says what is known when they have been.

    `name` is its tab in a workbook; `about` stands under the title, each a label with what it says.
    """

    name: str
    title: str
    columns: tuple[LongColumn, ...]
    rows: Iterator[Row]
    about: tuple[tuple[str, str], ...] = ()
    closing: Callable[[], tuple[str, ...]] = tuple


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The agency on top of the first page, with the picture of its arms."""

    agency: Agency
    arms: bytes


def worded(value: Value) -> str:
    """Write a value as a register has it: days as 21-11-2026, figures with points, nothing for no figure."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y %H.%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    return str(value)
