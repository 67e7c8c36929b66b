"""What a kind of work is to the office: what it asks, what it makes ready, what it leaves behind.

One file beside this for each kind; adding a kind is adding a file and naming it in the registry. A kind never
moves a case: it gives facts and papers to the transition, and files its own rows in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from sqlalchemy.orm import Session

from app.documents.facts import DocumentFacts
from app.documents.kinds import DocumentKind
from app.domain.case.cases import Task
from app.domain.case.events import Defect, Event
from app.domain.case.folding import Happened
from app.domain.case.refusals import Refused
from app.domain.form.forms import Field
from app.domain.procedure.procedures import Outcome, Step, Work
from app.domain.working_time.calendar import WorkingCalendar
from app.services.actors import Actor
from app.services.casework.loading import OnFile
from app.services.papers.values import NewPaper
from app.services.tools import Tools


def msg(text: str) -> str:
    """Mark a text for the translators; screens translate it where they show it."""
    return text


@dataclass(frozen=True)
class Asked:
    """What an officer asked for: an outcome with its note, reason, answers and papers.

    `refused_files` are those that came and could not be taken in, each by its field's key.
    """

    task: int
    outcome: str
    note: str = ""
    reason: str = ""
    defects: tuple[Defect, ...] = ()
    answers: Mapping[str, object] = field(default_factory=dict)
    papers: tuple[NewPaper, ...] = ()
    refused_files: Mapping[str, Refused] = field(default_factory=dict)
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True)
class Desk:
    """Everything a kind may look at while it works on one task."""

    session: Session
    tools: Tools
    on_file: OnFile
    task: Task
    step: Step
    outcome: Outcome
    by: Actor
    at: datetime
    calendar: WorkingCalendar


@dataclass(frozen=True)
class Ready:
    """What was made ready before the transaction: facts, papers, and things that took their time."""

    facts: Mapping[str, object] = field(default_factory=dict)
    papers: tuple[NewPaper, ...] = ()
    made: object = None


class Kind:
    """A kind of work with nothing to ask and nothing to do beyond its outcome; the others extend it."""

    work: ClassVar[Work]
    is_for_one_at_a_time: ClassVar[bool] = False
    """Whether making it ready must not be done twice at once, as a signature must not."""
    makes_document: ClassVar[bool] = False
    """Whether the work itself makes the document that goes with its outcome."""

    def fields(self, desk: Desk) -> tuple[Field, ...]:
        """List what this outcome asks of the officer beyond note and reason."""
        return ()

    def initial(self, desk: Desk) -> Mapping[str, object]:
        """Give what the form shows before anybody has typed."""
        return {}

    def find_page(self, desk: Desk) -> DocumentKind | None:
        """Name the page that can be printed from what is typed, to be signed by hand; most kinds have none."""
        return None

    def page_facts(self, desk: Desk, answers: Mapping[str, object]) -> DocumentFacts:
        """Gather what that page says."""
        raise NotImplementedError

    def list_lacks(self, desk: Desk, asked: Asked) -> Iterable[Refused]:
        """List what stands in the way and can be told before anything is made; answers hold only what was sound."""
        return ()

    def prepare(self, desk: Desk, asked: Asked) -> Ready:
        """Do what takes time, outside any transaction: rendering, signing. `Declined` stops the action."""
        return Ready(papers=asked.papers)

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """Within the transaction, before the decision: file own rows, give the facts it depends on."""
        return ready.facts

    def tell(self, desk: Desk, asked: Asked, ready: Ready, facts: Mapping[str, object]) -> tuple[Event, ...]:
        """Name what happened beside the outcome, for the case's timeline."""
        return ()


def happened(event: Event, desk: Desk) -> Happened:
    """Give an event the moment and the person of the desk."""
    return Happened(event, desk.at, desk.by.id)
