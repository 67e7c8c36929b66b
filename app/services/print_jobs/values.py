"""What is said of a long document while it is asked for, made and fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from app.documents.long_tables import Paper


class JobKind(StrEnum):
    """The documents that may be so long that they are made outside the web."""

    CASE_REGISTER = "case_register"
    NUMBER_REGISTER = "number_register"
    PERMIT_REGISTER = "permit_register"


NARROWED_BY_STATUS = frozenset({JobKind.CASE_REGISTER})
"""Numbers and permits have no status of an application."""


class JobForm(StrEnum):
    """What the file is."""

    PDF = "pdf"
    XLSX = "xlsx"


class JobState(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNFINISHED = (JobState.WAITING, JobState.RUNNING)


class JobFault(StrEnum):
    """Why a job was given up; its sentence is the screens'."""

    NOT_MADE = "not_made"
    MAKER_DIED = "maker_died"


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """What a register is narrowed by; days are the office's own, both included."""

    from_on: date | None = None
    until_on: date | None = None
    permit_type_id: int | None = None
    status: str = ""
    paper: Paper = Paper.A4

    def plain(self) -> dict[str, Any]:
        """Give it as a row keeps it."""
        return {
            "from": self.from_on and self.from_on.isoformat(),
            "until": self.until_on and self.until_on.isoformat(),
            "permit_type": self.permit_type_id,
            "status": self.status,
            "paper": self.paper.value,
        }

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Narrowing:
        """Read what `plain` gave."""
        return cls(
            from_on=kept["from"] and date.fromisoformat(kept["from"]),
            until_on=kept["until"] and date.fromisoformat(kept["until"]),
            permit_type_id=kept["permit_type"],
            status=kept["status"],
            paper=Paper(kept["paper"]),
        )


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which rows a job is about: those of an agency that were there when it was asked, narrowed."""

    agency_id: int
    zone: ZoneInfo
    asked_at: datetime
    narrowing: Narrowing

    @property
    def begins_at(self) -> datetime | None:
        """The instant from which rows count; None without a first day."""
        on = self.narrowing.from_on
        return None if on is None else self._start_of(on)

    @property
    def ends_at(self) -> datetime:
        """The instant before which rows count: what comes in while the job runs is left to the next."""
        on = self.narrowing.until_on
        past = self.asked_at + timedelta(microseconds=1)
        return past if on is None else min(past, self._start_of(on + timedelta(days=1)))

    def day_of(self, at: datetime | None) -> date | None:
        """Give the day of an instant by the agency's clock."""
        return None if at is None else at.astimezone(self.zone).date()

    def _start_of(self, on: date) -> datetime:
        return datetime.combine(on, time(), self.zone)


@dataclass(frozen=True, kw_only=True)
class PrintJob:
    """A job as its page shows it; `place` counts those that wait before it."""

    id: int
    kind: JobKind
    form: JobForm
    narrowing: Narrowing
    state: JobState
    rows_done: int
    rows_total: int | None
    asked_at: datetime
    finished_at: datetime | None
    name: str
    fault: str
    sha256: str | None

    @property
    def is_unfinished(self) -> bool:
        """Whether something is still to come."""
        return self.state in UNFINISHED
