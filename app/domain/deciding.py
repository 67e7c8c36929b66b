"""Deciding what an action does to a case: `decide` is the only way a case moves.

Pure: takes a case, an action, a person, a moment and a calendar; stores nothing and reads no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from app.domain import events as e
from app.domain.access import SYSTEM, Officer, Permission, Situation, find_refusal, permission_for
from app.domain.actions import Act, Action, AnswerCorrection, Cancel, Release, Take, TimeOutTask, Withdraw
from app.domain.calendar import WorkingCalendar
from app.domain.cases import Case, Happened, Task, TaskState
from app.domain.conditions import holds
from app.domain.course import Course, is_correction
from app.domain.procedures import ClockEffect, EndStatus, Need, Outcome, Route, Work
from app.domain.refusals import Reason, Refused


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
    4. a return, correction or refusal needs what the outcome says it needs.
    """
    if case.ended is not None:
        return Refused(Reason.CASE_ENDED, {"status": case.ended.value})
    course = Course(case, by=by.id, at=at, calendar=calendar)
    refused = _HANDLERS[type(action)](course, action, by, at)
    if refused is not None:
        return refused
    course.settle_promise(was_with_applicant=case.is_with_applicant)
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


def _act(course: Course, act: Act, by: Officer, at: datetime) -> Refused | None:  # noqa: ARG001 -- one shape for all
    case = course.case
    task = case.find_task(act.task)
    if task is None:
        return Refused(Reason.TASK_CLOSED)
    outcome = case.step_of(task).find_outcome(act.outcome)
    if outcome is None:
        return _refusal_of_step(case, task, by) or Refused(Reason.UNKNOWN_OUTCOME, {"outcome": act.outcome})
    informed = replace(case, facts=MappingProxyType({**case.facts, **act.facts}))
    refused = _refusal_of_outcome(informed, task, outcome, by) or _find_lack(informed, task, outcome, act)
    if refused is not None:
        return refused
    _carry_out(course, task, outcome, act)
    return None


def _refusal_of_step(case: Case, task: Task, by: Officer) -> Refused | None:
    return find_refusal(Permission.CASE_TAKE, Situation(by, case, task))


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


def _find_lack(case: Case, task: Task, outcome: Outcome, act: Act) -> Refused | None:
    if Need.NOTE in outcome.needs and not act.note.strip():
        return Refused(Reason.NOTE_MISSING, {"outcome": outcome.key})
    if Need.REASON in outcome.needs and not act.reason:
        return Refused(Reason.REASON_MISSING, {"outcome": outcome.key})
    if Need.DOCUMENT in outcome.needs and not act.has_document:
        return Refused(Reason.DOCUMENT_MISSING, {"outcome": outcome.key})
    if is_correction(outcome) and not act.defects and not act.note.strip():
        return Refused(Reason.DEFECTS_MISSING)
    is_ready = _READINESS.get(case.step_of(task).work)
    return is_ready(case) if is_ready is not None and outcome.route is Route.FORWARD else None


def _documents_are_judged(case: Case) -> Refused | None:
    """SOP step 2: the receipt is given only for a file found complete and correct (PERINGATAN no. 3)."""
    unchecked = case.facts.get("requirements.unchecked") or ()
    if unchecked:
        return Refused(Reason.REQUIREMENTS_UNCHECKED, {"requirements": unchecked})
    defective = case.facts.get("requirements.defective") or ()
    return Refused(Reason.REQUIREMENTS_DEFECTIVE, {"requirements": defective}) if defective else None


def _is_numbered(case: Case) -> Refused | None:
    return None if case.facts.get("permit.number") else Refused(Reason.NOT_NUMBERED)


def _is_signed(case: Case) -> Refused | None:
    return None if case.facts.get("permit.is_signed") else Refused(Reason.NOT_SIGNED)


def _is_paid(case: Case) -> Refused | None:
    return None if case.facts.get("payment.is_recorded") else Refused(Reason.NOT_PAID)


_READINESS: Mapping[Work, Callable[[Case], Refused | None]] = {
    Work.CHECK_DOCUMENTS: _documents_are_judged,
    Work.PAY: _is_paid,
    Work.SIGN_ELECTRONICALLY: _is_numbered,
    Work.SIGN_BY_HAND: _is_numbered,
    Work.HAND_OVER: _is_signed,
}


def _take(course: Course, take: Take, by: Officer, at: datetime) -> Refused | None:  # noqa: ARG001 -- one shape
    task = course.case.find_task(take.task)
    if task is None:
        return Refused(Reason.TASK_CLOSED)
    refused = find_refusal(Permission.CASE_TAKE, Situation(by, course.case, task))
    if refused is None and task.assignee is None:
        course.record(e.TaskTaken(task.serial))
    return refused


def _release(course: Course, release: Release, by: Officer, at: datetime) -> Refused | None:  # noqa: ARG001
    task = course.case.find_task(release.task)
    if task is None:
        return Refused(Reason.TASK_CLOSED)
    refused = find_refusal(Permission.CASE_RELEASE, Situation(by, course.case, task))
    if refused is None:
        course.record(e.TaskReleased(task.serial))
    return refused


def _answer(course: Course, answer: AnswerCorrection, by: Officer, at: datetime) -> Refused | None:  # noqa: ARG001
    task = course.case.find_task(answer.task)
    if task is None or task.state is not TaskState.WAITING:
        return Refused(Reason.NO_CORRECTION_OPEN)
    refused = find_refusal(Permission.CASE_ANSWER, Situation(by, course.case, task))
    if refused is not None:
        return refused
    if answer.facts:
        course.record(e.FactsRecorded(MappingProxyType(dict(answer.facts))))
    course.answer_correction(task)
    return None


def _withdraw(course: Course, withdraw: Withdraw, by: Officer, at: datetime) -> Refused | None:  # noqa: ARG001
    return _end_early(course, by, Permission.CASE_WITHDRAW, EndStatus.WITHDRAWN, withdraw.note, "")


def _cancel(course: Course, cancel: Cancel, by: Officer, at: datetime) -> Refused | None:  # noqa: ARG001
    return _end_early(course, by, Permission.CASE_CANCEL, EndStatus.CANCELLED, cancel.note, cancel.reason)


def _end_early(
    course: Course, by: Officer, permission: Permission, status: EndStatus, note: str, reason: str
) -> Refused | None:
    refused = find_refusal(permission, Situation(by, course.case))
    if refused is not None:
        return refused
    if not note.strip():
        return Refused(Reason.NOTE_MISSING)
    course.end(status, note, reason)
    return None


def _time_out(course: Course, action: TimeOutTask, by: Officer, at: datetime) -> Refused | None:
    task = course.case.find_task(action.task)
    if task is None:
        return Refused(Reason.TASK_CLOSED)
    if by != SYSTEM:
        return Refused(Reason.NOT_PERMITTED)
    if task.state is TaskState.WAITING:
        return _lapse_correction(course, task, at)
    time_out = course.case.step_of(task).time_out
    if time_out is None or task.times_out_at is None or at < task.times_out_at:
        return Refused(Reason.NOT_YET_DUE)
    outcome = course.case.step_of(task).find_outcome(time_out.outcome)
    if outcome is None:
        return Refused(Reason.UNKNOWN_OUTCOME, {"outcome": time_out.outcome})
    _carry_out(course, task, outcome, Act(task.serial, outcome.key, reason="time_out"))
    return None


def _lapse_correction(course: Course, task: Task, at: datetime) -> Refused | None:
    then = course.case.procedure.correction.then
    if then is None or task.correction_due_at is None or at < task.correction_due_at:
        return Refused(Reason.NOT_YET_DUE)
    course.end(then, reason="correction_not_answered")
    return None


_HANDLERS: Mapping[type, Callable[..., Refused | None]] = {
    Act: _act,
    Take: _take,
    Release: _release,
    AnswerCorrection: _answer,
    Withdraw: _withdraw,
    Cancel: _cancel,
    TimeOutTask: _time_out,
}
