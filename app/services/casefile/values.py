"""What the page of a case is made of, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.case.events import Defect, Event
from app.domain.procedure.procedures import Procedure, Step
from app.domain.working_time.clocks import Allowance
from app.services.casefile.levers import TaskLevers
from app.services.casework.offers import Offer
from app.services.keyset import Page, Place
from app.services.papers.reading import PaperOnFile
from app.services.papers.requirements import RequirementOnFile
from app.services.task_clocks import Stand, WorkingTime


@dataclass(frozen=True)
class ApplicantCard:
    """Who applies; numbers of identity are whole only for who works on the file, masked for others."""

    kind: str
    name: str
    nik: str
    nib: str
    npwp: str
    phone: str
    email: str
    address: str


@dataclass(frozen=True)
class CaseHead:
    """What stands at the top of the page."""

    id: int
    number: str
    permit_type: str
    applicant: str
    status: str
    filed_at: datetime
    ended_at: datetime | None
    permit_number: str


class RibbonState(StrEnum):
    """Where a step of the SOP stands on this case."""

    DONE = "done"
    CURRENT = "current"
    WAITING = "waiting"
    SKIPPED = "skipped"
    AHEAD = "ahead"


@dataclass(frozen=True)
class RibbonStep:
    """One step of the SOP on this case, with the office time it took so far; None where it has not begun."""

    step: Step
    state: RibbonState
    holder: str
    is_late: bool = False
    used: WorkingTime | None = None
    task: int | None = None
    """The last task of the step, where the step has a limit."""

    @property
    def allowance(self) -> Allowance:
        """The time that the SOP allows."""
        return self.step.allowance


@dataclass(frozen=True)
class OpenTask:
    """A live task with its clock, and what the reader may do about holding it."""

    serial: int
    step: Step
    holder: str
    stand: Stand
    is_waiting: bool
    opened_at: datetime
    correction_due_at: datetime | None
    assignee_id: int | None
    assignee: str
    may_take: bool
    may_release: bool


@dataclass(frozen=True)
class AskedCorrection:
    """What the applicant was asked to mend and has not answered yet."""

    task: int
    note: str
    defects: tuple[Defect, ...]
    asked_at: datetime
    due_at: datetime | None


@dataclass(frozen=True)
class TimelineEntry:
    """Something that happened, with the person's name and post as they were then."""

    sequence: int
    at: datetime
    by: int
    by_name: str
    by_post: str
    event: Event

    @property
    def place(self) -> Place:
        """Where the entry stands in the timeline."""
        return Place(self.at, self.sequence)


@dataclass(frozen=True)
class Names:
    """What keys are called on this case: positions by key and office, requirements and papers by subject."""

    positions: Mapping[tuple[str, str], str]
    subjects: Mapping[str, str]


@dataclass(frozen=True)
class Promise:
    """The total of the service standard and how it stands; `stand` is None before the file was complete."""

    allowance: Allowance
    stand: Stand | None


@dataclass(frozen=True)
class Extras:
    """What the reader may do beside the outcomes of a step."""

    may_judge: bool
    may_answer: bool
    may_withdraw: bool
    may_cancel: bool
    may_print_for_signing: bool


@dataclass(frozen=True)
class CaseFile:
    """The whole page."""

    head: CaseHead
    applicant: ApplicantCard
    procedure: Procedure
    promise: Promise
    deemed_due_at: datetime | None
    ribbon: tuple[RibbonStep, ...]
    tasks: tuple[OpenTask, ...]
    requirements: tuple[RequirementOnFile, ...]
    papers: tuple[PaperOnFile, ...]
    form: tuple[tuple[str, str], ...]
    corrections: tuple[AskedCorrection, ...]
    timeline: Page[TimelineEntry]
    offers: tuple[Offer, ...]
    extras: Extras
    names: Names
    levers: Mapping[int, TaskLevers] = field(default_factory=dict)
