"""Running files by how one of their open tasks stands, where it lies, with whom, and how old it is.

Each is a condition on the open tasks of a case, found by the case's own index, so that the list still walks the
register of running files in its order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, exists, false, or_

from app.domain.case.cases import TaskState
from app.domain.procedure.procedures import HolderKind
from app.domain.working_time.ages import age_bounds
from app.domain.working_time.calendar import WorkingCalendar
from app.records.cases import CaseRecord, TaskRecord
from app.records.rollups import ForecastRecord

OWN_OFFICE = "-"
"""Stands in an address for the agency itself, which has no office key."""

NOBODY = 0


class OpenStand(StrEnum):
    """How an open task stands now."""

    LATE = "late"
    SOON = "soon"
    PREDICTED = "predicted"
    WAITING = "waiting"


@dataclass(frozen=True)
class OpenWork:
    """What an open task must be like; `desk` is an office's key or `OWN_OFFICE`, `age` a class of `age_bounds`."""

    stand: OpenStand | None = None
    step_key: str = ""
    desk: str = ""
    officer_id: int | None = None
    age: int | None = None

    def find_condition(self, calendar: WorkingCalendar, now: datetime) -> ColumnElement[bool] | None:
        """Give the condition on a case; None where nothing is asked of its tasks."""
        if self == OpenWork():
            return None
        task = TaskRecord
        asked = [task.case_id == CaseRecord.id, task.closed_at.is_(None)]
        if self.step_key:
            asked.append(task.step_key == self.step_key)
        if self.desk:
            asked.append(task.office_key == ("" if self.desk == OWN_OFFICE else self.desk))
        if self.officer_id is not None:
            is_untaken = self.officer_id == NOBODY
            asked.append(task.assignee_id.is_(None) if is_untaken else task.assignee_id == self.officer_id)
        if self.age is not None:
            asked += _of_age(self.age, calendar, now)
        if self.stand is not None:
            asked.append(_stands(self.stand, now))
        return and_(CaseRecord.status == "running", exists().where(*asked))


def _of_age(age: int, calendar: WorkingCalendar, now: datetime) -> list[ColumnElement[bool]]:
    """Between the bound of the class and that of the next, as the sweep counts them."""
    bounds = (None, *age_bounds(calendar, now), None)
    if not 0 <= age < len(bounds) - 1:
        return []
    younger, older = bounds[age], bounds[age + 1]
    if age and younger is None:
        # The office has not yet worked so many days: nothing is so old.
        return [false()]
    conditions: list[ColumnElement[bool]] = []
    if younger is not None:
        conditions.append(TaskRecord.opened_at < younger)
    if older is not None:
        conditions.append(TaskRecord.opened_at >= older)
    return conditions


def _stands(stand: OpenStand, now: datetime) -> ColumnElement[bool]:
    task, forecast = TaskRecord, ForecastRecord
    if stand is OpenStand.LATE:
        return task.due_at < now
    if stand is OpenStand.SOON:
        return and_(task.soon_at <= now, task.due_at >= now)
    if stand is OpenStand.WAITING:
        return or_(task.state == TaskState.WAITING.value, task.holder_kind == HolderKind.APPLICANT.value)
    return and_(
        task.due_at >= now,
        exists().where(
            forecast.agency_id == task.agency_id,
            forecast.permit_type_id == task.permit_type_id,
            forecast.step_key == task.step_key,
            forecast.office_key == task.office_key,
            forecast.late_until >= task.due_at,
        ),
    )
