"""Which levers the page of a case offers for its live tasks; whether one may be pulled is decided when it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.case.access import Permission, Post, Situation, find_refusal
from app.domain.case.cases import Task
from app.domain.case.levers import find_hindrance, longest_extension
from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.clocks import Allowance
from app.services.actors import Actor
from app.services.casework.loading import OnFile
from app.services.oversight.staff import Holder, Staff, read_staff


@dataclass(frozen=True)
class TaskLevers:
    """What a reader may do about a task that lies with an officer; `longest` is None where no more time may be agreed."""

    may_extend: bool
    may_reassign: bool
    may_take_over: bool
    may_remind: bool
    is_taken: bool
    longest: Allowance | None
    candidates: tuple[Holder, ...]


def levers_on(
    session: Session, on_file: OnFile, by: Actor, calendar: WorkingCalendar, at: datetime
) -> Mapping[int, TaskLevers]:
    """Offer levers by the task's serial; the agency's people are read only for who may give a task away."""
    tasks = [task for task in on_file.case.tasks if find_hindrance(task) is None]
    asked = any(_may(Permission.CASE_REASSIGN, on_file, by, task) for task in tasks)
    staff = read_staff(session, on_file.row.agency_id, calendar.date_of(at)) if asked else None
    offered = {task.serial: _levers(on_file, task, by, calendar, at, staff=staff) for task in tasks}
    return {serial: one for serial, one in offered.items() if one is not None}


def _levers(
    on_file: OnFile, task: Task, by: Actor, calendar: WorkingCalendar, at: datetime, *, staff: Staff | None
) -> TaskLevers | None:
    may_extend, may_reassign, may_take_over, may_remind = (
        _may(permission, on_file, by, task)
        for permission in (
            Permission.CASE_EXTEND,
            Permission.CASE_REASSIGN,
            Permission.CASE_TAKE_OVER,
            Permission.CASE_REMIND,
        )
    )
    if not (may_extend or may_reassign or may_take_over or may_remind):
        return None
    post = Post(task.holder.position, task.holder.office)
    holders = staff.candidates(post, on_file.row.permit_type_id) if staff is not None and may_reassign else ()
    return TaskLevers(
        may_extend=may_extend,
        may_reassign=may_reassign,
        may_take_over=may_take_over and task.assignee not in {None, by.id},
        may_remind=may_remind,
        is_taken=task.assignee is not None,
        longest=longest_extension(calendar, on_file.case, task, at) if may_extend else None,
        candidates=tuple(one for one in holders if one.id != task.assignee),
    )


def _may(permission: Permission, on_file: OnFile, by: Actor, task: Task) -> bool:
    return find_refusal(permission, Situation(by.officer, on_file.case, task)) is None
