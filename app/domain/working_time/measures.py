"""What is measured of a task as it closes, in office time; stored then, so that no later calendar changes the past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.working_time.standings import used

if TYPE_CHECKING:
    from app.domain.working_time.calendar import WorkingCalendar
    from app.domain.working_time.clocks import Clock


@dataclass(frozen=True, slots=True)
class Measures:
    """How long the clock ran, how much of that before anybody took the task, and how long it stood still."""

    used: timedelta
    waited: timedelta
    paused: timedelta


def measure_closing(
    calendar: WorkingCalendar, clock: Clock, *, taken_at: datetime | None, closed_at: datetime
) -> Measures:
    """Measure a task that closes now; one that nobody had taken waited all the time it ran."""
    waited_until = closed_at if taken_at is None else min(taken_at, closed_at)
    paused = (
        calendar.working_time_between(
            min(pause.started_at, closed_at), min(pause.ended_at or closed_at, closed_at)
        )
        for pause in clock.pauses
    )
    return Measures(
        used(calendar, clock, closed_at).working_time,
        used(calendar, clock, waited_until).working_time,
        sum(paused, timedelta()),
    )
