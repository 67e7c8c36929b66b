"""The open tasks behind a workload: those an officer has taken, or those of a post that nobody has; page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import Session

from app.domain.case.access import Post
from app.domain.case.refusals import Reason
from app.domain.procedure.procedures import HolderKind
from app.records.cases import TaskRecord
from app.records.staff import OfficerRecord
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.declined import Declined
from app.services.keyset import Bounds, Page, page_of
from app.services.oversight.overview import refuse_without_overview
from app.services.oversight.staff import Holder, Staff, read_staff
from app.services.oversight.task_lines import TaskLine, read_task_lines
from app.services.task_clocks import Stand, stand_of_task

PAGE_SIZE = 25


@dataclass(frozen=True)
class LoadTask:
    """One open task, how it stands, and who else could be given it today."""

    line: TaskLine
    stand: Stand
    candidates: tuple[Holder, ...]


@dataclass(frozen=True)
class LoadPage:
    """One page of tasks with everybody who could be given at least one of them."""

    page: Page[TaskLine]
    tasks: tuple[LoadTask, ...]
    candidates: tuple[Holder, ...]
    staff: Staff


def get_officer_name(session: Session, actor: Actor, officer_id: int) -> str:
    """Get the name of an officer of the actor's agency; `Declined` when there is none such."""
    query = select(OfficerRecord.name).where(
        OfficerRecord.id == officer_id, OfficerRecord.agency_id == actor.agency_id
    )
    name = session.scalar(query)
    if name is None:
        raise Declined(Reason.UNKNOWN_CASE)
    return name


def list_tasks_of_officer(
    session: Session, actor: Actor, officer_id: int, bounds: Bounds, at: datetime, limit: int = PAGE_SIZE
) -> LoadPage:
    """List what an officer has in hand, most urgent first; `Declined` for who does not see every file."""
    tasks = select(TaskRecord.id).where(TaskRecord.assignee_id == officer_id)
    return _page(session, actor, tasks, bounds, at, limit, besides=officer_id)


def list_untaken_tasks(
    session: Session, actor: Actor, post: Post, bounds: Bounds, at: datetime, limit: int = PAGE_SIZE
) -> LoadPage:
    """List what lies at a post and nobody has taken, most urgent first; `Declined` as above."""
    tasks = select(TaskRecord.id).where(
        TaskRecord.position_key == post.position,
        TaskRecord.office_key == post.office,
        TaskRecord.assignee_id.is_(None),
        TaskRecord.holder_kind == HolderKind.POSITION.value,
    )
    return _page(session, actor, tasks, bounds, at, limit)


def _page(
    session: Session,
    actor: Actor,
    tasks: Select[int],
    bounds: Bounds,
    at: datetime,
    limit: int,
    *,
    besides: int = 0,
) -> LoadPage:
    refuse_without_overview(actor)
    order = (TaskRecord.urgent_at, TaskRecord.id)
    picked = tasks.where(TaskRecord.agency_id == actor.agency_id, TaskRecord.closed_at.is_(None))
    if bounds.place is not None:
        there, here = tuple_(*order), (bounds.place.at, bounds.place.id)
        picked = picked.where(there < here if bounds.is_back else there > here)
    ordered = tuple(column.desc() for column in order) if bounds.is_back else order
    ids = session.scalars(picked.order_by(*ordered).limit(limit + 1)).all()
    lines = {line.task_id: line for line in read_task_lines(session, ids)}
    page = page_of([lines[one] for one in ids], bounds, limit, lambda line: line.place)
    calendar = get_calendar(session, actor.agency_id)
    staff = read_staff(session, actor.agency_id, calendar.date_of(at))
    shown = tuple(
        LoadTask(line, stand_of_task(line.task, calendar, at), _others(staff, line, besides))
        for line in page.rows
    )
    everybody = {one.id: one for task in shown for one in task.candidates}
    by_name = sorted(everybody.values(), key=lambda one: (one.name, one.id))
    return LoadPage(page, shown, tuple(by_name), staff)


def _others(staff: Staff, line: TaskLine, besides: int) -> tuple[Holder, ...]:
    return tuple(one for one in staff.candidates(line.post, line.permit_type_id) if one.id != besides)
