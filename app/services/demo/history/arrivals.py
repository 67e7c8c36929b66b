"""When applications come over the counter: by month, weekday and hour, as counters know it; never outside its hours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random

from app.domain.working_time.calendar import WorkingCalendar
from app.services.demo.history.stage import Agency, Arrival, Play
from app.services.intake import register_number

BY_WEEKDAY = (1.4, 1.1, 1.0, 0.95, 0.7, 0.4, 0.4)
"""Mondays bring what the weekend has gathered; Fridays are short."""
BY_QUARTER_OF_THE_DAY = (1.2, 1.6, 0.9, 0.6)
SHORT_DAY = timedelta(hours=7)
"""Days with less working time than this are those of Ramadan: fewer people come."""
IN_SHORT_DAYS, BESIDE_HOLIDAYS = 0.62, 0.45
GROWTH = 0.35
"""By how much more come at the end than at the beginning."""


def plan_arrivals(
    rng: Random, plays: Sequence[Play], cases: int, registers: dict[tuple[int, int], int]
) -> list[Arrival]:
    """Draw the arrivals in their order in time, each with its register number.

    `registers` holds the last number by agency and year, and is brought to the last one given.
    """
    agencies = {play.agency.id: play.agency for play in plays}
    days = {agency_id: _days(agency, rng) for agency_id, agency in agencies.items()}
    drawn: list[tuple[datetime, int]] = []
    for place in rng.choices(range(len(plays)), [play.weight for play in plays], k=cases):
        agency = plays[place].agency
        drawn.append((_moment(rng, agency.calendar, *days[agency.id]), place))
    drawn.sort()
    return list(_numbered(drawn, plays, Counter(registers), registers))


def _numbered(
    drawn: Iterable[tuple[datetime, int]],
    plays: Sequence[Play],
    last: Counter[tuple[int, int]],
    registers: dict[tuple[int, int], int],
) -> Iterator[Arrival]:
    for index, (at, place) in enumerate(drawn):
        agency = plays[place].agency
        local = at.astimezone(agency.calendar.zone)
        last[agency.id, local.year] += 1
        registers[agency.id, local.year] = last[agency.id, local.year]
        yield Arrival(index, at, place, register_number(local, last[agency.id, local.year]))


def _days(agency: Agency, rng: Random) -> tuple[list[date], list[float]]:
    """List the working days of the history with the running sum of what each brings."""
    calendar = agency.calendar
    span = (agency.filed_until_on - agency.first_on).days
    every = [agency.first_on + timedelta(days=n) for n in range(span)]
    days = [on for on in every if calendar.is_working_day(on)]
    weights = [
        _weight(calendar, on) * (1 + GROWTH * (on - agency.first_on).days / span) * rng.uniform(0.8, 1.25)
        for on in days
    ]
    return days, list(accumulate(weights))


def _weight(calendar: WorkingCalendar, on: date) -> float:
    weight = BY_WEEKDAY[on.weekday()]
    if sum((window.length for window in calendar.windows_on(on)), timedelta()) < SHORT_DAY:
        weight *= IN_SHORT_DAYS
    week = [on + timedelta(days=n) for n in range(-on.weekday(), 5 - on.weekday())]
    closed = sum(not calendar.is_working_day(day) for day in week)
    return weight * BESIDE_HOLIDAYS if closed > 1 else weight


def _moment(
    rng: Random, calendar: WorkingCalendar, days: Sequence[date], weights: Sequence[float]
) -> datetime:
    on = rng.choices(days, cum_weights=weights)[0]
    windows = calendar.windows_on(on)
    length = sum((window.length for window in windows), timedelta())
    quarter = rng.choices(range(4), BY_QUARTER_OF_THE_DAY)[0]
    # Never in the last minute: what is filed at closing is handed in the next morning.
    share = (quarter + rng.random()) / 4
    worked = timedelta(
        seconds=int(max(1.0, min(share * length.total_seconds(), length.total_seconds() - 60)))
    )
    return calendar.add_working_time(windows[0].opens_at, worked)


def months_before(on: date, months: int) -> date:
    """Give the first day of the month so many months before a day."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return date(year, month + 1, 1)
