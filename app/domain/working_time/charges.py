"""Whose time a case took: the office time of each stretch, charged to whoever held the file in it.

While a task's clock stands still it is the applicant who has to act, so that time is his. Tasks side by side each
count for their own holder, so the charges of a case may add up to more than the time it took.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.working_time.clocks import Allowance, Clock, Pause, Unit

if TYPE_CHECKING:
    from app.domain.working_time.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True, order=True)
class Charged:
    """Who is charged: the kind of holder (`applicant`, `position`, `system`), and of a position which one, where."""

    kind: str
    position: str = ""
    office: str = ""


APPLICANT = Charged("applicant")


@dataclass(frozen=True, slots=True)
class Held:
    """One task as it was held: by whom, from when until when (until now, where it is open still), paused when."""

    holder: Charged
    opened_at: datetime
    until_at: datetime
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class Charge:
    """The office time that one holder took."""

    holder: Charged
    working_time: timedelta


def charges(calendar: WorkingCalendar, tasks: Iterable[Held]) -> tuple[Charge, ...]:
    """Add up the office time that each holder took, in the order in which each first held the file."""
    sums: dict[Charged, timedelta] = defaultdict(timedelta)
    for task in sorted(tasks, key=lambda task: task.opened_at):
        for holder, time in _shares(calendar, task):
            sums[holder] += time
    return tuple(Charge(holder, time) for holder, time in sums.items() if time)


def _shares(calendar: WorkingCalendar, task: Held) -> Iterator[tuple[Charged, timedelta]]:
    in_all = calendar.working_time_between(task.opened_at, max(task.opened_at, task.until_at))
    if task.holder.kind == APPLICANT.kind:
        yield APPLICANT, in_all
        return
    runs = Clock(task.opened_at, Allowance(0, Unit.NONE), task.pauses).runs(task.until_at)
    ran = sum((calendar.working_time_between(*run) for run in runs), timedelta())
    yield task.holder, ran
    yield APPLICANT, in_all - ran
