"""A calendar as its version keeps it: plain data, from which the same calendar is read back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, tzinfo
from typing import Any

from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.days_off import DayOff, DayOffKind
from app.domain.working_time.hours import DayHours, HoursPeriod
from app.services.calendars.draft import breaks_as_plain, breaks_from


class UnreadableCalendar(ValueError):
    """What a version keeps is not what `content_of` wrote."""


def content_of(calendar: WorkingCalendar) -> dict[str, Any]:
    """Write a calendar's periods and days off, in their order, which says which of them holds."""
    return {
        "periods": [_period_as_plain(period) for period in calendar.periods],
        "days_off": [
            {"on": day.on.isoformat(), "kind": day.kind.value, "name": day.name, "decree": day.decree}
            for day in calendar.days_off
        ],
    }


def calendar_from(content: Mapping[str, Any], zone: tzinfo) -> WorkingCalendar:
    """Read back what `content_of` wrote; the zone is the agency's own. `UnreadableCalendar` for anything else."""
    try:
        return _calendar_from(content, zone)
    except (AttributeError, LookupError, TypeError, ValueError) as fault:
        raise UnreadableCalendar(f"calendar version: {type(fault).__name__}: {fault}") from fault


def _calendar_from(content: Mapping[str, Any], zone: tzinfo) -> WorkingCalendar:
    periods = tuple(_period_from(plain) for plain in content["periods"])
    days_off = tuple(
        DayOff(date.fromisoformat(plain["on"]), plain["name"], DayOffKind(plain["kind"]), plain["decree"])
        for plain in content["days_off"]
    )
    return WorkingCalendar(zone, periods, days_off)


def _period_as_plain(period: HoursPeriod) -> dict[str, Any]:
    return {
        "label": period.label,
        "from": period.from_on.isoformat(),
        "until": period.until_on.isoformat() if period.until_on else None,
        "days": {str(weekday): _hours_as_plain(hours) for weekday, hours in sorted(period.days.items())},
    }


def _hours_as_plain(hours: DayHours) -> dict[str, Any]:
    return {
        "opens": hours.opens.isoformat("minutes"),
        "closes": hours.closes.isoformat("minutes"),
        "breaks": breaks_as_plain(hours.breaks),
    }


def _period_from(plain: Mapping[str, Any]) -> HoursPeriod:
    return HoursPeriod(
        plain["label"],
        date.fromisoformat(plain["from"]),
        date.fromisoformat(plain["until"]) if plain["until"] else None,
        {int(weekday): _hours_from(hours) for weekday, hours in plain["days"].items()},
    )


def _hours_from(plain: Mapping[str, Any]) -> DayHours:
    return DayHours(
        time.fromisoformat(plain["opens"]), time.fromisoformat(plain["closes"]), breaks_from(plain["breaks"])
    )
