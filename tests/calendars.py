"""The office calendar that tests run on: Perpres 21/2023 hours and the holidays as published, 2024 to 2027."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.days_off import DayOff, DayOffKind
from app.domain.working_time.hours import Break, DayHours, HoursPeriod

WIB = ZoneInfo("Asia/Jakarta")
YEARS = range(2024, 2028)

CATEGORIES = {"public": DayOffKind.NATIONAL_HOLIDAY, "government": DayOffKind.COLLECTIVE_LEAVE}

NOON = Break(time(12), time(13))
FRIDAY_PRAYER = Break(time(11, 30), time(13))

MONDAY_TO_THURSDAY = DayHours(time(7, 30), time(16), (NOON,))
FRIDAY = DayHours(time(7, 30), time(16, 30), (FRIDAY_PRAYER,))
RAMADAN_MONDAY_TO_THURSDAY = DayHours(time(8), time(15), (Break(time(12), time(12, 30)),))
RAMADAN_FRIDAY = DayHours(time(8), time(15, 30), (Break(time(12), time(13)),))

REGULAR = HoursPeriod(
    "Perpres 21/2023", date(2024, 1, 1), None, dict.fromkeys(range(4), MONDAY_TO_THURSDAY) | {4: FRIDAY}
)
RAMADANS = (
    (date(2024, 3, 12), date(2024, 4, 9)),
    (date(2025, 3, 1), date(2025, 3, 30)),
    (date(2026, 2, 18), date(2026, 3, 19)),
    (date(2027, 2, 8), date(2027, 3, 9)),
)


def at(text: str) -> datetime:
    """Read "2026-11-23 15:50" as office time."""
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def ramadan(first_on: date, last_on: date) -> HoursPeriod:
    days = dict.fromkeys(range(4), RAMADAN_MONDAY_TO_THURSDAY) | {4: RAMADAN_FRIDAY}
    return HoursPeriod(f"Ramadan {first_on.year}", first_on, last_on, days)


def published_days_off() -> tuple[DayOff, ...]:
    return tuple(
        DayOff(on, name, kind, decree=f"SKB 3 Menteri {on.year}")
        for category, kind in CATEGORIES.items()
        for on, name in sorted(holidays.country_holidays("ID", years=YEARS, categories=(category,)).items())
    )


@cache
def office_calendar() -> WorkingCalendar:
    return WorkingCalendar(WIB, (REGULAR, *(ramadan(*days) for days in RAMADANS)), published_days_off())


@cache
def calendar_without_days_off() -> WorkingCalendar:
    return WorkingCalendar(WIB, (REGULAR,))
