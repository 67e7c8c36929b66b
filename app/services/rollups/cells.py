"""The cells of each table of figures: by what they are told apart, and what they add up.

Knows the tables; what is counted into them, and when, is the business of `tallies` and `counting`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import Select

from app.domain.working_time.histograms import add
from app.records.rollups import CaseRollupRecord, OfficerRollupRecord, ReasonRollupRecord, StepRollupRecord


@dataclass(frozen=True)
class Shape:
    """One table of figures: the columns of a cell's key, in the order in which cells are kept, and its sums."""

    record: Any
    key: tuple[str, ...]
    sums: tuple[str, ...]
    has_times: bool = False

    @property
    def table(self) -> str:
        """The table's name."""
        return str(self.record.__tablename__)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that a cell adds up."""
        return (*self.sums, "times") if self.has_times else self.sums


STEPS = Shape(
    StepRollupRecord,
    ("agency_id", "month", "permit_type_id", "step_key", "office_key"),
    ("done", "timed", "on_time", "used_seconds", "waited_seconds", "paused_seconds"),
    has_times=True,
)
OFFICERS = Shape(
    OfficerRollupRecord,
    ("agency_id", "month", "officer_id", "permit_type_id", "office_key"),
    ("done", "timed", "on_time", "used_seconds", "waited_seconds"),
)
REASONS = Shape(
    ReasonRollupRecord,
    ("agency_id", "month", "permit_type_id", "step_key", "office_key", "route", "reason"),
    ("number",),
)
CASES = Shape(
    CaseRollupRecord,
    ("agency_id", "month", "permit_type_id", "office_key"),
    ("filed", "completed", "rejected", "withdrawn", "cancelled", "promised", "on_time"),
)
SHAPES = (STEPS, OFFICERS, REASONS, CASES)


@dataclass
class Cell:
    """What one cell adds up."""

    sums: Counter[str] = field(default_factory=Counter)
    times: dict[str, int] = field(default_factory=dict)

    def take_in(self, sums: Mapping[str, int], times: Mapping[str, int] | None = None) -> None:
        """Add to the cell."""
        self.sums.update(sums)
        self.times = add(self.times, times or {})

    def values(self, shape: Shape) -> dict[str, Any]:
        """Give the cell as the columns of its table."""
        values: dict[str, Any] = {column: self.sums[column] for column in shape.sums}
        return values | {"times": self.times} if shape.has_times else values


Query: TypeAlias = "Select[*tuple[Any, ...]]"
"""A query of any columns."""

Key: TypeAlias = tuple[Any, ...]
Cells: TypeAlias = dict[Key, Cell]


def cell_of(shape: Shape, row: Any) -> Cell:
    """Read a stored row as a cell."""
    sums = {column: getattr(row, column) for column in shape.sums}
    return Cell(Counter(sums), dict(row.times) if shape.has_times else {})
