"""The rescue list: files that can still be saved today, those worth most first, each with what endangers it.

Reads at most `MOST_BY_DUE` tasks by their due time and those of `MOST_BY_PROMISE` files by their promise, in a fixed
number of statements; ranking is `app.domain.oversight.rescuing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.cases import TaskState
from app.domain.oversight.rescue_causes import RescueCause
from app.domain.oversight.rescuing import Chance, Experience, Standpoint, is_promise_in_danger, order, weigh
from app.domain.procedure.procedures import HolderKind
from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.standings import used
from app.records.cases import CaseRecord, TaskRecord
from app.records.columns import FAR_FUTURE
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.casework.loading import RUNNING
from app.services.oversight.overview import refuse_without_overview
from app.services.oversight.rescue_experience import ExperienceShelf, read_experience
from app.services.oversight.rescue_reasons import explain
from app.services.oversight.staff import Staff, read_staff
from app.services.oversight.task_lines import TaskLine, read_task_lines
from app.services.task_clocks import Stand, WorkingTime, clock_of, in_working_time, stand_of_task

MOST_BY_DUE, MOST_BY_PROMISE = 150, 50
PAGE_SIZE = 25


@dataclass(frozen=True)
class Rescue:
    """A file in danger: how it stands, what experience says, and why it is in danger."""

    line: TaskLine
    standpoint: Standpoint
    chance: Chance
    experience: Experience
    stand: Stand
    work_left: WorkingTime | None
    causes: tuple[RescueCause, ...] = ()


@dataclass(frozen=True)
class RescueList:
    """One page of the list; `is_cut` tells that more files were near their limit than were weighed."""

    rows: tuple[Rescue, ...]
    staff: Staff
    total: int
    page: int
    pages: int
    is_cut: bool


def list_rescues(session: Session, actor: Actor, at: datetime, page: int = 1) -> RescueList:
    """List an agency's files that can still be saved; `Declined` for who does not see every file."""
    refuse_without_overview(actor)
    calendar = get_calendar(session, actor.agency_id)
    ids, is_cut = _candidates(session, actor.agency_id, at)
    lines = read_task_lines(session, ids)
    shelf = read_experience(session, actor.agency_id, {line.permit_type_id for line in lines})
    found = sorted(
        (one for line in lines if (one := _weigh(line, shelf, calendar, at)) is not None),
        key=lambda one: (*order(one.chance), one.line.task_id),
    )
    staff = read_staff(session, actor.agency_id, calendar.date_of(at))
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(max(1, page), pages)
    shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    rows = explain(session, actor.agency_id, shown, staff)
    return RescueList(rows, staff, len(found), page, pages, is_cut)


def _candidates(session: Session, agency_id: int, at: datetime) -> tuple[list[int], bool]:
    """Name the tasks to be weighed: the next due ones, and those of the files whose promise is due next."""
    is_the_offices = (
        TaskRecord.closed_at.is_(None),
        TaskRecord.state == TaskState.OPEN.value,
        TaskRecord.holder_kind == HolderKind.POSITION.value,
    )
    by_due = (
        select(TaskRecord.id)
        .where(
            TaskRecord.agency_id == agency_id,
            *is_the_offices,
            TaskRecord.urgent_at > at,
            TaskRecord.urgent_at < FAR_FUTURE,
        )
        .order_by(TaskRecord.urgent_at, TaskRecord.id)
        .limit(MOST_BY_DUE + 1)
    )
    next_promised = (
        select(CaseRecord.id)
        .where(
            CaseRecord.agency_id == agency_id,
            CaseRecord.status == RUNNING,
            CaseRecord.promise_due_at.is_not(None),
            CaseRecord.promise_due_at > at,
        )
        .order_by(CaseRecord.promise_due_at, CaseRecord.id)
        .limit(MOST_BY_PROMISE)
    )
    due = session.scalars(by_due).all()
    promised = session.scalars(next_promised).all()
    of_promised = select(TaskRecord.id).where(
        TaskRecord.case_id.in_(promised), *is_the_offices, TaskRecord.urgent_at > at
    )
    ids = dict.fromkeys([*due[:MOST_BY_DUE], *session.scalars(of_promised)])
    return list(ids), len(due) > MOST_BY_DUE


def _weigh(line: TaskLine, shelf: ExperienceShelf, calendar: WorkingCalendar, at: datetime) -> Rescue | None:
    """Weigh a task that is in danger; None for one that is not."""
    experience = shelf.of(line)
    standpoint = _standpoint(line, shelf, calendar, at)
    is_near = line.urgent_at <= _end_of_next_working_day(calendar, at)
    is_in_danger = is_near or shelf.is_predicted_late(line) or is_promise_in_danger(standpoint, experience)
    chance = weigh(standpoint, experience) if is_in_danger else None
    if chance is None:
        return None
    work_left = None
    if chance.work_left is not None:
        work_left = in_working_time(calendar, timedelta(seconds=chance.work_left), at)
    stand = stand_of_task(line.task, calendar, at)
    return Rescue(line, standpoint, chance, experience, stand, work_left)


def _standpoint(
    line: TaskLine, shelf: ExperienceShelf, calendar: WorkingCalendar, at: datetime
) -> Standpoint:
    def left(until: datetime | None) -> float | None:
        is_ahead = until is not None and until > at
        return _seconds(calendar.working_time_between(at, until)) if is_ahead and until else None

    return Standpoint(
        used=_seconds(used(calendar, clock_of(line.task), at).working_time),
        left=left(line.task.due_at),
        promise_left=left(line.promise_due_at),
        ahead=shelf.ahead_of(line),
    )


def _end_of_next_working_day(calendar: WorkingCalendar, at: datetime) -> datetime:
    return calendar.end_of_day(calendar.start_of(calendar.next_working_day(calendar.date_of(at))))


def _seconds(time: timedelta) -> float:
    return time.total_seconds()
