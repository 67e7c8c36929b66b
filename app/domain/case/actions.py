"""What somebody may ask of a case, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from app.domain.case.events import Defect
from app.domain.working_time.clocks import Allowance


@dataclass(frozen=True)
class Act:
    """Finish a step with one of its outcomes; `facts` is what the work left to be known."""

    task: int
    outcome: str
    note: str = ""
    reason: str = ""
    has_document: bool = False
    defects: tuple[Defect, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Take:
    """Take a task for oneself."""

    task: int


@dataclass(frozen=True)
class Release:
    """Give a task back to its position."""

    task: int


@dataclass(frozen=True)
class AnswerCorrection:
    """Answer what was asked of the applicant, with his explanation if he gave one; the task goes on."""

    task: int
    facts: Mapping[str, object] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class Withdraw:
    """The applicant takes his application back."""

    note: str


@dataclass(frozen=True)
class Cancel:
    """The office ends a case that cannot go on."""

    note: str
    reason: str = ""


@dataclass(frozen=True)
class TimeOutTask:
    """The system acts because a step, or an asked correction, has waited too long."""

    task: int


@dataclass(frozen=True)
class Extend:
    """Agree more time for a step, within the agency's limits."""

    task: int
    allowance: Allowance
    reason: str


@dataclass(frozen=True)
class Reassign:
    """Give a task to another officer of its post, or (`to` is None) back to the post.

    That the officer holds the post today is for the caller to have checked; `to_name` is what the history shows.
    """

    task: int
    to: int | None
    note: str = ""
    to_name: str = ""


@dataclass(frozen=True)
class TakeOver:
    """Take for oneself what a colleague of the same post has taken."""

    task: int


@dataclass(frozen=True)
class DeemApproved:
    """The system goes on as if the application were granted, because the time that the law gives has run out."""


@dataclass(frozen=True)
class ReviseDueTimes:
    """The system derives every due time of a running case anew, after the calendar changed."""

    why: str


Action: TypeAlias = (
    Act
    | Take
    | Release
    | AnswerCorrection
    | Withdraw
    | Cancel
    | TimeOutTask
    | Extend
    | Reassign
    | TakeOver
    | DeemApproved
    | ReviseDueTimes
)
