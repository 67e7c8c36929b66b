"""The clocks of a case, and the due times they give under a calendar: derived anew, never moved by hand.

A stored due time is always what these functions say of the case as its events left it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.case.cases import Case, Task, TaskState
from app.domain.procedure.procedures import NO_ALLOWANCE, HolderKind
from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.clocks import Clock, PauseCause, Unit, due_at
from app.domain.working_time.thresholds import SoonRule


def clock_of(task: Task) -> Clock:
    """Give the clock of a live task; the applicant's own steps have no term that anybody could miss.

    The time that the SOP gives to the applicant's own rows is the length of the act at the counter: a permit that
    he has not collected yet makes nobody late.
    """
    if task.holder.kind is HolderKind.APPLICANT:
        return Clock(task.started_at, NO_ALLOWANCE, task.pauses)
    return Clock(task.started_at, task.allowance, task.pauses, task.extensions)


def promise_clock(case: Case) -> Clock | None:
    """Give the clock of a case's promise; None before the file was complete."""
    if case.promise_started_at is None:
        return None
    return Clock(case.promise_started_at, case.procedure.promise, case.promise_pauses)


def deemed_clock(case: Case) -> Clock | None:
    """Give the clock of the time that the law gives to decide (UU 30/2014 art. 53); None where it gives none.

    It tells what it would be due at even when the case has been decided and nothing is due any more.
    """
    if case.promise_started_at is None or case.deemed.unit is Unit.NONE:
        return None
    return Clock(case.promise_started_at, case.deemed, case.promise_pauses)


def soon_rule_of(case: Case, task: Task) -> SoonRule:
    """Tell from when a task is due soon: as its step says, or else its agency."""
    return case.step_of(task).soon or SoonRule(share=case.rules.soon_share)


def due_of(calendar: WorkingCalendar, clock: Clock) -> datetime | None:
    """Tell when a clock runs out; None without an allowance, and while a pause holds it up."""
    return due_at(calendar, clock.started_at, clock.allowance, clock.pauses, clock.extensions)


def due_of_task(calendar: WorkingCalendar, task: Task) -> datetime | None:
    """Tell when a task is due; None while it waits for the applicant."""
    return None if task.state is TaskState.WAITING else due_of(calendar, clock_of(task))


def time_out_of_task(calendar: WorkingCalendar, case: Case, task: Task) -> datetime | None:
    """Tell when the system acts in place of a task's holder; more time for the task is more time before that."""
    time_out = case.step_of(task).time_out
    if time_out is None or task.state is TaskState.WAITING:
        return None
    return due_of(calendar, Clock(task.started_at, time_out.after, task.pauses, task.extensions))


def correction_due_of(calendar: WorkingCalendar, case: Case, task: Task) -> datetime | None:
    """Tell until when the applicant may answer what a waiting task asked him; None where nothing is asked."""
    asked = task.pauses[-1] if task.state is TaskState.WAITING else None
    if asked is None or asked.cause is not PauseCause.CORRECTION:
        return None
    return due_of(calendar, Clock(asked.started_at, case.procedure.correction.answer_within))


def promise_due_of(calendar: WorkingCalendar, case: Case) -> datetime | None:
    """Tell until when a case is promised; None before it is complete and while the applicant holds it."""
    clock = promise_clock(case)
    return None if clock is None or case.is_promise_paused else due_of(calendar, clock)


def deemed_due_of(calendar: WorkingCalendar, case: Case) -> datetime | None:
    """Tell when silence counts as consent; None where it does not, or the case has been decided."""
    clock = deemed_clock(case)
    if clock is None or case.is_deemed_over or case.is_promise_paused:
        return None
    return due_of(calendar, clock)


def before_the_pause(clock: Clock) -> Clock:
    """Give a clock as it was before the pause that still holds it up; the same clock when none does."""
    return replace(clock, pauses=tuple(pause for pause in clock.pauses if pause.ended_at is not None))
