"""How long ago things were opened, in working days: as instants, so that a database can sort many things by age.

Knows a calendar and a moment; what was opened is the caller's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from app.domain.working_time.calendar import WorkingCalendar

AGES = (1, 3, 5, 10)
"""From how many working days on a task falls into the next band of age."""

LOOKED_BACK_DAYS = 366
"""How far back working days are looked for: an office that had none in a year has nothing of such an age."""


def age_bounds(
    calendar: WorkingCalendar, now: datetime, ages: Sequence[int] = AGES
) -> tuple[datetime | None, ...]:
    """Tell for each number of working days the instant before which a thing so old was opened; None for none.

    Days are counted as allowances count them: the day of opening is left out, a working day counts at its closing.
    """
    closed = list(_closed_days(calendar, now, max(ages)))
    return tuple(calendar.start_of(closed[age - 1]) if age <= len(closed) else None for age in ages)


def _closed_days(calendar: WorkingCalendar, now: datetime, number: int) -> Iterator[date]:
    today = calendar.date_of(now)
    for back in range(LOOKED_BACK_DAYS):
        on = today - timedelta(days=back)
        if number and calendar.is_working_day(on) and calendar.close_of(on) <= now:
            number -= 1
            yield on
