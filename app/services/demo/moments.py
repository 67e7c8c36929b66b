"""Moments of the past on an office calendar, which itself only looks ahead."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.working_time.calendar import WorkingCalendar

LONGEST_CLOSURE = timedelta(days=30)


def working_minutes_before(calendar: WorkingCalendar, now: datetime, minutes: int) -> datetime:
    """Give the latest moment from which so many working minutes lead to now, to the second."""
    wanted = timedelta(minutes=minutes)
    earliest, latest = now - LONGEST_CLOSURE, now
    while latest - earliest > timedelta(seconds=1):
        middle = earliest + (latest - earliest) / 2
        if calendar.working_time_between(middle, now) >= wanted:
            earliest = middle
        else:
            latest = middle
    return earliest


def opening_days_ago(calendar: WorkingCalendar, now: datetime, days: int) -> datetime:
    """Give the opening of the office so many working days ago; 0 is today, or the last day it was open."""
    day = calendar.date_of(now)
    while not calendar.is_working_day(day) or calendar.windows_on(day)[0].opens_at >= now:
        day -= timedelta(days=1)
    for _ in range(days):
        day -= timedelta(days=1)
        while not calendar.is_working_day(day):
            day -= timedelta(days=1)
    return calendar.windows_on(day)[0].opens_at
