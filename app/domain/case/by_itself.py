"""What happens to a case because time has passed or the calendar changed, and nobody pressed a button.

Handlers of `deciding`, for the system alone.
"""

from __future__ import annotations

from datetime import datetime

from app.domain.case import events as e
from app.domain.case.actions import DeemApproved, ReviseDueTimes
from app.domain.case.cases import Case, Task
from app.domain.case.due_times import (
    correction_due_of,
    deemed_due_of,
    due_of_task,
    promise_due_of,
    time_out_of_task,
)
from app.domain.case.refusals import Reason, Refused
from app.domain.case.requests import Request
from app.domain.procedure.procedures import Step, Work


def deem_approved(request: Request, _action: DeemApproved) -> Refused | None:
    """Go on as if the application were granted: what is still open is closed, and its number is to be given.

    Only where the permit type turned it on, and the time that the law gives is over (UU 30/2014 art. 53).
    """
    case = request.course.case
    refused = _find_reason_against(request)
    if refused is not None:
        return refused
    number_step = find_numbering(case)
    assert number_step is not None  # or it would have been refused
    assert case.deemed_due_at is not None
    request.course.record(e.DeemedApproved(case.deemed_due_at))
    for task in case.tasks:
        request.course.record(e.TaskCancelled(task.serial))
    request.course.open_step(number_step.key, path=())
    return None


def find_numbering(case: Case) -> Step | None:
    """Find the first step at which a permit gets its number; None in a procedure that gives none."""
    return next((step for step in case.procedure.steps if step.work is Work.NUMBER), None)


def _find_reason_against(request: Request) -> Refused | None:
    case = request.course.case
    if not request.by.is_system:
        return Refused(Reason.NOT_PERMITTED)
    if not case.deemed_issues:
        return Refused(Reason.SILENCE_IS_NO_CONSENT)
    if case.is_deemed_over or any(case.step_of(task).work is Work.NUMBER for task in case.tasks):
        return Refused(Reason.ALREADY_DECIDED)
    if case.deemed_due_at is None or request.at <= case.deemed_due_at:
        return Refused(Reason.NOT_YET_DUE)
    return None if find_numbering(case) else Refused(Reason.NO_NUMBERING_STEP)


def revise_due_times(request: Request, action: ReviseDueTimes) -> Refused | None:
    """Derive every due time anew under the calendar as it is now, and tell of each that moved."""
    if not request.by.is_system:
        return Refused(Reason.NOT_PERMITTED)
    for task in request.course.case.tasks:
        _revise_task(request, task, action.why)
    _revise_promise(request, action.why)
    return None


def _revise_task(request: Request, task: Task, why: str) -> None:
    case, calendar = request.course.case, request.course.calendar
    event = e.TaskDueMoved(
        task.serial,
        due_of_task(calendar, task),
        task.due_at,
        time_out_of_task(calendar, case, task),
        why,
        _correction_due(request, task),
    )
    stands = (task.due_at, task.times_out_at, task.correction_due_at)
    if (event.due_at, event.times_out_at, event.correction_due_at) != stands:
        request.course.record(event)


def _correction_due(request: Request, task: Task) -> datetime | None:
    """Give the applicant's last moment to answer; what he was told already is never cut short."""
    derived = correction_due_of(request.course.calendar, request.course.case, task)
    told = task.correction_due_at
    return derived if told is None or derived is None else max(told, derived)


def _revise_promise(request: Request, why: str) -> None:
    case, calendar = request.course.case, request.course.calendar
    due, deemed_due = promise_due_of(calendar, case), deemed_due_of(calendar, case)
    if (due, deemed_due) != (case.promise_due_at, case.deemed_due_at):
        request.course.record(e.PromiseDueMoved(due, case.promise_due_at, deemed_due, why))
