"""When an office works: its hours, breaks and days off, and all arithmetic of working time over them.

Every instant taken must be aware (`ValueError` otherwise); every instant given is in UTC. Days are the
office's own, in its zone. Knows nothing of cases, allowances or pauses: those are `clocks`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from app.domain.working_time.days_off import DayOff, DayOffKind, SkippedDay, SkipReason
from app.domain.working_time.timetable import NoWorkingTimeError, Timetable, Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.working_time.hours import DayHours, HoursPeriod

__all__ = ["NoWorkingTimeError", "Window", "WorkingCalendar", "in_utc"]

_ONE_DAY = timedelta(days=1)


def in_utc(at: datetime) -> datetime:
    """Bring an aware instant to UTC; `ValueError` for a naive one."""
    if at.utcoffset() is None:
        msg = f"{at.isoformat()} has no time zone"
        raise ValueError(msg)
    return at.astimezone(UTC)


@dataclass(frozen=True, eq=False)
class WorkingCalendar:
    """The working time of one agency.

    Of the periods that cover a day the last listed gives its hours, so Ramadan hours are listed after
    the regular ones; of several days off on one date the last listed gives its name. A calendar with no
    working time may be made, but looking for some in it raises `NoWorkingTimeError`.
    """

    zone: tzinfo
    periods: tuple[HoursPeriod, ...]
    days_off: tuple[DayOff, ...] = ()
    _days_off_by_date: Mapping[date, DayOff] = field(init=False, repr=False)
    _timetable: Timetable = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_days_off_by_date", {day.on: day for day in self.days_off})
        object.__setattr__(self, "_timetable", Timetable(self.windows_on, self.zone))

    def date_of(self, at: datetime) -> date:
        """Tell the office's own date at an instant."""
        return in_utc(at).astimezone(self.zone).date()

    def start_of(self, on: date) -> datetime:
        """Tell the instant at which a local day begins."""
        return self._instant(on, time())

    def end_of_day(self, at: datetime) -> datetime:
        """Tell the instant at which the local day of another instant is over."""
        return self.start_of(self.date_of(at) + _ONE_DAY)

    def hours_on(self, on: date) -> DayHours | None:
        """Tell the hours of a day; None when the office is closed all day."""
        period = None if on in self._days_off_by_date else self._find_period(on)
        return None if period is None else period.days.get(on.weekday())

    def is_working_day(self, on: date) -> bool:
        """Tell whether the office works at all on a day."""
        return self.hours_on(on) is not None

    def windows_on(self, on: date) -> tuple[Window, ...]:
        """List the working windows of a day, breaks taken out."""
        hours = self.hours_on(on)
        stretches = () if hours is None else hours.stretches
        return tuple(
            Window(on, self._instant(on, opens), self._instant(on, closes)) for opens, closes in stretches
        )

    def windows_between(self, start: datetime, end: datetime) -> tuple[Window, ...]:
        """List the working windows between two instants, cut to fit; none when the end is not later."""
        start_at, end_at = in_utc(start), in_utc(end)
        if end_at <= start_at:
            return ()
        return self._timetable.spanning(start_at, end_at).windows_within(start_at, end_at)

    def is_open_at(self, at: datetime) -> bool:
        """Tell whether the office works at an instant: at opening it does, at closing no longer."""
        at = in_utc(at)
        return any(window.opens_at <= at < window.closes_at for window in self.windows_on(self.date_of(at)))

    def close_of(self, on: date) -> datetime:
        """Tell when the office closes on a working day; `ValueError` on any other day."""
        hours = self.hours_on(on)
        if hours is None:
            msg = f"{on} is not a working day"
            raise ValueError(msg)
        return self._instant(on, hours.closes)

    def remaining_today(self, at: datetime) -> timedelta:
        """Tell the working time left on the local day of an instant."""
        return self.working_time_between(at, self.end_of_day(at))

    def add_minutes(self, start: datetime, minutes: int) -> datetime:
        """Add working minutes; see `add_working_time`."""
        return self.add_working_time(start, timedelta(minutes=minutes))

    def add_working_time(self, start: datetime, amount: timedelta) -> datetime:
        """Tell the first instant by which this much has been worked since another.

        Time that runs out at closing ends at that closing, not at the next opening; no time ends at the
        start itself. `ValueError` for a negative amount, `NoWorkingTimeError` when the calendar does not
        hold as much.
        """
        start_at = in_utc(start)
        if amount <= timedelta():
            if amount:
                msg = f"working time cannot be added backwards: {amount}"
                raise ValueError(msg)
            return start_at
        table = self._timetable.spanning(start_at, start_at)
        while (worked := table.worked_until(start_at) + amount) > table.total:
            table = self._timetable.lengthened(table, start_at)
        return table.instant_after(worked)

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Measure the working time from one instant to another; negative when the second is the earlier."""
        start_at, end_at = in_utc(start), in_utc(end)
        table = self._timetable.spanning(min(start_at, end_at), max(start_at, end_at))
        return table.worked_until(end_at) - table.worked_until(start_at)

    def closing_after(self, at: datetime, count: int) -> datetime:
        """Tell the closing time of the count-th working day to close after an instant; counts from 1."""
        if count < 1:
            msg = f"working days are counted from 1, not {count}"
            raise ValueError(msg)
        at = in_utc(at)
        table = self._timetable.spanning(at, at)
        while (place := table.closed_by(at) + count) > len(table.closings):
            table = self._timetable.lengthened(table, at)
        return table.closings[place - 1]

    def closings_between(self, start: datetime, end: datetime) -> int:
        """Count the working days that close after one instant and by another; negative backwards."""
        start_at, end_at = in_utc(start), in_utc(end)
        table = self._timetable.spanning(min(start_at, end_at), max(start_at, end_at))
        return table.closed_by(end_at) - table.closed_by(start_at)

    def working_days_after(self, start_on: date, count: int) -> date:
        """Tell the count-th working day after a day, that day excluded; counts from 1."""
        return self.date_of(self.closing_after(self.start_of(start_on + _ONE_DAY), count))

    def next_working_day(self, after_on: date) -> date:
        """Tell the first working day after a day."""
        return self.working_days_after(after_on, 1)

    def days_off_between(self, first_on: date, last_on: date) -> tuple[SkippedDay, ...]:
        """List the days that do not count from one day to another, both included, with the reason of each."""
        days = (first_on + timedelta(days=n) for n in range((last_on - first_on).days + 1))
        return tuple(self._skipped(on) for on in days if not self.is_working_day(on))

    def years_without_collective_leave(self, years: Iterable[int]) -> tuple[int, ...]:
        """List the years without collective leave on record: due times in them may still move."""
        decreed = {day.on.year for day in self.days_off if day.kind is DayOffKind.COLLECTIVE_LEAVE}
        return tuple(sorted(set(years) - decreed))

    def _find_period(self, on: date) -> HoursPeriod | None:
        return next((period for period in reversed(self.periods) if period.covers(on)), None)

    def _skipped(self, on: date) -> SkippedDay:
        day_off = self._days_off_by_date.get(on)
        if day_off is not None:
            return SkippedDay(on, SkipReason(day_off.kind.value), day_off.name, day_off.decree)
        has_hours = self._find_period(on) is not None
        return SkippedDay(on, SkipReason.WEEKEND if has_hours else SkipReason.NO_HOURS)

    def _instant(self, on: date, at: time) -> datetime:
        return datetime.combine(on, at, tzinfo=self.zone).astimezone(UTC)
