"""A case as its events have left it: the live tasks, what is known, how far the branches came.

Holds the values; how events make a case is `folding`, which events may happen is `deciding`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.case import events as e
from app.domain.case.agency_rules import AgencyRules
from app.domain.procedure.procedures import NO_ALLOWANCE, EndStatus, Holder, HolderKind, Procedure, Step
from app.domain.working_time.clocks import Allowance, Extension, Pause


class TaskState(StrEnum):
    """A live task is open, or waits for the applicant to correct the file."""

    OPEN = "open"
    WAITING = "waiting"


@dataclass(frozen=True)
class Task:
    """One activation of a step on one case, still live.

    `holder.office` is resolved: the key of the office, empty for the agency itself.
    `due_at` is None without an allowance, `times_out_at` without a time-out, and both while the task waits.
    `taken_at` is when anybody first had it in hand; putting it back does not undo that.
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
    extensions: tuple[Extension, ...] = ()
    assignee: int | None = None
    taken_at: datetime | None = None
    state: TaskState = TaskState.OPEN
    correction_due_at: datetime | None = None
    correction_restarts: bool = False

    @property
    def is_with_applicant(self) -> bool:
        """Whether the applicant, not the office, is the one to act."""
        return self.state is TaskState.WAITING or self.holder.kind is HolderKind.APPLICANT


@dataclass(frozen=True)
class Case:
    """One application under one version of its procedure; only what later decisions need.

    `deemed_allowed` is what the permit type gives today, `deemed` what the file was given when it was complete.
    """

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
    permit_type: int = 0
    rules: AgencyRules = field(default_factory=AgencyRules)
    deemed_allowed: Allowance = NO_ALLOWANCE
    deemed_issues: bool = False
    deemed: Allowance = NO_ALLOWANCE
    deemed_due_at: datetime | None = None
    is_deemed_over: bool = False
    """Whether it has been decided, or counts as granted, so that silence means nothing any more."""

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
