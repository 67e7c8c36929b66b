"""An agency's calendar files: office hours in dated periods, and days off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from app.domain.procedure.definitions import DefinitionFault, Node
from app.domain.working_time.days_off import DayOff, DayOffKind
from app.domain.working_time.hours import Break, DayHours, HoursPeriod

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_SPAN = re.compile(r"([01]\d|2[0-3])\.([0-5]\d)-([01]\d|2[0-3])\.([0-5]\d)")


@dataclass(frozen=True)
class DaysOffSeed:
    """The years whose published holidays are taken in, their decrees by year, and the local days."""

    years: tuple[int, ...]
    decrees: Mapping[int, str]
    local: tuple[DayOff, ...]


def read_periods(root: Node) -> tuple[HoursPeriod, ...]:
    """Read `hours.yaml`."""
    periods = tuple(_read_period(node) for node in root.nodes("periods"))
    root.close()
    return periods


def _read_period(node: Node) -> HoursPeriod:
    until = node.raw("until")
    label, from_on = node.text("label"), read_date(node, "from")
    days: dict[int, DayHours] = {}
    for one in node.nodes("days"):
        hours = _read_hours(one)
        days.update({_weekday(one, name): hours for name in one.texts("weekdays")})
        one.close()
    try:
        period = HoursPeriod(label, from_on, None if until is None else read_date(node, "until"), days)
    except ValueError as error:
        raise DefinitionFault(node.place, str(error)) from None
    node.close()
    return period


def _read_hours(node: Node) -> DayHours:
    opens, closes = _read_span(node, "hours")
    breaks = () if node.raw("break") is None else (Break(*_read_span(node, "break")),)
    try:
        return DayHours(opens, closes, breaks)
    except ValueError as error:
        raise DefinitionFault(node.place, str(error)) from None


def _read_span(node: Node, key: str) -> tuple[time, time]:
    found = _SPAN.fullmatch(node.text(key))
    if found is None:
        raise DefinitionFault(f"{node.place}.{key}", "is written as 07.30-16.00")
    first, first_minute, last, last_minute = map(int, found.groups())
    return time(first, first_minute), time(last, last_minute)


def _weekday(node: Node, name: str) -> int:
    if name not in WEEKDAYS:
        raise DefinitionFault(f"{node.place}.weekdays", f"{name!r} is none of: {', '.join(WEEKDAYS)}")
    return WEEKDAYS.index(name)


def read_date(node: Node, key: str) -> date:
    """Take a date such as 2026-11-20."""
    try:
        return date.fromisoformat(node.text(key))
    except ValueError:
        raise DefinitionFault(f"{node.place}.{key}", "is no date such as 2026-11-20") from None


def read_days_off(root: Node) -> DaysOffSeed:
    """Read `days_off.yaml`."""
    nothing: tuple[tuple[int, ...], Mapping[int, str]] = ((), {})
    years, decrees = root.part("national", _read_national, nothing)
    local = tuple(_read_local_day(node) for node in root.nodes("local"))
    root.close()
    return DaysOffSeed(years, decrees, local)


def _read_national(node: Node) -> tuple[tuple[int, ...], Mapping[int, str]]:
    years, decrees = node.raw("years"), node.raw("decrees")
    if not isinstance(years, list) or not all(type(year) is int for year in years):
        raise DefinitionFault(f"{node.place}.years", "must be a list of years")
    decrees = {} if decrees is None else decrees
    if not isinstance(decrees, Mapping) or not set(decrees) <= set(years):
        raise DefinitionFault(f"{node.place}.decrees", "names a decree for years that are taken in")
    return tuple(years), {int(year): str(decree).strip() for year, decree in decrees.items()}


def _read_local_day(node: Node) -> DayOff:
    day = DayOff(read_date(node, "date"), node.text("name"), DayOffKind.LOCAL, node.text("decree", ""))
    node.close()
    return day
