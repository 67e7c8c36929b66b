"""The SOP as a ribbon: each step of a case's procedure with its state, holder and the office time it took."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TypeAlias

from app.domain.case.cases import TaskState
from app.domain.procedure.procedures import PERMIT_TYPE_OFFICE, Holder, HolderKind, Procedure, Step
from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.clocks import Unit
from app.domain.working_time.standings import used
from app.records.cases import CaseRecord, TaskRecord
from app.services.casefile.values import RibbonState, RibbonStep
from app.services.casework.loading import task_from
from app.services.task_clocks import WorkingTime, clock_of, in_working_time

Labels: TypeAlias = Mapping[tuple[str, str], str]


def ribbon_of(
    procedure: Procedure,
    row: CaseRecord,
    tasks: Sequence[TaskRecord],
    skipped: Collection[str],
    labels: Labels,
    calendar: WorkingCalendar,
    now: datetime,
) -> tuple[RibbonStep, ...]:
    """Lay the tasks of a case, open and closed, along its procedure; a step done again counts as of the last time."""
    latest = {task.step_key: task for task in tasks}
    return tuple(
        RibbonStep(
            step=step,
            state=_state(procedure, step, latest.get(step.key), tasks, skipped),
            holder=holder_label(step.holder, row.office_key, labels),
            is_late=_is_late(latest.get(step.key), now),
            used=None if step.key not in latest else _used(latest[step.key], calendar, now),
            task=_limited(latest.get(step.key)),
        )
        for step in procedure.steps
    )


def holder_label(holder: Holder, case_office: str, labels: Labels) -> str:
    """Name who holds a step as the agency calls him; empty for the applicant and the system."""
    if holder.kind is not HolderKind.POSITION:
        return ""
    office = case_office if holder.office == PERMIT_TYPE_OFFICE else holder.office
    return labels.get((holder.position, office), holder.position)


def _state(
    procedure: Procedure,
    step: Step,
    task: TaskRecord | None,
    tasks: Sequence[TaskRecord],
    skipped: Collection[str],
) -> RibbonState:
    if task is None:
        return RibbonState.SKIPPED if step.key in skipped else RibbonState.AHEAD
    if task.closed_at is None:
        return RibbonState.WAITING if task.state == TaskState.WAITING else RibbonState.CURRENT
    return RibbonState.AHEAD if _is_to_be_done_again(procedure, task, tasks) else RibbonState.DONE


def _is_to_be_done_again(procedure: Procedure, task: TaskRecord, tasks: Sequence[TaskRecord]) -> bool:
    """Whether the file was sent back past this step: an earlier row was opened later, on the same branch."""
    order = {step.key: index for index, step in enumerate(procedure.steps)}
    return any(
        one.closed_at is None
        and one.serial > task.serial
        and order[one.step_key] <= order[task.step_key]
        and _is_same_branch(one.path, task.path)
        for one in tasks
    )


def _is_same_branch(one: Sequence[object], other: Sequence[object]) -> bool:
    shorter = min(len(one), len(other))
    return list(one[:shorter]) == list(other[:shorter])


def _is_late(task: TaskRecord | None, now: datetime) -> bool:
    if task is None or task.due_at is None:
        return False
    return (task.closed_at or now) > task.due_at


def _limited(task: TaskRecord | None) -> int | None:
    """Name a task whose clock has a limit: its step's time can then be explained."""
    if task is None or clock_of(task_from(task)).allowance.unit is Unit.NONE:
        return None
    return task.serial


def _used(task: TaskRecord, calendar: WorkingCalendar, now: datetime) -> WorkingTime:
    until = task.closed_at or now
    return in_working_time(calendar, used(calendar, clock_of(task_from(task)), until).working_time, now)
