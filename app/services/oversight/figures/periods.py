"""Months, quarters, semesters and years over which figures are added; in an address a period is `2026-q4`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

MONTHS_A_YEAR = 12
_KEY = re.compile(r"(20\d\d)(?:-(?:q([1-4])|s([12])|(0[1-9]|1[0-2])))?")


class PeriodKind(Enum):
    """How long a period is, in months."""

    MONTH = 1
    QUARTER = 3
    SEMESTER = 6
    YEAR = 12


@dataclass(frozen=True)
class Period:
    """A month, a quarter, a semester (from January or July) or a year; `first` is its first day."""

    kind: PeriodKind
    first: date

    @property
    def last_month(self) -> date:
        """The first day of its last month."""
        return months_later(self.first, self.kind.value - 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return months_later(self.first, self.kind.value) - timedelta(days=1)

    @property
    def previous(self) -> Period:
        """The period of the same length that ends where this one begins."""
        return Period(self.kind, months_later(self.first, -self.kind.value))

    @property
    def quarter(self) -> int:
        """Which quarter of the year it begins in, from 1."""
        return (self.first.month - 1) // PeriodKind.QUARTER.value + 1

    @property
    def semester(self) -> int:
        """Which half of the year it begins in, from 1."""
        return (self.first.month - 1) // PeriodKind.SEMESTER.value + 1

    @property
    def semesters(self) -> tuple[Period, ...]:
        """The semesters that it is made of; none of a shorter period."""
        count = self.kind.value // PeriodKind.SEMESTER.value
        step = PeriodKind.SEMESTER.value
        return tuple(
            Period(PeriodKind.SEMESTER, months_later(self.first, step * one)) for one in range(count)
        )

    @property
    def key(self) -> str:
        """The period as an address names it."""
        parts = {
            PeriodKind.MONTH: f"-{self.first:%m}",
            PeriodKind.QUARTER: f"-q{self.quarter}",
            PeriodKind.SEMESTER: f"-s{self.semester}",
        }
        return f"{self.first:%Y}{parts.get(self.kind, '')}"


def months_later(month: date, count: int) -> date:
    """Give the first day of the month so many months later, or earlier."""
    years, index = divmod(month.month - 1 + count, MONTHS_A_YEAR)
    return date(month.year + years, index + 1, 1)


def period_of(kind: PeriodKind, on: date) -> Period:
    """Give the period of a kind in which a day lies."""
    return Period(kind, date(on.year, (on.month - 1) // kind.value * kind.value + 1, 1))


def find_period(key: str) -> Period | None:
    """Find the period that an address names; None for anything else."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    year, quarter, semester, month = found.groups()
    if quarter:
        return Period(PeriodKind.QUARTER, date(int(year), int(quarter) * 3 - 2, 1))
    if semester:
        return Period(PeriodKind.SEMESTER, date(int(year), int(semester) * 6 - 5, 1))
    if month:
        return Period(PeriodKind.MONTH, date(int(year), int(month), 1))
    return Period(PeriodKind.YEAR, date(int(year), 1, 1))


def list_periods(today: date) -> dict[PeriodKind, tuple[Period, ...]]:
    """List what may be chosen, the newest first: two years of quarters and of months, three of semesters, five."""
    counts = {PeriodKind.QUARTER: 8, PeriodKind.SEMESTER: 6, PeriodKind.MONTH: 24, PeriodKind.YEAR: 5}
    return {
        kind: tuple(
            Period(kind, months_later(period_of(kind, today).first, -kind.value * back))
            for back in range(count)
        )
        for kind, count in counts.items()
    }
