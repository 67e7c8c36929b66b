"""The figures of the dashboard as plain values: page, PDF and Excel are all made of one `Dashboard`.

Times are seconds of office time. Knows no words and no rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from app.domain.working_time.clocks import Allowance
from app.services.oversight.figures.choices import Chosen


@dataclass(frozen=True)
class Rate:
    """How many of those that had a limit kept it."""

    kept: int = 0
    of: int = 0

    @property
    def percent(self) -> float | None:
        """The share in percent; None of nothing."""
        return 100 * self.kept / self.of if self.of else None


@dataclass(frozen=True)
class Cards:
    """The four numbers at the top. `predicted` is None while no step has enough experience for a forecast."""

    on_time: Rate
    before: Rate
    running: int
    with_applicant: int
    late: int
    late_at_offices: int
    predicted: int | None
    forecast_steps: int

    @property
    def gain(self) -> float | None:
        """Points of percent above the period before; None where one of the two has no figure."""
        if self.on_time.percent is None or self.before.percent is None:
            return None
        return self.on_time.percent - self.before.percent


@dataclass(frozen=True)
class StepFigure:
    """One step: its time used at the 50th and 90th percentile against its limit; several types where alike.

    `permit_type_ids` are those types where others have another limit, empty where the row is of all.
    """

    step_key: str
    number: int
    name: str
    permit_type: str
    permit_type_ids: tuple[int, ...]
    limit: Allowance
    limit_seconds: float | None
    done: int
    rate: Rate
    p50: float | None
    p90: float | None

    @property
    def is_over(self) -> bool:
        """Whether more than one in ten came after its limit: counted, where a percentile is off by up to 4.5 %."""
        return self.limit_seconds is not None and 10 * self.rate.kept < 9 * self.rate.of


@dataclass(frozen=True)
class MonthFigure:
    """One month: files that came in, files that ended, and of those decided how many within the promise."""

    month: date
    rate: Rate
    filed: int
    ended: int


@dataclass(frozen=True)
class LoadFigure:
    """Load and speed of one officer or one office (`key` 0 or empty: nobody yet, the agency itself)."""

    key: int | str
    name: str
    open: int
    late: int
    done: int
    rate: Rate
    used_seconds: int

    @property
    def mean_seconds(self) -> float | None:
        """The time a task took on average; None of none."""
        return self.used_seconds / self.done if self.done else None


class TimeShare(Enum):
    """Whose time it was, and whether anybody worked on it."""

    OFFICE_WORKING = "office_working"
    OFFICE_WAITING = "office_waiting"
    TECHNICAL_WORKING = "technical_working"
    TECHNICAL_WAITING = "technical_waiting"
    APPLICANT = "applicant"


@dataclass(frozen=True)
class ReasonFigure:
    """How often files were returned, sent back or refused for one reason."""

    route: str
    reason: str
    number: int


@dataclass(frozen=True)
class BreachLine:
    """An open breach; with `task_id` 0 of the time the law gives to decide."""

    id: int
    case_id: int
    task_id: int
    number: str
    permit_type: str
    step_number: int
    step: str
    holder: str
    due_at: datetime


@dataclass(frozen=True)
class Choices:
    """What the reader may choose among: permit types, steps, technical offices, each as key and name."""

    permit_types: tuple[tuple[int, str], ...]
    steps: tuple[tuple[str, str], ...]
    offices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Dashboard:
    """Everything that the dashboard shows; the same object makes the page, the PDF and the workbook."""

    chosen: Chosen
    choices: Choices
    target: int
    day_seconds: int
    counted_at: datetime | None
    cards: Cards
    steps: tuple[StepFigure, ...]
    months: tuple[MonthFigure, ...]
    ages: tuple[int, ...]
    officers: tuple[LoadFigure, ...]
    offices: tuple[LoadFigure, ...]
    split: tuple[tuple[TimeShare, int], ...]
    reasons: tuple[ReasonFigure, ...]
    breaches: tuple[BreachLine, ...]
    has_more_breaches: bool
