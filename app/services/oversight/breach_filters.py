"""What the list of breaches may be narrowed by, and what each choice means on its indexes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Select

from app.records.oversight import BreachRecord

DEEMED = 0
"""Stands for a task where the time is overrun that the law gives to decide (UU 30/2014 pasal 53)."""


class BreachState(StrEnum):
    """Whether the work has been done, or given more time, since."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True)
class BreachFilter:
    """What to show; the default is what stands open, task by task."""

    state: BreachState = BreachState.OPEN
    is_deemed: bool = False
    is_unacknowledged: bool = False
    permit_type_id: int | None = None
    step_key: str = ""
    office_key: str | None = None
    cause: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self == BreachFilter(state=self.state, is_deemed=self.is_deemed)


def narrowed(breaches: Select[int], agency_id: int, chosen: BreachFilter) -> Select[int]:
    """Narrow a selection of breaches to one agency and to what the reader chose."""
    row = BreachRecord
    breaches = breaches.where(row.agency_id == agency_id)
    breaches = breaches.where(row.task_id == DEEMED if chosen.is_deemed else row.task_id != DEEMED)
    if chosen.state is BreachState.OPEN:
        breaches = breaches.where(row.closed_at.is_(None))
    if chosen.state is BreachState.CLOSED:
        breaches = breaches.where(row.closed_at.is_not(None))
    if chosen.is_unacknowledged:
        breaches = breaches.where(row.acknowledged_at.is_(None))
    if chosen.permit_type_id is not None:
        breaches = breaches.where(row.permit_type_id == chosen.permit_type_id)
    if chosen.step_key:
        breaches = breaches.where(row.step_key == chosen.step_key)
    if chosen.office_key is not None:
        breaches = breaches.where(row.office_key == chosen.office_key)
    return breaches.where(row.cause == chosen.cause) if chosen.cause else breaches
