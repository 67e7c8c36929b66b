"""What somebody may ask of a case, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from app.domain.case.events import Defect


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


Action: TypeAlias = Act | Take | Release | AnswerCorrection | Withdraw | Cancel | TimeOutTask
