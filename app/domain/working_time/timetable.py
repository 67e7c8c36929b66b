"""Working windows laid end to end with the time worked before each: adding is a bisect, measuring is two.

Serves `calendar`, which alone decides when the office works; knows nothing of holidays or breaks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import accumulate, chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HORIZON_YEARS = 20
"""How far ahead working time is looked for before the calendar is called empty."""

WIDEST_SPAN_YEARS = 100
"""How many years one table may cover, so that a mistyped year cannot fill the memory."""


class NoWorkingTimeError(ValueError):
    """The calendar has no working window where one was needed: its hours are missing or have run out."""


@dataclass(frozen=True, slots=True)
class Window:
    """An unbroken stretch of working time on one local day; instants in UTC."""

    on: date
    opens_at: datetime
    closes_at: datetime

    @property
    def length(self) -> timedelta:
        """Working time in the window."""
        return self.closes_at - self.opens_at


@dataclass(frozen=True, slots=True)
class Table:
    """The windows of whole local years, and the running sum of working time at each opening."""

    first_year: int
    last_year: int
    from_at: datetime
    until_at: datetime
    windows: tuple[Window, ...]
    opens_at: tuple[datetime, ...]
    closes_at: tuple[datetime, ...]
    worked_before: tuple[timedelta, ...]
    closings: tuple[datetime, ...]
    total: timedelta

    def worked_until(self, at: datetime) -> timedelta:
        """Working time from the table's beginning to an instant."""
        place = bisect_right(self.opens_at, at) - 1
        if place < 0:
            return timedelta()
        return self.worked_before[place] + (min(at, self.closes_at[place]) - self.opens_at[place])

    def instant_after(self, worked: timedelta) -> datetime:
        """Tell the first instant by which this much (above zero, at most `total`) has been worked."""
        place = bisect_left(self.worked_before, worked) - 1
        return self.opens_at[place] + (worked - self.worked_before[place])

    def closed_by(self, at: datetime) -> int:
        """Count the working days that have closed by an instant, that instant included."""
        return bisect_right(self.closings, at)

    def windows_within(self, start: datetime, end: datetime) -> tuple[Window, ...]:
        """List the windows between two instants, the first and the last cut to fit."""
        found = self.windows[bisect_right(self.closes_at, start) : bisect_left(self.opens_at, end)]
        return tuple(Window(w.on, max(w.opens_at, start), min(w.closes_at, end)) for w in found)


class Timetable:
    """Tables made when first needed and widened by whole years.

    A table never changes; widening makes a new one and replaces the reference, so readers in other
    threads keep a whole table, and the worst that a race costs is a year tabulated twice.
    """

    def __init__(self, windows_on: Callable[[date], tuple[Window, ...]], zone: tzinfo) -> None:
        self._windows_on = windows_on
        self._zone = zone
        self._years: dict[int, tuple[Window, ...]] = {}
        self._table: Table | None = None

    def spanning(self, earlier: datetime, later: datetime) -> Table:
        """Give a table that holds both instants; `ValueError` when they are over a century apart."""
        table = self._table
        if table is not None and table.from_at <= earlier and later < table.until_at:
            return table
        first, last = earlier.astimezone(self._zone).year, later.astimezone(self._zone).year
        if last - first >= WIDEST_SPAN_YEARS:
            msg = f"{earlier:%Y-%m-%d} and {later:%Y-%m-%d} lie too far apart to measure working time"
            raise ValueError(msg)
        if table is not None:
            first, last = self._joined(first, last, table)
        return self._tabulate(first, last)

    def lengthened(self, table: Table, needed_from: datetime) -> Table:
        """Give the table with one year more; `NoWorkingTimeError` past the horizon of the need."""
        if table.last_year - needed_from.year >= HORIZON_YEARS:
            msg = f"the calendar has not enough working time after {needed_from:%Y-%m-%d}"
            raise NoWorkingTimeError(msg)
        return self._tabulate(table.first_year, table.last_year + 1)

    def _joined(self, first: int, last: int, table: Table) -> tuple[int, int]:
        joined = min(first, table.first_year), max(last, table.last_year)
        return joined if joined[1] - joined[0] < WIDEST_SPAN_YEARS else (first, last)

    def _tabulate(self, first_year: int, last_year: int) -> Table:
        windows = tuple(chain.from_iterable(self._windows_of(y) for y in range(first_year, last_year + 1)))
        *worked_before, total = accumulate((window.length for window in windows), initial=timedelta())
        table = Table(
            first_year=first_year,
            last_year=last_year,
            from_at=self._new_year(first_year),
            until_at=self._new_year(last_year + 1),
            windows=windows,
            opens_at=tuple(window.opens_at for window in windows),
            closes_at=tuple(window.closes_at for window in windows),
            worked_before=tuple(worked_before),
            closings=tuple({window.on: window.closes_at for window in windows}.values()),
            total=total,
        )
        self._table = table
        return table

    def _windows_of(self, year: int) -> tuple[Window, ...]:
        if year not in self._years:
            self._years[year] = tuple(chain.from_iterable(map(self._windows_on, _days_of(year))))
        return self._years[year]

    def _new_year(self, year: int) -> datetime:
        return datetime(year, 1, 1, tzinfo=self._zone).astimezone(UTC)


def _days_of(year: int) -> Iterable[date]:
    first = date(year, 1, 1)
    return (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
