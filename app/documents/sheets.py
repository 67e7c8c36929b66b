"""Tables of figures as plain values, already titled: what a workbook and a report are filled with.

A cell keeps its number, so that a workbook can be counted on; how it is worded on paper is the caller's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TypeAlias

Value: TypeAlias = str | int | float | date | datetime | timedelta | None
"""What a cell holds; None for no figure."""


class Measure(Enum):
    """What the numbers of a column measure."""

    TEXT = "text"
    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    LENGTH = "length"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True)
class Column:
    """One column with its heading."""

    heading: str
    measure: Measure = Measure.TEXT


@dataclass(frozen=True)
class Sheet:
    """One table; `name` is its tab in a workbook."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Value, ...]]
    note: str = ""
