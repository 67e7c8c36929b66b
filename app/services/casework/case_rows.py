"""A case as its row keeps it, beside its tasks: how far the engine has come, and how its promise ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.domain.case.cases import Case
from app.domain.case.due_times import before_the_pause, deemed_clock, due_of, promise_clock
from app.domain.working_time.calendar import WorkingCalendar
from app.services.casework.task_rows import pauses_as_plain


def engine_of(case: Case) -> dict[str, Any]:
    """Give what the engine needs to go on with a case and no list ever asks for."""
    return {
        "arrivals": [[one.fork, one.arm, one.refused] for one in case.arrivals],
        "tasks_opened": case.tasks_opened,
        "forks_opened": case.forks_opened,
        "deciders": sorted(case.deciders),
        "promise_pauses": pauses_as_plain(case.promise_pauses),
        "deemed": [case.deemed.amount, case.deemed.unit.value],
        "is_deemed_over": case.is_deemed_over,
    }


def was_on_time(ended: Case, at: datetime, calendar: WorkingCalendar) -> bool | None:
    """Tell whether a case that ends now kept its promise; None where nothing was promised or it had not begun."""
    clock = promise_clock(ended)
    due = None if clock is None else due_of(calendar, clock)
    return None if due is None else at <= due


def is_silence_given_more_time(before: Case, after: Case, calendar: WorkingCalendar) -> bool:
    """Whether the time that the law gives now ends later than it did, be it before a pause."""
    clock = deemed_clock(before)
    if clock is None or after.deemed_due_at is None:
        return False
    was_due = before.deemed_due_at or due_of(calendar, before_the_pause(clock))
    return was_due is None or after.deemed_due_at > was_due
