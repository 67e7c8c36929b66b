"""What has happened to a case: append-only, typed, past tense. Every other view of a case derives from these.

Knows nothing of how events are stored; `chain` gives each its place in a tamper-evident order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from app.domain.case.clock_events import (
    DeemedApproved,
    LateFlagged,
    PromiseDueMoved,
    PromisePaused,
    PromiseResumed,
    PromiseStarted,
    TaskDueMoved,
    TaskExtended,
    TaskReassigned,
)
from app.domain.case.life_events import CaseExported, CopyGiven, OriginNamed, PermitHoldsAgain
from app.domain.case.work_events import (
    FeeBilled,
    HandedOver,
    LetterHandedOver,
    LetterMade,
    LetterSigned,
    LetterWithdrawn,
    NumberGiven,
    NumberVoided,
    PaperAdded,
    PaperJudged,
    PaymentRecorded,
    PermitReplaced,
    PermitRevoked,
    PermitSigned,
    SatisfactionAnswered,
)
from app.domain.procedure.procedures import EndStatus, HolderKind, Route
from app.domain.working_time.clocks import Allowance

__all__ = [
    "Branch",
    "BranchArrived",
    "CaseEnded",
    "CaseExported",
    "CaseFiled",
    "CaseForked",
    "CopyGiven",
    "CorrectionAnswered",
    "CorrectionAsked",
    "DeemedApproved",
    "Defect",
    "Event",
    "FactsRecorded",
    "FeeBilled",
    "HandedOver",
    "LateFlagged",
    "LetterHandedOver",
    "LetterMade",
    "LetterSigned",
    "LetterWithdrawn",
    "NumberGiven",
    "NumberVoided",
    "OriginNamed",
    "OutcomeTaken",
    "PaperAdded",
    "PaperJudged",
    "Path",
    "PaymentRecorded",
    "PermitHoldsAgain",
    "PermitReplaced",
    "PermitRevoked",
    "PermitSigned",
    "PromiseDueMoved",
    "PromisePaused",
    "PromiseResumed",
    "PromiseStarted",
    "SatisfactionAnswered",
    "StepSkipped",
    "TaskCancelled",
    "TaskDueMoved",
    "TaskExtended",
    "TaskOpened",
    "TaskReassigned",
    "TaskReleased",
    "TaskTaken",
]


@dataclass(frozen=True)
class Branch:
    """One arm of a fork: which fork, which arm, of how many."""

    fork: int
    arm: int
    of: int


Path: TypeAlias = tuple[Branch, ...]


@dataclass(frozen=True)
class CaseFiled:
    """An application was put on file under a version of its procedure."""

    procedure: str
    version: int


@dataclass(frozen=True)
class TaskOpened:
    """A step became somebody's work. `office` is the resolved office key, empty for the agency itself."""

    task: int
    step: str
    holder: HolderKind
    position: str
    office: str
    allowance: Allowance
    due_at: datetime | None
    times_out_at: datetime | None
    path: Path = ()


@dataclass(frozen=True)
class StepSkipped:
    """A step's condition was not met; the file went on at `onward`."""

    step: str
    onward: str


@dataclass(frozen=True)
class TaskTaken:
    """An officer took a task for himself."""

    task: int


@dataclass(frozen=True)
class TaskReleased:
    """An officer gave a task back to its position."""

    task: int


@dataclass(frozen=True)
class OutcomeTaken:
    """A step was finished with one of its outcomes."""

    task: int
    step: str
    outcome: str
    route: Route
    note: str = ""
    reason: str = ""


@dataclass(frozen=True)
class FactsRecorded:
    """Work done at a step left facts that later conditions may ask for."""

    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Defect:
    """One thing the applicant must mend: a requirement (or the form) and what is wrong with it."""

    subject: str
    note: str


@dataclass(frozen=True)
class CorrectionAsked:
    """The file went back to the applicant with one combined list of what to mend; the clock stopped."""

    task: int
    outcome: str
    note: str
    reason: str
    defects: tuple[Defect, ...]
    due_at: datetime | None
    restarts: bool = False


@dataclass(frozen=True)
class CorrectionAnswered:
    """The applicant answered; the task goes on with what is left of its time, or anew."""

    task: int
    due_at: datetime | None
    restarted: bool = False
    times_out_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class CaseForked:
    """Several steps were opened at once; one arm alone when a file came back into a branch."""

    fork: int
    arms: int


@dataclass(frozen=True)
class BranchArrived:
    """One arm reached the joining step, or was refused and waits there for the others."""

    fork: int
    arm: int
    refused: bool = False


@dataclass(frozen=True)
class TaskCancelled:
    """A task was closed without an outcome, because the case or the fork around it ended elsewhere."""

    task: int


@dataclass(frozen=True)
class CaseEnded:
    """The case came to one of its ends."""

    status: EndStatus
    note: str = ""
    reason: str = ""


Event: TypeAlias = (
    CaseFiled
    | TaskOpened
    | StepSkipped
    | TaskTaken
    | TaskReleased
    | OutcomeTaken
    | FactsRecorded
    | CorrectionAsked
    | CorrectionAnswered
    | PromiseStarted
    | PromisePaused
    | PromiseResumed
    | CaseForked
    | BranchArrived
    | TaskCancelled
    | CaseEnded
    | PaperAdded
    | PaperJudged
    | NumberGiven
    | NumberVoided
    | PermitSigned
    | PermitRevoked
    | PermitReplaced
    | PermitHoldsAgain
    | OriginNamed
    | CopyGiven
    | CaseExported
    | LetterMade
    | LetterSigned
    | LetterWithdrawn
    | LetterHandedOver
    | FeeBilled
    | PaymentRecorded
    | SatisfactionAnswered
    | HandedOver
    | LateFlagged
    | TaskExtended
    | TaskReassigned
    | TaskDueMoved
    | PromiseDueMoved
    | DeemedApproved
)
