"""Why an open task is in danger, as codes: what a supervisor can do something about comes first.

Compares plain facts; their words are the screens' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RescueCause(StrEnum):
    """Why a task may come too late, in the order in which it is told."""

    OFFICER_AWAY = "officer_away"
    NOT_TAKEN = "not_taken"
    RETURNED = "returned"
    OVERLOADED = "overloaded"
    PROMISE_USED_UP = "promise_used_up"
    SLOW_STEP = "slow_step"


@dataclass(frozen=True)
class Circumstances:
    """What is known of a task: its officer, his load beside his colleagues', its history, its step's usual time."""

    is_taken: bool
    is_officer_away: bool = False
    was_returned: bool = False
    load: int = 0
    median_load: float = 0.0
    is_promise_first: bool = False
    usual: float | None = None
    allowed: float | None = None


def causes_of(known: Circumstances) -> tuple[RescueCause, ...]:
    """List every cause that the circumstances show."""
    is_slow = known.usual is not None and known.allowed is not None and known.usual > known.allowed
    shown = {
        RescueCause.OFFICER_AWAY: known.is_taken and known.is_officer_away,
        RescueCause.NOT_TAKEN: not known.is_taken,
        RescueCause.RETURNED: known.was_returned,
        RescueCause.OVERLOADED: known.is_taken and known.load > known.median_load > 0,
        RescueCause.PROMISE_USED_UP: known.is_promise_first,
        RescueCause.SLOW_STEP: is_slow,
    }
    return tuple(cause for cause in RescueCause if shown[cause])
