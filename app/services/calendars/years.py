"""A year of a calendar, day by day, as its page draws it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.days_off import SkipReason

MONTHS = range(1, 13)


@dataclass(frozen=True)
class DayMark:
    """A day: why it does not count (None where it does), and whether the draft says otherwise of it."""

    on: date
    reason: SkipReason | None
    name: str
    decree: str
    is_changing: bool

    @property
    def is_decreed(self) -> bool:
        """Whether a decree closes it, and not the hours of the office."""
        return self.reason not in {None, SkipReason.WEEKEND, SkipReason.NO_HOURS}


@dataclass(frozen=True)
class Month:
    """A month's days."""

    first_on: date
    days: tuple[DayMark, ...]

    @property
    def leading(self) -> int:
        """How many days of its first week, Monday first, lie in the month before."""
        return self.first_on.weekday()

    @property
    def decreed(self) -> tuple[DayMark, ...]:
        """The days that a decree closes."""
        return tuple(day for day in self.days if day.is_decreed)

    @property
    def working_days(self) -> int:
        """How many days are worked."""
        return sum(day.reason is None for day in self.days)


def months_of(calendar: WorkingCalendar, draft: WorkingCalendar | None, year: int) -> tuple[Month, ...]:
    """Give the months of a year by the calendar in force, marking the days that the draft changes."""
    return tuple(
        Month(date(year, month, 1), tuple(_days(calendar, draft, date(year, month, 1)))) for month in MONTHS
    )


def _days(calendar: WorkingCalendar, draft: WorkingCalendar | None, first_on: date) -> Iterator[DayMark]:
    on = first_on
    while on.month == first_on.month:
        skipped = next(iter(calendar.days_off_between(on, on)), None)
        is_changing = draft is not None and _says(calendar, on) != _says(draft, on)
        if skipped is None:
            yield DayMark(on, None, "", "", is_changing)
        else:
            yield DayMark(on, skipped.reason, skipped.name, skipped.decree, is_changing)
        on += timedelta(days=1)


def _says(calendar: WorkingCalendar, on: date) -> tuple[object, object]:
    return calendar.hours_on(on), calendar.days_off_between(on, on)
