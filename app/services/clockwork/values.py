"""What the page, the API and the evidence sheet tell of a case's clocks, as plain values; words are the screens'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.procedure.procedures import HolderKind, Procedure, Step
from app.domain.working_time.clocks import Allowance, Clock
from app.domain.working_time.ledger import Ledger
from app.domain.working_time.standings import Measured
from app.services.casefile.values import TimelineEntry
from app.services.task_clocks import Stand


class ClockKind(StrEnum):
    """The three sorts of clock that a case has."""

    TASK = "task"
    PROMISE = "promise"
    DEEMED = "deemed"
    """The time that the law gives to decide (UU 30/2014 pasal 53)."""


@dataclass(frozen=True)
class Basis:
    """The calendar that explains a stored due time; `is_proof` when the sum leads to that very moment.

    `number` is the version's, 0 for the rows before the first version.
    """

    number: int
    is_in_force: bool
    is_proof: bool


@dataclass(frozen=True)
class ReadClock:
    """One clock with its explanation.

    `due_at` is the stored due time, None where nothing is due or the clock stands still; `over_at` is when the
    task was closed, the case decided or ended, `judged_at` the moment for which `stand` and `used` hold.
    """

    kind: ClockKind
    clock: Clock
    due_at: datetime | None
    over_at: datetime | None
    judged_at: datetime
    ledger: Ledger
    basis: Basis
    stand: Stand
    used: Measured
    serial: int = 0
    step: Step | None = None
    holder_kind: HolderKind | None = None
    holder: str = ""

    @property
    def key(self) -> str:
        """What the clock is called in addresses: `task-3`, `promise`, `deemed`."""
        return f"{self.kind.value}-{self.serial}" if self.serial else self.kind.value

    @property
    def allowance(self) -> Allowance:
        """The time allowed, without extensions."""
        return self.clock.allowance

    @property
    def is_balanced(self) -> bool:
        """Whether what was counted is the allowance with its extensions, to the second."""
        granted = (self.allowance, *(one.allowance for one in self.clock.extensions))
        time = sum((one.working_time for one in granted), timedelta())
        days = sum(one.working_days for one in granted)
        return (self.ledger.counted_time, self.ledger.counted_days) == (time, days)


@dataclass(frozen=True)
class Charge:
    """The office time for which somebody held the file; branches side by side are charged each."""

    kind: HolderKind
    holder: str
    working_time: timedelta


@dataclass(frozen=True)
class CaseClocks:
    """Every clock of a case: live tasks first, then the promise, the law's time, and closed tasks with a limit."""

    case_id: int
    number: str
    permit_type: str
    applicant: str
    procedure: Procedure
    positions: Mapping[tuple[str, str], str]
    filed_at: datetime
    ended_at: datetime | None
    status: str
    read_at: datetime
    clocks: tuple[ReadClock, ...]
    charges: tuple[Charge, ...]
    events: tuple[TimelineEntry, ...]
    events_count: int
    last_hash: str

    def find(self, key: str) -> ReadClock | None:
        """Find a clock by its key."""
        return next((clock for clock in self.clocks if clock.key == key), None)
