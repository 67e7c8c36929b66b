"""Opening hours as an office decrees them: a day, its breaks, and the dated period in which they hold.

Knows clock times only; which calendar days are worked is `calendar`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

WEEKDAYS = range(7)
"""Monday is 0 and Sunday 6, as `date.weekday()` counts."""


@dataclass(frozen=True, slots=True)
class Break:
    """A pause in the office day, in local clock time."""

    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class DayHours:
    """One office day in local clock time; breaks lie inside it, in order, and leave time between them.

    `ValueError` when they do not.
    """

    opens: time
    closes: time
    breaks: tuple[Break, ...] = ()

    def __post_init__(self) -> None:
        if any(earlier >= later for earlier, later in pairwise(self._edges)):
            edges = " ".join(edge.isoformat("minutes") for edge in self._edges)
            msg = f"opening hours and breaks out of order: {edges}"
            raise ValueError(msg)

    @property
    def stretches(self) -> tuple[tuple[time, time], ...]:
        """The parts of the day in which work is done: what the breaks leave over."""
        return tuple(zip(self._edges[::2], self._edges[1::2], strict=True))

    @property
    def _edges(self) -> tuple[time, ...]:
        around = tuple(edge for pause in self.breaks for edge in (pause.starts, pause.ends))
        return (self.opens, *around, self.closes)


@dataclass(frozen=True, slots=True)
class HoursPeriod:
    """Hours that hold from one day to another, both included; without an end, until further notice.

    A weekday that `days` does not name is closed. `ValueError` for a weekday outside 0..6, or an end
    before the start. A half day is a period of that one day.
    """

    label: str
    from_on: date
    until_on: date | None
    days: Mapping[int, DayHours]

    def __post_init__(self) -> None:
        if not set(self.days) <= set(WEEKDAYS):
            msg = f"period {self.label!r} names weekdays outside 0..6: {sorted(self.days)}"
            raise ValueError(msg)
        if self.until_on is not None and self.until_on < self.from_on:
            msg = f"period {self.label!r} ends on {self.until_on} before it begins on {self.from_on}"
            raise ValueError(msg)
        object.__setattr__(self, "days", MappingProxyType(dict(self.days)))

    def covers(self, on: date) -> bool:
        """Tell whether these hours hold on a day."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)
