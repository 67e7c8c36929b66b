"""A step of a procedure as the office wrote it: who holds it, what work it is, how it may end, what the clock does.

Plain values, one step at a time; how steps make a whole is `procedures`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.procedure.conditions import Condition
from app.domain.working_time.clocks import Allowance, Unit
from app.domain.working_time.thresholds import SoonRule


class Work(StrEnum):
    """The kinds of work an office does at a step; each has its own panel, checks and effect."""

    SUBMIT = "submit"
    CHECK_DOCUMENTS = "check_documents"
    DISPATCH = "dispatch"
    ENTER_DATA = "enter_data"
    SURVEY = "survey"
    RECOMMEND = "recommend"
    VERIFY = "verify"
    DECIDE = "decide"
    BILL = "bill"
    PAY = "pay"
    NUMBER = "number"
    SIGN_ELECTRONICALLY = "sign_electronically"
    SIGN_BY_HAND = "sign_by_hand"
    PRINT = "print"
    ASK_SATISFACTION = "ask_satisfaction"
    HAND_OVER = "hand_over"
    NOTIFY = "notify"


class HolderKind(StrEnum):
    """Who does a step: the applicant, a position of an office, or the system itself."""

    APPLICANT = "applicant"
    POSITION = "position"
    SYSTEM = "system"


PERMIT_TYPE_OFFICE = "permit_type"
"""The office named by the permit type (its technical OPD), known only when a case is filed."""


@dataclass(frozen=True)
class Holder:
    """The holder (pelaksana) of a step.

    `position` of an applicant's step is the position that serves him at the counter.
    `office` is empty for the agency itself, `PERMIT_TYPE_OFFICE`, or the key of a named office.
    """

    kind: HolderKind
    position: str = ""
    office: str = ""


class Route(StrEnum):
    """Which way an outcome sends the file; decides the permission it needs."""

    FORWARD = "forward"
    RETURN = "return"
    CORRECT = "correct"
    REJECT = "reject"


class EndStatus(StrEnum):
    """How a case may end."""

    COMPLETED = "completed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class Need(StrEnum):
    """What an outcome cannot do without."""

    NOTE = "note"
    REASON = "reason"
    DOCUMENT = "document"


class ClockEffect(StrEnum):
    """What an outcome does to the clocks besides closing its own task."""

    NONE = "none"
    START_PROMISE = "start_promise"
    PAUSE = "pause"
    RESTART = "restart"


class OutcomeLetter(StrEnum):
    """A letter that an outcome leaves to be signed; a rejection leaves its own without being told."""

    COVER_LETTER = "cover_letter"


@dataclass(frozen=True)
class Outcome:
    """A named exit of a step: to one step, to several at once, or to an end.

    `letter` goes with the file to the technical office that it is sent to.
    """

    key: str
    label: str
    route: Route = Route.FORWARD
    targets: tuple[str, ...] = ()
    ends: EndStatus | None = None
    when: Condition | None = None
    needs: frozenset[Need] = frozenset()
    clock: ClockEffect = ClockEffect.NONE
    letter: OutcomeLetter | None = None


class OnRefusal(StrEnum):
    """What a refusal in one branch does to the branches beside it."""

    CANCEL_OTHERS = "cancel_others"
    WAIT_FOR_OTHERS = "wait_for_others"


@dataclass(frozen=True)
class TimeOut:
    """The outcome that the system takes by itself when a step has waited this long."""

    after: Allowance
    outcome: str


@dataclass(frozen=True)
class Source:
    """Where a step was read, word for word, and how a fault in the document was resolved.

    `time` is the time as the document prints it, which a resolved fault may have moved to another step.
    """

    document: str = ""
    row: str = ""
    wording: str = ""
    time: str = ""
    inferred: bool = False
    note: str = ""


NO_ALLOWANCE = Allowance(0, Unit.NONE)


@dataclass(frozen=True)
class Step:
    """One row of the SOP matrix.

    A step whose `when` is not met is skipped and the file goes on at `otherwise`.
    `joins` makes it wait for every open branch of the fork before it.
    `soon` says from when it is due soon; None leaves that to the agency.
    """

    key: str
    number: int
    text: str
    holder: Holder
    work: Work
    outcomes: tuple[Outcome, ...]
    label: str = ""
    allowance: Allowance = NO_ALLOWANCE
    equipment: str = ""
    output: str = ""
    when: Condition | None = None
    otherwise: str = ""
    joins: OnRefusal | None = None
    time_out: TimeOut | None = None
    source: Source = field(default_factory=Source)
    soon: SoonRule | None = None

    def find_outcome(self, key: str) -> Outcome | None:
        """Find an exit of this step by its key."""
        return next((outcome for outcome in self.outcomes if outcome.key == key), None)

    def get_outcome(self, key: str) -> Outcome:
        """Get an exit that this step must have; `KeyError` otherwise."""
        outcome = self.find_outcome(key)
        if outcome is None:
            raise KeyError(key)
        return outcome
