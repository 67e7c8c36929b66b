"""The papers of the desk as its pages show them: what each is, what speaks for and against signing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.case.refusals import Refused
from app.services.keyset import Page, Place
from app.services.signing_desk.claims import Claim
from app.services.task_clocks import Stand


class Mark(StrEnum):
    """How a check came out: something to look at before signing, in order, or merely to be known."""

    LOOK = "look"
    FITS = "fits"
    KNOW = "know"


class CheckCode(StrEnum):
    """Each thing that the desk says of a paper; its sentence is the screens'."""

    REQUIREMENTS_FITTING = "requirements_fitting"
    REQUIREMENTS_OPEN = "requirements_open"
    RECOMMENDED = "recommended"
    RECOMMENDATION_MISSING = "recommendation_missing"
    NO_RECOMMENDATION_NEEDED = "no_recommendation_needed"
    INITIALLED = "initialled"
    NOBODY_VERIFIED = "nobody_verified"
    TEMPLATE_SAME = "template_same"
    TEMPLATE_OTHER = "template_other"
    TEMPLATE_WITHDRAWN = "template_withdrawn"
    VALIDITY_OTHER = "validity_other"
    VALIDITY = "validity"
    CORRECTED = "corrected"
    FEE_PAID = "fee_paid"
    FEE_OPEN = "fee_open"


@dataclass(frozen=True)
class Check:
    """One thing said of a paper, with what its sentence needs."""

    code: CheckCode
    mark: Mark
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Initial:
    """Who let a file pass at a step (paraf): his outcome in the ledger."""

    step_text: str
    work: str
    name: str
    post: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class DeskPaper:
    """One paper that waits for this officer's signature.

    `refused` is why the domain forbids it now; `under_way` who is signing it at this moment. `fingerprint` changes with
    all that the signed paper would say and with the template that prints it.
    """

    subject: str
    case_id: int
    case_number: str
    title: str
    number: str
    applicant: str
    waiting_since: datetime
    fingerprint: str
    place: Place | None = None
    outcome: str = ""
    stand: Stand | None = None
    recipient: str = ""
    is_letter: bool = False
    checks: tuple[Check, ...] = ()
    refused: Refused | None = None
    under_way: Claim | None = None

    @property
    def findings(self) -> tuple[Check, ...]:
        """What to look at before signing."""
        return tuple(one for one in self.checks if one.mark is Mark.LOOK)

    @property
    def may_be_signed(self) -> bool:
        """Whether it can be ticked."""
        return self.refused is None and self.under_way is None

    @property
    def label(self) -> str:
        """Name the paper on one line."""
        return f"{self.title} · {self.applicant}"


@dataclass(frozen=True)
class Stack:
    """One page of permits, and before the first page the letters; or a further page of letters alone.

    `in_all` permits wait, counted as far as one counts; `more_letters` wait after the one whose id is `last_letter`.
    """

    permits: Page[DeskPaper]
    letters: tuple[DeskPaper, ...] = ()
    in_all: int = 0
    last_letter: int | None = None
    more_letters: int = 0

    @property
    def papers(self) -> tuple[DeskPaper, ...]:
        """Everything on the page, letters first: they are few."""
        return (*self.letters, *self.permits.rows)
