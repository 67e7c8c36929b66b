"""One line of the inbox: a task with what an officer needs to choose it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.case.cases import TaskState
from app.domain.procedure.procedures import HolderKind, Procedure, Step
from app.domain.working_time.calendar import WorkingCalendar
from app.records.cases import TaskRecord
from app.services.casework.loading import task_from
from app.services.keyset import Place
from app.services.task_clocks import Stand, stand_of_task


@dataclass(frozen=True)
class InboxRow:
    """A task as the inbox shows it; `position` is its holder's key, for officers with several posts."""

    task_id: int
    serial: int
    urgent_at: datetime
    case_id: int
    number: str
    permit_type: str
    applicant: str
    step: Step
    steps_before: int
    steps_in_all: int
    stand: Stand
    position: str
    is_for_applicant: bool
    is_waiting: bool
    assignee_id: int | None
    assignee: str

    @property
    def place(self) -> Place:
        """Where the row stands in the list."""
        return Place(self.urgent_at, self.task_id)


def inbox_row(
    task: TaskRecord,
    shown: tuple[str, str, str, str],
    procedure: Procedure,
    calendar: WorkingCalendar,
    now: datetime,
) -> InboxRow:
    """Make a line of a task's row, the texts (number, applicant, permit type, assignee) and its procedure."""
    step = procedure.get_step(task.step_key)
    number, applicant, permit_type, assignee = shown
    return InboxRow(
        task_id=task.id,
        serial=task.serial,
        urgent_at=task.urgent_at,
        case_id=task.case_id,
        number=number,
        permit_type=permit_type,
        applicant=applicant,
        step=step,
        steps_before=procedure.steps.index(step),
        steps_in_all=len(procedure.steps),
        stand=stand_of_task(task_from(task), calendar, now),
        position=task.position_key,
        is_for_applicant=task.holder_kind == HolderKind.APPLICANT,
        is_waiting=task.state == TaskState.WAITING,
        assignee_id=task.assignee_id,
        assignee=assignee,
    )
