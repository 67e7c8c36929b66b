"""What becomes of the files that the demonstration office holds: how old each is, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ending(StrEnum):
    """Where a file of the demonstration stands."""

    AT_STEP = "at_step"
    WAITING = "waiting"
    COMPLETED = "completed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Sequel(StrEnum):
    """What comes after a file has ended; a refusal that is answered is signed and given to the applicant."""

    NONE = "none"
    ANSWERED = "answered"
    COPIED = "copied"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Plan:
    """One file: filed so many working days ago, walked until it has come there.

    `step` is the number of the step at which it stays, or at which it is sent back, refused or withdrawn. `renews` says
    how many working days ago the file was filed whose permit this one renews; 0 where it renews none.
    """

    agency: str
    permit_type: str
    applicant: str
    days_ago: int
    ending: Ending
    step: int = 0
    is_late: bool = False
    sequel: Sequel = Sequel.NONE
    renews: int = 0

    @property
    def key(self) -> str:
        """The name under which the file is made once, however often the command runs."""
        return self._key_of(self.days_ago, self.ending, self.step)

    @property
    def renewed_key(self) -> str:
        """The name of the file whose permit this one renews; empty where it renews none."""
        return self._key_of(self.renews, Ending.COMPLETED, 0) if self.renews else ""

    def _key_of(self, days_ago: int, ending: Ending, step: int) -> str:
        return f"demo-{self.agency}-{self.permit_type}-{days_ago}-{ending}-{step}"
