"""Why a calendar is not put in force, as codes; `app/screens/admin/calendar/sentences.py` words them."""

from __future__ import annotations

from enum import StrEnum


class CalendarReason(StrEnum):
    """The first thing that stands in the way. Parameters stand beside each."""

    CHANGED_SINCE_PREVIEW = "changed_since_preview"
    NOTHING_CHANGED = "nothing_changed"
    REASON_MISSING = "reason_missing"
    NO_HOURS = "no_hours"
    HOURS_END = "hours_end"  # until
    EMPTY_PERIOD = "empty_period"  # period
    PERIOD_BACKWARDS = "period_backwards"  # period
    PERIODS_OVERLAP = "periods_overlap"  # first, second
    HOURS_OUT_OF_ORDER = "hours_out_of_order"  # period, weekday
    PERIOD_THERE = "period_there"  # period


class CalendarRefused(Exception):
    """A calendar was not put in force, or not changed, and nothing of it was kept."""

    def __init__(self, reason: CalendarReason, **details: object) -> None:
        """Carry the code and what its sentence needs."""
        self.reason = reason
        self.details = details
        super().__init__(f"{reason.value} {details}")


class UnknownAgency(LookupError):
    """No agency has this id."""
