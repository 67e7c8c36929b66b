"""The live tasks of a case as the reader sees them: who has each, how its clock stands, may he take it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.domain.case.access import Permission, Situation, find_refusal
from app.domain.case.cases import Task
from app.domain.working_time.calendar import WorkingCalendar
from app.services.actors import Actor
from app.services.casefile.ribbon import Labels, holder_label
from app.services.casefile.values import Extras, OpenTask, Promise
from app.services.casework.loading import OnFile
from app.services.issuing.printing import may_print_for_signing
from app.services.papers.judging import may_judge
from app.services.task_clocks import promise_clock, stand_of, stand_of_task


def open_tasks(
    on_file: OnFile,
    by: Actor,
    labels: Labels,
    officers: Mapping[int, str],
    calendar: WorkingCalendar,
    now: datetime,
) -> tuple[OpenTask, ...]:
    """Describe the live tasks of a case to one reader."""
    case = on_file.case
    return tuple(
        OpenTask(
            serial=task.serial,
            step=case.step_of(task),
            holder=holder_label(task.holder, case.office, labels),
            stand=stand_of_task(task, calendar, now),
            is_waiting=bool(task.correction_due_at) or task.is_with_applicant,
            opened_at=task.opened_at,
            correction_due_at=task.correction_due_at,
            assignee_id=task.assignee,
            assignee="" if task.assignee is None else officers.get(task.assignee, ""),
            may_take=task.assignee is None and _may(Permission.CASE_TAKE, on_file, by, task),
            may_release=_may(Permission.CASE_RELEASE, on_file, by, task),
        )
        for task in case.tasks
    )


def promise_of(on_file: OnFile, calendar: WorkingCalendar, now: datetime) -> Promise:
    """Tell how the promise of the service standard stands."""
    clock, allowance = promise_clock(on_file.case), on_file.case.procedure.promise
    if clock is None:
        return Promise(allowance, None)
    until = on_file.row.ended_at or now
    return Promise(allowance, stand_of(clock, calendar, until))


def extras_of(on_file: OnFile, by: Actor) -> Extras:
    """Tell what the reader may do beside the outcomes of a step."""
    is_running = on_file.case.ended is None
    waiting = [task for task in on_file.case.tasks if task.state.value == "waiting"]
    return Extras(
        may_judge=may_judge(on_file, by),
        may_answer=any(_may(Permission.CASE_ANSWER, on_file, by, task) for task in waiting),
        may_withdraw=is_running and _may(Permission.CASE_WITHDRAW, on_file, by),
        may_cancel=is_running and _may(Permission.CASE_CANCEL, on_file, by),
        may_print_for_signing=may_print_for_signing(on_file, by),
    )


def _may(permission: Permission, on_file: OnFile, by: Actor, task: Task | None = None) -> bool:
    return find_refusal(permission, Situation(by.officer, on_file.case, task)) is None
