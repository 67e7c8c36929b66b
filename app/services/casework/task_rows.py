"""A task as its row keeps it: its columns while it lives, what is measured as it closes, when it is armed anew.

Pure but for the rows it is handed; `filing` writes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.domain.case import events as e
from app.domain.case.cases import Case, Task, TaskState
from app.domain.case.due_times import before_the_pause, clock_of, due_of, soon_rule_of
from app.domain.case.folding import Happened
from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.clocks import Pause
from app.domain.working_time.measures import measure_closing
from app.domain.working_time.thresholds import escalates_at, soon_at
from app.records.cases import CaseRecord
from app.records.columns import FAR_FUTURE

LONGEST_REASON = 40
"""Reasons on a row are codes; the events keep every word."""

OPEN_YET: dict[str, Any] = {
    "closed_at": None,
    "closed_by": None,
    "outcome": None,
    "route": None,
    "reason": None,
    "used_seconds": None,
    "waited_seconds": None,
    "paused_seconds": None,
}


def task_columns(task: Task, after: Case, calendar: WorkingCalendar) -> dict[str, Any]:
    """Give the columns of a live task that change while it lives, thresholds derived with its due time."""
    # Silence of the applicant is looked for only where the procedure says what it means.
    lapses_at = task.correction_due_at if after.procedure.correction.then is not None else None
    is_due = task.due_at is not None
    return {
        "state": task.state.value,
        "started_at": task.started_at,
        "due_at": task.due_at,
        "urgent_at": task.due_at or FAR_FUTURE,
        "soon_at": soon_at(calendar, clock_of(task), soon_rule_of(after, task)) if is_due else None,
        "escalates_at": escalates_at(calendar, task.due_at, after.rules.escalate_after),
        "times_out_at": lapses_at if task.state is TaskState.WAITING else task.times_out_at,
        "step_times_out_at": task.times_out_at,
        "correction_due_at": task.correction_due_at,
        "correction_restarts": task.correction_restarts,
        "pauses": pauses_as_plain(task.pauses),
        "extensions": [
            [one.allowance.amount, one.allowance.unit.value, one.reason, one.granted_at.isoformat()]
            for one in task.extensions
        ],
        "assignee_id": task.assignee,
        "taken_at": task.taken_at,
    }


def opened_row(
    row: CaseRecord, after: Case, happened: Happened, task: Task, calendar: WorkingCalendar
) -> dict[str, Any]:
    """Give the whole row of a task that was just opened."""
    event = happened.event
    assert isinstance(event, e.TaskOpened)
    return {
        "case_id": row.id,
        "agency_id": row.agency_id,
        "permit_type_id": row.permit_type_id,
        "serial": event.task,
        "step_key": event.step,
        "step_number": after.procedure.get_step(event.step).number,
        "holder_kind": event.holder.value,
        "position_key": event.position,
        "office_key": event.office,
        "opened_at": happened.at,
        "allowance_amount": event.allowance.amount,
        "allowance_unit": event.allowance.unit.value,
        "path": [[branch.fork, branch.arm, branch.of] for branch in event.path],
        **OPEN_YET,
        **task_columns(task, after, calendar),
    }


def closing_columns(
    task: Task, taken: e.OutcomeTaken | None, last: Happened, calendar: WorkingCalendar
) -> dict[str, Any]:
    """Give the columns of a task that closes, by an outcome or (None) because the case went on without it.

    `last` is the last thing that happened in the decision.
    """
    measured = measure_closing(calendar, clock_of(task), taken_at=task.taken_at, closed_at=last.at)
    return {
        "closed_at": last.at,
        "closed_by": last.by,
        "outcome": None if taken is None else taken.outcome,
        "route": None if taken is None else taken.route.value,
        "reason": None if taken is None else taken.reason[:LONGEST_REASON],
        "used_seconds": int(measured.used.total_seconds()),
        "waited_seconds": int(measured.waited.total_seconds()),
        "paused_seconds": int(measured.paused.total_seconds()),
    }


def is_given_more_time(before: Task, now: Task, calendar: WorkingCalendar) -> bool:
    """Whether a task is due later than it was before, be it before a pause; only that lets it be late once more."""
    if now.due_at is None:
        return False
    was_due = before.due_at or due_of(calendar, before_the_pause(clock_of(before)))
    return was_due is None or now.due_at > was_due


def pauses_as_plain(pauses: Iterable[Pause]) -> list[list[str | None]]:
    """Write pauses as they stand in the row: start, end, cause."""
    return [
        [
            one.started_at.isoformat(),
            None if one.ended_at is None else one.ended_at.isoformat(),
            one.cause.value,
        ]
        for one in pauses
    ]
