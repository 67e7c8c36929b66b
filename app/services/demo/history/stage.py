"""What a simulated office is played on: its calendars, officers and permit types, as plain values.

Holds no session and no row, so that it can be handed to another process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.case.access import Post
from app.domain.case.cases import Case
from app.domain.form.forms import Field
from app.domain.numbering import NumberPattern
from app.domain.working_time.calendar import WorkingCalendar
from app.services.actors import Actor
from app.services.demo.history.people import Leave


@dataclass(frozen=True)
class Agency:
    """An agency at work: who holds which post, who is away when, and how quick each officer is."""

    id: int
    key: str
    calendar: WorkingCalendar
    holders: Mapping[Post, tuple[Actor, ...]]
    leaves: Mapping[int, tuple[Leave, ...]]
    paces: Mapping[int, float]
    """How long an officer takes, against the usual; 1.2 is a slow one."""
    rungs: int
    escalate_minutes: int
    province: str
    first_on: date
    filed_until_on: date
    until_at: datetime


@dataclass(frozen=True)
class Play:
    """One permit type of an agency with all that its cases need."""

    agency: Agency
    permit_type_id: int
    permit_type: str
    version_id: int
    blank: Case
    """The case as the engine knows it before it is filed."""
    form: tuple[Field, ...]
    facts: Mapping[str, object]
    requirements: tuple[str, ...]
    series: str
    number_words: Mapping[str, str]
    weight: float
    fee_basis: str = "Peraturan daerah tentang retribusi (peragaan)"

    def written(self, sequence: int, on: date) -> str:
        """Write out a permit's number."""
        return NumberPattern.parse(self.series).format(sequence, on, **self.number_words)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One application coming over the counter: which, when, of what, and its place in the register."""

    index: int
    at: datetime
    play: int
    number: str


@dataclass(frozen=True)
class Ids:
    """The ids set aside for a history: a case has its index behind the first, its tasks a stride of their own."""

    first_case: int
    first_applicant: int
    first_task: int
    tasks_a_case: int = 64

    def task(self, index: int, serial: int) -> int:
        """Give the id of one task of a case."""
        return self.first_task + index * self.tasks_a_case + serial - 1


@dataclass(frozen=True)
class Stage:
    """A whole history before it is played."""

    seed: int
    dialect: str
    plays: tuple[Play, ...]
    ids: Ids
    numbers: Mapping[tuple[int, str, int], int] = field(default_factory=dict)
    """The last number given by agency, series and year before the history."""
