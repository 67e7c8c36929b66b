"""Days on which an office does not work, and why: what a deadline was explained with when it skipped them.

The rows come from the yearly joint decree (SKB 3 Menteri) and from local decrees; see `calendar`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class DayOffKind(StrEnum):
    """What kind of decree closes the office."""

    NATIONAL_HOLIDAY = "national_holiday"
    COLLECTIVE_LEAVE = "collective_leave"
    """Cuti bersama: as closed as a national holiday, but decreed (and amended) year by year."""
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class DayOff:
    """One day off with its name and the decree that gives it."""

    on: date
    name: str
    kind: DayOffKind
    decree: str = ""


class SkipReason(StrEnum):
    """Why a day did not count: one of the kinds of day off, or the hours of the office themselves."""

    NATIONAL_HOLIDAY = "national_holiday"
    COLLECTIVE_LEAVE = "collective_leave"
    LOCAL = "local"
    WEEKEND = "weekend"
    """A weekday on which the hours in force never open the office."""
    NO_HOURS = "no_hours"
    """No hours are on record for the day: the calendar has a gap."""


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A day that did not count, and why; name and decree are empty unless a day off explains it."""

    on: date
    reason: SkipReason
    name: str = ""
    decree: str = ""
