"""Which files the demonstration office holds: how old each is, and how far it has come."""

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


@dataclass(frozen=True)
class Plan:
    """One file: filed so many working days ago, walked until it has come there.

    `step` is the number of the step at which it stays, or at which it is sent back, refused or withdrawn.
    """

    agency: str
    permit_type: str
    applicant: str
    days_ago: int
    ending: Ending
    step: int = 0
    is_late: bool = False

    @property
    def key(self) -> str:
        """The name under which the file is made once, however often the command runs."""
        return f"demo-{self.agency}-{self.permit_type}-{self.days_ago}-{self.ending}-{self.step}"


def _at(agency: str, permit_type: str, applicant: str, *steps: tuple[int, int]) -> list[Plan]:
    return [Plan(agency, permit_type, applicant, days, Ending.AT_STEP, step) for step, days in steps]


def _late(agency: str, permit_type: str, applicant: str, *steps: tuple[int, int]) -> list[Plan]:
    return [
        Plan(agency, permit_type, applicant, days, Ending.AT_STEP, step, is_late=True) for step, days in steps
    ]


def _done(agency: str, permit_type: str, applicant: str, *days: int) -> list[Plan]:
    return [Plan(agency, permit_type, applicant, one, Ending.COMPLETED) for one in days]


def list_plans() -> tuple[Plan, ...]:
    """List the files, the oldest endings first within each permit type."""
    genset = ("rohil", "genset", "company")
    youth = ("rohil", "karang_taruna", "community")
    travel = ("rohil", "insidentil", "company")
    nurse = ("rohil", "penata_anestesi", "person")
    kampar = ("kampar", "genset", "company")
    return (
        *_done(*genset, 40, 33, 21),
        *_at(
            *genset,
            (2, 0),
            (2, 2),
            (3, 1),
            (4, 4),
            (4, 12),
            (5, 7),
            (6, 8),
            (7, 9),
            (8, 10),
            (9, 11),
            (10, 13),
        ),
        Plan(*genset, 6, Ending.WAITING, 2),
        Plan(*genset, 16, Ending.REJECTED, 4),
        Plan(*genset, 9, Ending.WITHDRAWN, 4),
        *_done(*youth, 30),
        *_at(*youth, (2, 0), (4, 3), (6, 4)),
        *_late(*youth, (6, 8)),
        *_done(*travel, 28),
        *_at(*travel, (2, 0), (3, 2), (4, 4), (7, 3), (10, 5)),
        *_late(*travel, (5, 8)),
        Plan(*travel, 5, Ending.WAITING, 3),
        *_done(*nurse, 25),
        *_at(*nurse, (2, 0), (5, 2), (8, 3)),
        *_done(*kampar, 35, 24),
        *_at(*kampar, (2, 0), (3, 0), (5, 3), (10, 4)),
        *_late(*kampar, (3, 3)),
        Plan(*kampar, 4, Ending.WAITING, 2),
        Plan(*kampar, 14, Ending.REJECTED, 5),
    )
