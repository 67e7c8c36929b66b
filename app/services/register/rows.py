"""One line of the register: a case, where it stands, and the number it was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.procedure.procedures import Step
from app.services.keyset import Place


@dataclass(frozen=True)
class RegisterRow:
    """A case as the register shows it; `steps` are those at which it lies, none when it has ended."""

    case_id: int
    number: str
    permit_type: str
    applicant: str
    filed_at: datetime
    ended_at: datetime | None
    status: str
    is_waiting: bool
    steps: tuple[Step, ...]
    steps_before: int
    steps_in_all: int
    permit_number: str

    @property
    def place(self) -> Place:
        """Where the row stands in the list."""
        return Place(self.filed_at, self.case_id)
