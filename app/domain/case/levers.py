"""What whoever answers for the office's time may do to a task that is not his: more time, another officer.

Handlers of `deciding`. Whether the officer named really holds the post today is for the caller to have checked.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.case import events as e
from app.domain.case.access import Permission
from app.domain.case.actions import Extend, Reassign, TakeOver
from app.domain.case.cases import Case, Task, TaskState
from app.domain.case.refusals import Reason, Refused
from app.domain.case.requests import Request
from app.domain.procedure.procedures import HolderKind
from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.clocks import Allowance, Unit

WHOLE = 100
WORKING_WEEK = 5


def extend(request: Request, action: Extend) -> Refused | None:
    """Agree more time for a task, at most so often and so much as the agency has settled."""
    task = request.course.case.find_task(action.task)
    if task is None:
        return Refused(Reason.TASK_CLOSED)
    refused = (
        request.find_refusal(Permission.CASE_EXTEND, task)
        or find_hindrance(task)
        or _find_lack(task, action)
        or _find_excess(request, task, action.allowance)
    )
    if refused is None:
        request.course.extend(task, action.allowance, action.reason.strip())
    return refused


def reassign(request: Request, action: Reassign) -> Refused | None:
    """Give a task to another officer of its post, or back to the post."""
    task = request.course.case.find_task(action.task)
    if task is None:
        return Refused(Reason.TASK_CLOSED)
    refused = request.find_refusal(Permission.CASE_REASSIGN, task) or find_hindrance(task)
    if refused is None and task.assignee != action.to:
        request.course.record(e.TaskReassigned(task.serial, action.to, action.to_name, action.note.strip()))
    return refused


def take_over(request: Request, action: TakeOver) -> Refused | None:
    """Take for oneself what a colleague has taken; what nobody has taken is simply taken."""
    task = request.course.case.find_task(action.task)
    if task is None:
        return Refused(Reason.TASK_CLOSED)
    refused = request.find_refusal(Permission.CASE_TAKE_OVER, task) or find_hindrance(task)
    if refused is not None or task.assignee == request.by.id:
        return refused
    if task.assignee is None:
        request.course.record(e.TaskTaken(task.serial))
        return None
    request.course.record(e.TaskReassigned(task.serial, request.by.id, "", ""))
    return None


def find_hindrance(task: Task) -> Refused | None:
    """Tell why nobody of the office could do with a task what a lever is for: it lies with no officer now."""
    if task.state is TaskState.WAITING:
        return Refused(Reason.TASK_WAITS_FOR_APPLICANT)
    if task.holder.kind is not HolderKind.POSITION:
        return Refused(Reason.TASK_NOT_WITH_OFFICERS)
    return None


def _find_lack(task: Task, action: Extend) -> Refused | None:
    if task.allowance.unit is Unit.NONE:
        return Refused(Reason.NO_TIME_LIMIT)
    if action.allowance.unit is Unit.NONE:
        return Refused(Reason.EXTENSION_EMPTY)
    return None if action.reason.strip() else Refused(Reason.REASON_MISSING)


def _find_excess(request: Request, task: Task, asked: Allowance) -> Refused | None:
    rules, calendar = request.course.case.rules, request.course.calendar
    if len(task.extensions) >= rules.extension_times:
        return Refused(Reason.EXTENDED_ENOUGH, {"times": rules.extension_times})
    day = working_day_length(calendar, request.at)
    agreed = sum((_length(one.allowance, day) for one in task.extensions), _length(asked, day))
    if agreed <= _length(task.allowance, day) * rules.extension_share / WHOLE:
        return None
    return Refused(Reason.EXTENSION_TOO_LONG, {"share": rules.extension_share, "allowance": task.allowance})


def longest_extension(calendar: WorkingCalendar, case: Case, task: Task, at: datetime) -> Allowance | None:
    """Tell how much more time may still be agreed for a task, in its own unit or, below one day, in minutes."""
    rules, day = case.rules, working_day_length(calendar, at)
    if find_hindrance(task) is not None or task.allowance.unit is Unit.NONE:
        return None
    if len(task.extensions) >= rules.extension_times:
        return None
    in_all = _length(task.allowance, day) * rules.extension_share / WHOLE
    left = in_all - sum((_length(one.allowance, day) for one in task.extensions), timedelta())
    lengths = {Unit.HOURS: timedelta(hours=1), Unit.WORKING_DAYS: day}
    for unit in (task.allowance.unit, Unit.MINUTES):
        amount = left // lengths.get(unit, timedelta(minutes=1))
        if amount >= 1:
            return Allowance(amount, unit)
    return None


def working_day_length(calendar: WorkingCalendar, at: datetime) -> timedelta:
    """Tell how long a working day of this calendar is: the mean of the next week, for no two days need be alike."""
    begins_at = calendar.end_of_day(at)
    ends_at = calendar.closing_after(begins_at, WORKING_WEEK)
    return calendar.working_time_between(begins_at, ends_at) / WORKING_WEEK


def _length(allowance: Allowance, day: timedelta) -> timedelta:
    return allowance.working_time + allowance.working_days * day
