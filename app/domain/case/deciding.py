"""Deciding what an action does to a case: `decide` is the only way a case moves.

Pure: takes a case, an action, a person, a moment and a calendar; stores nothing and reads no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from app.domain.case import events as e
from app.domain.case.access import Officer, Permission, Situation, find_refusal, permission_for
from app.domain.case.actions import (
    Act,
    Action,
    AnswerCorrection,
    Cancel,
    DeemApproved,
    Extend,
    Reassign,
    Release,
    ReviseDueTimes,
    Take,
    TakeOver,
    TimeOutTask,
    Withdraw,
)
from app.domain.case.by_itself import deem_approved, revise_due_times
from app.domain.case.cases import Case, Task, TaskState
from app.domain.case.course import Course, is_correction
from app.domain.case.folding import Happened
from app.domain.case.levers import extend, reassign, take_over
from app.domain.case.readiness import list_lacks, list_unreadiness
from app.domain.case.refusals import Reason, Refused, refused_for
from app.domain.case.requests import Request
from app.domain.procedure.conditions import holds
from app.domain.procedure.procedures import ClockEffect, EndStatus, Outcome, Route
from app.domain.working_time.calendar import WorkingCalendar


@dataclass(frozen=True)
class Moved:
    """What an action did: the case as it is now, and what is to be filed."""

    case: Case
    history: tuple[Happened, ...]


@dataclass(frozen=True)
class Allowed:
    """One thing that an officer may do to a case now: a button."""

    task: Task
    outcome: Outcome
    permission: Permission


def file_case(case: Case, *, by: Officer, at: datetime, calendar: WorkingCalendar) -> Moved:
    """Put a new application on file: its first step is open, held by the applicant."""
    course = Course(case, by=by.id, at=at, calendar=calendar)
    course.record(e.CaseFiled(case.procedure.key, case.procedure.version))
    course.open_step(case.procedure.first.key, path=())
    return Moved(course.case, tuple(course.history))


def decide(
    case: Case, action: Action, *, by: Officer, at: datetime, calendar: WorkingCalendar
) -> Moved | Refused:
    """Apply one person's action to a case, as the case's own procedure prescribes.

    Stores nothing: the caller files what `Moved` describes, or shows why it was `Refused`.
    Checked in this order, so that the officer hears the most useful reason first:

    1. a closed case takes no action, nor does a closed task;
    2. only the holder of the step may act, and only on what nobody else has taken;
    3. the outcome must be one that the step has, and its condition must be met;
    4. a return, correction or refusal needs what the outcome says it needs, and never goes without a word;
    5. forward goes only what the kind of work finds ready; what 4 and 5 find missing is told all at once;
    6. more time is agreed only within the agency's limits, and what time itself brings only the system does.
    """
    if case.ended is not None:
        return Refused(Reason.CASE_ENDED, {"status": case.ended.value})
    course = Course(case, by=by.id, at=at, calendar=calendar)
    refused = _HANDLERS[type(action)](Request(course, by, at), action)
    if refused is not None:
        return refused
    course.settle_promise()
    return Moved(course.case, tuple(course.history))


def list_allowed(case: Case, officer: Officer) -> tuple[Allowed, ...]:
    """List exactly the outcomes that `decide` would take from this officer, in the order of the procedure.

    Readiness (documents judged, number given …) is not asked here: the button is shown, and pressing it too
    early says what is missing.
    """
    if case.ended is not None:
        return ()
    return tuple(
        Allowed(task, outcome, permission_for(step, outcome))
        for task in case.tasks
        for step in (case.step_of(task),)
        for outcome in step.outcomes
        if _refusal_of_outcome(case, task, outcome, officer) is None
    )


def find_refusal_of_act(case: Case, serial: int, outcome_key: str, officer: Officer) -> Refused | None:
    """Tell why an officer may not take an outcome, before anything is made ready for it; None when he may.

    The same checks as `decide`, but for what the act itself must bring.
    """
    if case.ended is not None:
        return Refused(Reason.CASE_ENDED, {"status": case.ended.value})
    task = case.find_task(serial)
    if task is None:
        return Refused(Reason.TASK_CLOSED)
    outcome = case.step_of(task).find_outcome(outcome_key)
    if outcome is None:
        not_his = find_refusal(Permission.CASE_TAKE, Situation(officer, case, task))
        return not_his or Refused(Reason.UNKNOWN_OUTCOME, {"outcome": outcome_key})
    return _refusal_of_outcome(case, task, outcome, officer)


def _refusal_of_outcome(case: Case, task: Task, outcome: Outcome, officer: Officer) -> Refused | None:
    permission = permission_for(case.step_of(task), outcome)
    refused = find_refusal(permission, Situation(officer, case, task))
    if refused is not None:
        return refused
    if task.state is TaskState.WAITING:
        return Refused(Reason.TASK_WAITS_FOR_APPLICANT)
    if not holds(outcome.when, case.facts):
        return Refused(Reason.CONDITION_UNMET, {"outcome": outcome.key})
    return None


def _act(request: Request, act: Act) -> Refused | None:
    case = request.course.case
    informed = replace(case, facts=MappingProxyType({**case.facts, **act.facts}))
    refused = find_refusal_of_act(informed, act.task, act.outcome, request.by)
    if refused is not None:
        return refused
    task = case.get_task(act.task)
    outcome = case.step_of(task).get_outcome(act.outcome)
    refused = refused_for((*list_lacks(outcome, act), *_list_unreadiness(informed, task, outcome)))
    if refused is not None:
        return refused
    _carry_out(request.course, task, outcome, act)
    return None


def _carry_out(course: Course, task: Task, outcome: Outcome, act: Act) -> None:
    if act.facts:
        course.record(e.FactsRecorded(MappingProxyType(dict(act.facts))))
    if is_correction(outcome):
        course.record(
            e.CorrectionAsked(
                task=task.serial,
                outcome=outcome.key,
                note=act.note,
                reason=act.reason,
                defects=act.defects,
                due_at=course.moment_after(course.case.procedure.correction.answer_within),
                restarts=outcome.clock is ClockEffect.RESTART,
            )
        )
        return
    course.record(e.OutcomeTaken(task.serial, task.step, outcome.key, outcome.route, act.note, act.reason))
    course.leave(task, outcome)


def _list_unreadiness(case: Case, task: Task, outcome: Outcome) -> tuple[Refused, ...]:
    if outcome.route is not Route.FORWARD:
        return ()
    return list_unreadiness(case.step_of(task).work, case.facts)


def _take(request: Request, take: Take) -> Refused | None:
    task = request.course.case.find_task(take.task)
    if task is None:
        return Refused(Reason.TASK_CLOSED)
    refused = request.find_refusal(Permission.CASE_TAKE, task)
    if refused is None and task.assignee is None:
        request.course.record(e.TaskTaken(task.serial))
    return refused


def _release(request: Request, release: Release) -> Refused | None:
    task = request.course.case.find_task(release.task)
    if task is None:
        return Refused(Reason.TASK_CLOSED)
    refused = request.find_refusal(Permission.CASE_RELEASE, task)
    if refused is None:
        request.course.record(e.TaskReleased(task.serial))
    return refused


def _answer(request: Request, answer: AnswerCorrection) -> Refused | None:
    task = request.course.case.find_task(answer.task)
    if task is None or task.state is not TaskState.WAITING:
        return Refused(Reason.NO_CORRECTION_OPEN)
    refused = request.find_refusal(Permission.CASE_ANSWER, task)
    if refused is not None:
        return refused
    if answer.facts:
        request.course.record(e.FactsRecorded(MappingProxyType(dict(answer.facts))))
    request.course.answer_correction(task, answer.note)
    return None


def _withdraw(request: Request, withdraw: Withdraw) -> Refused | None:
    return _end_early(request, Permission.CASE_WITHDRAW, EndStatus.WITHDRAWN, withdraw.note)


def _cancel(request: Request, cancel: Cancel) -> Refused | None:
    return _end_early(request, Permission.CASE_CANCEL, EndStatus.CANCELLED, cancel.note, cancel.reason)


def _end_early(
    request: Request, permission: Permission, status: EndStatus, note: str, reason: str = ""
) -> Refused | None:
    refused = request.find_refusal(permission)
    if refused is not None:
        return refused
    if not note.strip():
        return Refused(Reason.NOTE_MISSING)
    request.course.end(status, note, reason)
    return None


def _time_out(request: Request, action: TimeOutTask) -> Refused | None:
    task = request.course.case.find_task(action.task)
    if task is None:
        return Refused(Reason.TASK_CLOSED)
    if not request.by.is_system:
        return Refused(Reason.NOT_PERMITTED)
    if task.state is TaskState.WAITING:
        return _lapse_correction(request, task)
    step = request.course.case.step_of(task)
    if step.time_out is None or task.times_out_at is None or request.at < task.times_out_at:
        return Refused(Reason.NOT_YET_DUE)
    outcome = step.get_outcome(step.time_out.outcome)
    _carry_out(request.course, task, outcome, Act(task.serial, outcome.key, reason="time_out"))
    return None


def _lapse_correction(request: Request, task: Task) -> Refused | None:
    then = request.course.case.procedure.correction.then
    if then is None or task.correction_due_at is None or request.at < task.correction_due_at:
        return Refused(Reason.NOT_YET_DUE)
    request.course.end(then, reason="correction_not_answered")
    return None


_HANDLERS: Mapping[type, Callable[..., Refused | None]] = {
    Act: _act,
    Take: _take,
    Release: _release,
    AnswerCorrection: _answer,
    Withdraw: _withdraw,
    Cancel: _cancel,
    TimeOutTask: _time_out,
    Extend: extend,
    Reassign: reassign,
    TakeOver: take_over,
    DeemApproved: deem_approved,
    ReviseDueTimes: revise_due_times,
}
