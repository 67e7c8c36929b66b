"""A case as its events have left it: the live tasks, what is known, how far the branches came.

Holds the values and the fold from events to a case; which events may happen is `deciding`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import singledispatch
from types import MappingProxyType

from app.domain.case import events as e
from app.domain.procedure.procedures import EndStatus, Holder, HolderKind, Procedure, Route, Step, Work
from app.domain.working_time.clocks import Allowance, Pause, PauseCause


class TaskState(StrEnum):
    """A live task is open, or waits for the applicant to correct the file."""

    OPEN = "open"
    WAITING = "waiting"


@dataclass(frozen=True)
class Task:
    """One activation of a step on one case, still live.

    `holder.office` is resolved: the key of the office, empty for the agency itself.
    `due_at` is None without an allowance, `times_out_at` without a time-out, and both while the task waits.
    """

    serial: int
    step: str
    holder: Holder
    opened_at: datetime
    started_at: datetime
    allowance: Allowance
    due_at: datetime | None
    times_out_at: datetime | None
    path: e.Path = ()
    pauses: tuple[Pause, ...] = ()
    assignee: int | None = None
    state: TaskState = TaskState.OPEN
    correction_due_at: datetime | None = None
    correction_restarts: bool = False

    @property
    def is_with_applicant(self) -> bool:
        """Whether the applicant, not the office, is the one to act."""
        return self.state is TaskState.WAITING or self.holder.kind is HolderKind.APPLICANT


@dataclass(frozen=True)
class Case:
    """One application under one version of its procedure; only what later decisions need."""

    id: int
    agency: str
    office: str
    procedure: Procedure
    filed_by: int | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    arrivals: tuple[e.BranchArrived, ...] = ()
    tasks_opened: int = 0
    forks_opened: int = 0
    deciders: frozenset[int] = frozenset()
    promise_started_at: datetime | None = None
    promise_due_at: datetime | None = None
    promise_pauses: tuple[Pause, ...] = ()
    ended: EndStatus | None = None

    def find_task(self, serial: int) -> Task | None:
        """Find a live task by its serial within the case."""
        return next((task for task in self.tasks if task.serial == serial), None)

    def get_task(self, serial: int) -> Task:
        """Get a live task that must exist; `ValueError` otherwise."""
        task = self.find_task(serial)
        if task is None:
            msg = f"case {self.id} has no live task {serial}"
            raise ValueError(msg)
        return task

    def step_of(self, task: Task) -> Step:
        """Get the row of the SOP that a task does."""
        return self.procedure.get_step(task.step)

    @property
    def is_with_applicant(self) -> bool:
        """Whether every live task waits for the applicant, so that the promise stands still."""
        return bool(self.tasks) and all(task.is_with_applicant for task in self.tasks)

    @property
    def is_promise_paused(self) -> bool:
        """Whether the promise stands still."""
        return bool(self.promise_pauses) and self.promise_pauses[-1].ended_at is None


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
    task = Task(
        serial=event.task,
        step=event.step,
        holder=Holder(event.holder, event.position, event.office),
        opened_at=happened.at,
        started_at=happened.at,
        allowance=event.allowance,
        due_at=event.due_at,
        times_out_at=event.times_out_at,
        path=event.path,
    )
    return replace(case, tasks=(*case.tasks, task), tasks_opened=max(case.tasks_opened, event.task))


@_evolve.register
def _(event: e.TaskTaken, case: Case, happened: Happened) -> Case:
    return _with_task(case, event.task, assignee=happened.by)


@_evolve.register
def _(event: e.TaskReleased, case: Case, _happened: Happened) -> Case:
    return _with_task(case, event.task, assignee=None)


@_evolve.register
def _(event: e.OutcomeTaken, case: Case, happened: Happened) -> Case:
    step = case.procedure.get_step(event.step)
    is_decision = step.work in DECIDING_WORK and event.route is Route.FORWARD
    known = {**case.facts, f"outcome.{event.step}": event.outcome}
    return replace(
        _without_task(case, event.task),
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
        pauses=() if event.restarted else ended_pauses(task.pauses, happened.at),
        correction_due_at=None,
        correction_restarts=False,
    )


@_evolve.register
def _(event: e.PromiseStarted, case: Case, happened: Happened) -> Case:
    return replace(case, promise_started_at=happened.at, promise_due_at=event.due_at)


@_evolve.register
def _(event: e.PromisePaused, case: Case, happened: Happened) -> Case:
    pauses = (*case.promise_pauses, Pause(happened.at, None, event.cause))
    return replace(case, promise_pauses=pauses, promise_due_at=None)


@_evolve.register
def _(event: e.PromiseResumed, case: Case, happened: Happened) -> Case:
    pauses = ended_pauses(case.promise_pauses, happened.at)
    return replace(case, promise_pauses=pauses, promise_due_at=event.due_at)


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
    return replace(case, ended=event.status, promise_pauses=ended_pauses(case.promise_pauses, happened.at))


def ended_pauses(pauses: tuple[Pause, ...], at: datetime) -> tuple[Pause, ...]:
    """End the pause that still runs, if one does; never before it began, should two machines' clocks differ."""
    if not pauses or pauses[-1].ended_at is not None:
        return pauses
    last = pauses[-1]
    return (*pauses[:-1], replace(last, ended_at=max(at, last.started_at)))


def _with_task(case: Case, serial: int, **changes: object) -> Case:
    task = case.get_task(serial)
    changed = replace(task, **changes)  # type: ignore[arg-type]  # names are checked by replace itself
    return replace(case, tasks=tuple(changed if one.serial == serial else one for one in case.tasks))


def _without_task(case: Case, serial: int) -> Case:
    task = case.get_task(serial)
    return replace(case, tasks=tuple(one for one in case.tasks if one is not task))
