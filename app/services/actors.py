"""Who acts, as every service needs to know it: the domain's officer with the name and post a timeline shows."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.case.access import SYSTEM, Officer


@dataclass(frozen=True)
class Actor:
    """A person, or the system, at work for one agency; `agency_id` 0 is the system's."""

    officer: Officer
    name: str
    post: str
    agency_id: int

    @property
    def id(self) -> int:
        """The officer's id, 0 for the system."""
        return self.officer.id


THE_SYSTEM = Actor(SYSTEM, name="Sistem", post="", agency_id=0)
