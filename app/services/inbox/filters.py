"""What an officer may narrow his inbox by, and what each means on the tasks' index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, not_, or_

from app.domain.case.cases import TaskState
from app.domain.procedure.procedures import HolderKind
from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.standings import Standing
from app.records.cases import CaseRecord, TaskRecord
from app.records.columns import FAR_FUTURE
from app.services.case_search import find_search_condition


class Whose(StrEnum):
    """Tasks that the officer has taken, or that nobody has."""

    MINE = "mine"
    UNTAKEN = "untaken"


@dataclass(frozen=True)
class InboxFilter:
    """What to show; the default is everything."""

    search: str = ""
    standing: Standing | None = None
    permit_type_id: int | None = None
    step_number: int | None = None
    whose: Whose | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == InboxFilter()


def standing_condition(standing: Standing, calendar: WorkingCalendar, now: datetime) -> ColumnElement[bool]:
    """Give the range of the index in which the tasks of a standing lie; see `task_clocks` for the rule."""
    urgent, tomorrow = TaskRecord.urgent_at, calendar.end_of_day(now)
    is_applicants = TaskRecord.holder_kind == HolderKind.APPLICANT.value
    if standing is Standing.LATE:
        return urgent < now
    if standing is Standing.SOON:
        return and_(urgent >= now, urgent < tomorrow)
    if standing is Standing.PAUSED:
        return and_(urgent == FAR_FUTURE, or_(TaskRecord.state == TaskState.WAITING.value, is_applicants))
    return and_(urgent >= tomorrow, TaskRecord.state == TaskState.OPEN.value, not_(is_applicants))


def narrowed(
    tasks: Select[int, datetime],
    chosen: InboxFilter,
    *,
    agency_id: int,
    officer_id: int,
    calendar: WorkingCalendar,
    now: datetime,
) -> Select[int, datetime]:
    """Narrow a selection of tasks as an officer chose; the cases are joined only where he asks about them."""
    if chosen.standing is not None:
        tasks = tasks.where(standing_condition(chosen.standing, calendar, now))
    if chosen.step_number is not None:
        tasks = tasks.where(TaskRecord.step_number == chosen.step_number)
    if chosen.whose is Whose.MINE:
        tasks = tasks.where(TaskRecord.assignee_id == officer_id)
    if chosen.whose is Whose.UNTAKEN:
        tasks = tasks.where(TaskRecord.assignee_id.is_(None))
    searched = find_search_condition(chosen.search, agency_id)
    if searched is not None or chosen.permit_type_id is not None:
        tasks = tasks.join(CaseRecord, CaseRecord.id == TaskRecord.case_id)
    if searched is not None:
        tasks = tasks.where(searched)
    if chosen.permit_type_id is not None:
        tasks = tasks.where(CaseRecord.permit_type_id == chosen.permit_type_id)
    return tasks
