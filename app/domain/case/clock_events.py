"""What has happened to the clocks of a case: the promise, the time the law gives, more time, another person.

Part of `events`, which alone is imported by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.procedure.procedures import NO_ALLOWANCE
from app.domain.working_time.clocks import Allowance, PauseCause


@dataclass(frozen=True)
class PromiseStarted:
    """The file was complete: the promise of the service standard, and the time that the law gives, began to run."""

    due_at: datetime | None
    deemed: Allowance = NO_ALLOWANCE
    deemed_due_at: datetime | None = None


@dataclass(frozen=True)
class PromisePaused:
    """The applicant holds the whole file; the promise, and the time that the law gives, stand still."""

    cause: PauseCause


@dataclass(frozen=True)
class PromiseResumed:
    """The office holds the file again."""

    due_at: datetime | None
    deemed_due_at: datetime | None = None


@dataclass(frozen=True)
class PromiseDueMoved:
    """The calendar changed: the promise, or the time that the law gives, ends at another moment."""

    due_at: datetime | None
    was_due_at: datetime | None
    deemed_due_at: datetime | None
    why: str


@dataclass(frozen=True)
class DeemedApproved:
    """The time that the law gives ran out in silence, so the application counts as granted (UU 30/2014 art. 53)."""

    due_at: datetime


@dataclass(frozen=True)
class TaskExtended:
    """A step was agreed more time, for a reason."""

    task: int
    allowance: Allowance
    reason: str
    due_at: datetime | None
    times_out_at: datetime | None


@dataclass(frozen=True)
class TaskDueMoved:
    """The calendar changed: a task is due, times out, or waits for the applicant until another moment."""

    task: int
    due_at: datetime | None
    was_due_at: datetime | None
    times_out_at: datetime | None
    why: str
    correction_due_at: datetime | None = None


@dataclass(frozen=True)
class TaskReassigned:
    """A task was given to another officer of its post, or (`to` is None) back to the post; or he took it over."""

    task: int
    to: int | None
    to_name: str
    note: str


@dataclass(frozen=True)
class LateFlagged:
    """The sweep found a task past its due time; stays readable, is written no more (decision 0007)."""

    task: int
    due_at: datetime
