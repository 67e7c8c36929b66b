"""Random calendars and clocks for property tests, and slow clerks who reckon due times with a finger on the page.

The clerks know the rules as a sentence says them, minute by minute and day by day; no table, no bisect.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.clocks import Allowance, Clock, Extension, Pause, PauseCause, Unit
from app.domain.working_time.days_off import DayOff, DayOffKind
from app.domain.working_time.hours import Break, DayHours, HoursPeriod
from tests.calendars import WIB

quickly = settings(max_examples=40, deadline=None)
"""How property tests run: often enough to find a slip, seldom enough to be run all day."""

MINUTE = timedelta(minutes=1)
FIRST_DAY = date(2026, 1, 1)
MIDNIGHT = datetime(2026, 1, 1, tzinfo=WIB)


def moments(days: int = 400) -> st.SearchStrategy[datetime]:
    """Give whole minutes of office time from 2026 on."""
    return st.integers(0, days * 1440 - 1).map(lambda minutes: MIDNIGHT + minutes * MINUTE)


@st.composite
def day_hours(draw: st.DrawFn) -> DayHours:
    """Give a day of one to three stretches."""
    quarters = draw(st.lists(st.integers(24, 72), min_size=2, max_size=6, unique=True).map(sorted))
    edges = [time(quarter // 4, quarter % 4 * 15) for quarter in quarters[: len(quarters) // 2 * 2]]
    breaks = zip(edges[1:-1:2], edges[2:-1:2], strict=True)
    return DayHours(edges[0], edges[-1], tuple(Break(starts, ends) for starts, ends in breaks))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """Give an office that works on some weekdays, with a season of other hours and some days off."""
    regular = draw(st.dictionaries(st.integers(0, 6), day_hours(), min_size=1, max_size=6))
    season = draw(st.dictionaries(st.integers(0, 6), day_hours(), max_size=5))
    season_from = FIRST_DAY + timedelta(days=draw(st.integers(0, 300)))
    season_until = season_from + timedelta(days=draw(st.integers(0, 40)))
    days_off = draw(st.sets(st.integers(0, 400), max_size=25))
    return WorkingCalendar(
        WIB,
        (
            HoursPeriod("Regular", FIRST_DAY, None, regular),
            HoursPeriod("Season", season_from, season_until, season),
        ),
        tuple(DayOff(FIRST_DAY + timedelta(days=n), f"Day {n}", DayOffKind.LOCAL) for n in sorted(days_off)),
    )


def working_days() -> st.SearchStrategy[Allowance]:
    """Give some working days."""
    return st.builds(Allowance, st.integers(1, 8), st.just(Unit.WORKING_DAYS))


def allowances() -> st.SearchStrategy[Allowance]:
    """Give time in every unit, minutes for up to some days of work."""
    return st.one_of(
        st.builds(Allowance, st.integers(1, 1500), st.just(Unit.MINUTES)),
        st.builds(Allowance, st.integers(1, 25), st.just(Unit.HOURS)),
        working_days(),
    )


@st.composite
def pauses(draw: st.DrawFn, started_at: datetime, *, may_be_open: bool) -> tuple[Pause, ...]:
    """Give pauses around a start, in any order, overlapping at will."""
    spans = draw(st.lists(st.tuples(st.integers(-2000, 20_000), st.integers(0, 8000)), max_size=4))
    causes = st.sampled_from(PauseCause)
    closed = [
        Pause(started_at + begins * MINUTE, started_at + (begins + lasts) * MINUTE, draw(causes))
        for begins, lasts in spans
    ]
    if may_be_open and draw(st.booleans()):
        closed.append(Pause(started_at + draw(st.integers(-2000, 20_000)) * MINUTE, None, draw(causes)))
    return tuple(closed)


@st.composite
def clocks(
    draw: st.DrawFn,
    allowed: st.SearchStrategy[Allowance] | None = None,
    *,
    may_be_open: bool = False,
    may_be_extended: bool = True,
) -> Clock:
    """Give a clock with pauses and extensions."""
    started_at = draw(moments())
    granted_at = started_at + draw(st.integers(0, 5000)) * MINUTE
    extensions = st.lists(
        st.builds(Extension, allowances(), st.just("flood"), st.just(granted_at)), max_size=2
    )
    return Clock(
        started_at,
        draw(allowances() if allowed is None else allowed),
        draw(pauses(started_at, may_be_open=may_be_open)),
        tuple(draw(extensions)) if may_be_extended else (),
    )


def is_paused_after(moment: datetime, stops: Iterable[Pause]) -> bool:
    """Tell whether the clock stands still in the minute that begins now."""
    return any(stop.started_at <= moment < stop.ended_at for stop in stops)


def is_paused_before(moment: datetime, stops: Iterable[Pause]) -> bool:
    """Tell whether the clock stood still in the minute that ends now."""
    return any(stop.started_at < moment <= stop.ended_at for stop in stops)


def is_worked(calendar: WorkingCalendar, moment: datetime) -> bool:
    """Look up by clock and calendar whether the office works in the minute that begins now."""
    days_off = {day.on for day in calendar.days_off}
    held = [
        period
        for period in calendar.periods
        if period.from_on <= moment.date() <= (period.until_on or date.max)
    ]
    hours = held[-1].days.get(moment.weekday()) if held else None
    if hours is None or moment.date() in days_off or not hours.opens <= moment.time() < hours.closes:
        return False
    return not any(pause.starts <= moment.time() < pause.ends for pause in hours.breaks)


def minute_by_minute(
    calendar: WorkingCalendar, start: datetime, minutes: int, stops: Iterable[Pause] = ()
) -> datetime:
    """Add working minutes the slow way."""
    moment = start
    while minutes:
        minutes -= is_worked(calendar, moment) and not is_paused_after(moment, stops)
        moment += MINUTE
    return moment


def day_by_day(
    calendar: WorkingCalendar, start: datetime, days: int, stops: Iterable[Pause] = ()
) -> datetime:
    """Count working days the slow way: a day counts when the clock runs as it closes."""
    on, closes_at = start.date(), start
    while days:
        on += timedelta(days=1)
        if calendar.is_working_day(on):
            closes_at = calendar.close_of(on)
            days -= not is_paused_before(closes_at, stops)
    return closes_at
