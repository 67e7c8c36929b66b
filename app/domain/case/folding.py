"""How events make a case: each taken in alone, in the order in which they happened; the same give the same case.

Decides nothing: which events may happen is `deciding`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import singledispatch
from types import MappingProxyType

from app.domain.case import events as e
from app.domain.case.cases import Case, Task, TaskState
from app.domain.procedure.procedures import Holder, Route, Work
from app.domain.working_time.clocks import Extension, Pause, PauseCause

DECIDING_WORK = frozenset(
    {Work.RECOMMEND, Work.VERIFY, Work.DECIDE, Work.SIGN_ELECTRONICALLY, Work.SIGN_BY_HAND}
)
"""Work that decides about a file, as opposed to carrying it on: kept apart from filing and numbering."""


@dataclass(frozen=True)
class Happened:
    """An event with the moment and the person (0 is the system)."""

    event: e.Event
    at: datetime
    by: int


def fold(case: Case, history: Iterable[Happened]) -> Case:
    """Replay events over a case; the same events always give the same case."""
    for happened in history:
        case = evolve(case, happened)
    return case


def evolve(case: Case, happened: Happened) -> Case:
    """Take one event into a case."""
    return _evolve(happened.event, case, happened)


@singledispatch
def _evolve(_event: object, case: Case, _happened: Happened) -> Case:
    """Leave the case as it is: an event that only tells."""
    return case


@_evolve.register
def _(_event: e.CaseFiled, case: Case, happened: Happened) -> Case:
    return replace(case, filed_by=happened.by)


@_evolve.register
def _(event: e.TaskOpened, case: Case, happened: Happened) -> Case:
    task = opened_task(event, happened.at)
    return replace(case, tasks=(*case.tasks, task), tasks_opened=max(case.tasks_opened, event.task))


@_evolve.register
def _(event: e.TaskTaken, case: Case, happened: Happened) -> Case:
    return _in_hand(case, event.task, happened.by, happened.at)


@_evolve.register
def _(event: e.TaskReleased, case: Case, _happened: Happened) -> Case:
    return _with_task(case, event.task, assignee=None)


@_evolve.register
def _(event: e.TaskReassigned, case: Case, happened: Happened) -> Case:
    return _in_hand(case, event.task, event.to, happened.at)


@_evolve.register
def _(event: e.TaskExtended, case: Case, happened: Happened) -> Case:
    task = case.get_task(event.task)
    return _with_task(
        case,
        event.task,
        extensions=(*task.extensions, Extension(event.allowance, event.reason, happened.at)),
        due_at=event.due_at,
        times_out_at=event.times_out_at,
    )


@_evolve.register
def _(event: e.TaskDueMoved, case: Case, _happened: Happened) -> Case:
    return _with_task(
        case,
        event.task,
        due_at=event.due_at,
        times_out_at=event.times_out_at,
        correction_due_at=event.correction_due_at,
    )


@_evolve.register
def _(event: e.OutcomeTaken, case: Case, happened: Happened) -> Case:
    step = case.procedure.get_step(event.step)
    is_forward = event.route is Route.FORWARD
    is_decision = step.work in DECIDING_WORK and is_forward
    decided = _without_silence(case) if step.work is Work.NUMBER and is_forward else case
    known = {**case.facts, f"outcome.{event.step}": event.outcome}
    return replace(
        _without_task(decided, event.task),
        facts=MappingProxyType(known),
        deciders=case.deciders | {happened.by} if is_decision else case.deciders,
    )


@_evolve.register
def _(event: e.FactsRecorded, case: Case, _happened: Happened) -> Case:
    return replace(case, facts=MappingProxyType({**case.facts, **event.facts}))


@_evolve.register
def _(event: e.CorrectionAsked, case: Case, happened: Happened) -> Case:
    task = case.get_task(event.task)
    return _with_task(
        case,
        event.task,
        state=TaskState.WAITING,
        due_at=None,
        times_out_at=None,
        pauses=(*task.pauses, Pause(happened.at, None, PauseCause.CORRECTION)),
        correction_due_at=event.due_at,
        correction_restarts=event.restarts,
    )


@_evolve.register
def _(event: e.CorrectionAnswered, case: Case, happened: Happened) -> Case:
    task = case.get_task(event.task)
    return _with_task(
        case,
        event.task,
        state=TaskState.OPEN,
        due_at=event.due_at,
        times_out_at=event.times_out_at,
        started_at=happened.at if event.restarted else task.started_at,
        # Kept even where the step begins anew: whose time the file took is told by them, its due time is not.
        pauses=ended_pauses(task.pauses, happened.at),
        correction_due_at=None,
        correction_restarts=False,
    )


@_evolve.register
def _(event: e.PromiseStarted, case: Case, happened: Happened) -> Case:
    return replace(
        case,
        promise_started_at=happened.at,
        promise_due_at=event.due_at,
        deemed=event.deemed,
        deemed_due_at=event.deemed_due_at,
    )


@_evolve.register
def _(event: e.PromisePaused, case: Case, happened: Happened) -> Case:
    pauses = (*case.promise_pauses, Pause(happened.at, None, event.cause))
    return replace(case, promise_pauses=pauses, promise_due_at=None, deemed_due_at=None)


@_evolve.register
def _(event: e.PromiseResumed, case: Case, happened: Happened) -> Case:
    pauses = ended_pauses(case.promise_pauses, happened.at)
    return replace(
        case, promise_pauses=pauses, promise_due_at=event.due_at, deemed_due_at=event.deemed_due_at
    )


@_evolve.register
def _(event: e.PromiseDueMoved, case: Case, _happened: Happened) -> Case:
    return replace(case, promise_due_at=event.due_at, deemed_due_at=event.deemed_due_at)


@_evolve.register
def _(_event: e.DeemedApproved, case: Case, _happened: Happened) -> Case:
    return _without_silence(case)


@_evolve.register
def _(event: e.CaseForked, case: Case, _happened: Happened) -> Case:
    return replace(case, forks_opened=max(case.forks_opened, event.fork))


@_evolve.register
def _(event: e.BranchArrived, case: Case, _happened: Happened) -> Case:
    return replace(case, arrivals=(*case.arrivals, event))


@_evolve.register
def _(event: e.TaskCancelled, case: Case, _happened: Happened) -> Case:
    return _without_task(case, event.task)


@_evolve.register
def _(event: e.CaseEnded, case: Case, happened: Happened) -> Case:
    pauses = ended_pauses(case.promise_pauses, happened.at)
    return replace(case, ended=event.status, promise_pauses=pauses, deemed_due_at=None)


def opened_task(event: e.TaskOpened, at: datetime) -> Task:
    """Give a task as it was when it was opened."""
    return Task(
        serial=event.task,
        step=event.step,
        holder=Holder(event.holder, event.position, event.office),
        opened_at=at,
        started_at=at,
        allowance=event.allowance,
        due_at=event.due_at,
        times_out_at=event.times_out_at,
        path=event.path,
    )


def ended_pauses(pauses: tuple[Pause, ...], at: datetime) -> tuple[Pause, ...]:
    """End the pause that still runs, if one does; never before it began, should two machines' clocks differ."""
    if not pauses or pauses[-1].ended_at is not None:
        return pauses
    last = pauses[-1]
    return (*pauses[:-1], replace(last, ended_at=max(at, last.started_at)))


def _in_hand(case: Case, serial: int, officer: int | None, at: datetime) -> Case:
    taken_at = case.get_task(serial).taken_at
    if taken_at is None and officer is not None:
        taken_at = at
    return _with_task(case, serial, assignee=officer, taken_at=taken_at)


def _without_silence(case: Case) -> Case:
    return replace(case, deemed_due_at=None, is_deemed_over=True)


def _with_task(case: Case, serial: int, **changes: object) -> Case:
    task = case.get_task(serial)
    changed = replace(task, **changes)  # type: ignore[arg-type]  # names are checked by replace itself
    return replace(case, tasks=tuple(changed if one.serial == serial else one for one in case.tasks))


def _without_task(case: Case, serial: int) -> Case:
    task = case.get_task(serial)
    return replace(case, tasks=tuple(one for one in case.tasks if one is not task))
