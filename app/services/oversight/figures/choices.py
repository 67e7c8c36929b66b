"""What the reader of the dashboard looks at: a period, and perhaps one permit type, one step, one office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement

from app.services.oversight.figures.periods import Period


@dataclass(frozen=True)
class Chosen:
    """One agency, one period, and what narrows the figures; `step_key` and `office_key` are empty for all."""

    agency_id: int
    period: Period
    permit_type_id: int | None = None
    step_key: str = ""
    office_key: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the period is chosen."""
        return bool(self.permit_type_id or self.step_key or self.office_key)


def within(cell: Any, chosen: Chosen, *, steps: bool = False) -> list[ColumnElement[bool]]:
    """Give the conditions under which a table's cells count; `steps` says that its cells are divided by step."""
    conditions = [cell.agency_id == chosen.agency_id]
    if chosen.permit_type_id is not None:
        conditions.append(cell.permit_type_id == chosen.permit_type_id)
    if chosen.office_key:
        conditions.append(cell.office_key == chosen.office_key)
    if steps and chosen.step_key:
        conditions.append(cell.step_key == chosen.step_key)
    return conditions


def in_months(cell: Any, first: date, last: date) -> ColumnElement[bool]:
    """Give the condition that a cell lies between two months, both included."""
    between: ColumnElement[bool] = cell.month.between(first, last)
    return between
