"""Open tasks as a supervisor's lists show them: the file, the step, the post, and who has taken it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.access import Post
from app.domain.case.cases import Task
from app.domain.procedure.procedures import Procedure, Step
from app.records.cases import CaseRecord, TaskRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.records.staff import OfficerRecord
from app.services.casework.loading import task_from
from app.services.keyset import Place
from app.services.procedure_shelf import list_procedures


@dataclass(frozen=True)
class TaskLine:
    """One open task with its file; `assignee` is empty while nobody has taken it."""

    task_id: int
    task: Task
    urgent_at: datetime
    case_id: int
    number: str
    applicant: str
    permit_type_id: int
    permit_type: str
    procedure: Procedure
    case_office: str
    promise_due_at: datetime | None
    assignee: str

    @property
    def step(self) -> Step:
        """The row of the SOP that the task does."""
        return self.procedure.get_step(self.task.step)

    @property
    def post(self) -> Post:
        """Whose the task is."""
        return Post(self.task.holder.position, self.task.holder.office)

    @property
    def place(self) -> Place:
        """Where the task stands in a list by urgency."""
        return Place(self.urgent_at, self.task_id)


def read_task_lines(session: Session, ids: Sequence[int]) -> list[TaskLine]:
    """Read open tasks by their ids, most urgent first; two statements at most."""
    query = (
        select(
            TaskRecord,
            CaseRecord.number,
            CaseRecord.applicant_name,
            CaseRecord.permit_type_id,
            CaseRecord.office_key,
            CaseRecord.promise_due_at,
            PermitTypeRecord.name,
            OfficerRecord.name,
            ProcedureVersionRecord.id,
            ProcedureVersionRecord.checksum,
        )
        .join(CaseRecord, CaseRecord.id == TaskRecord.case_id)
        .join(PermitTypeRecord, PermitTypeRecord.id == CaseRecord.permit_type_id)
        .join(ProcedureVersionRecord, ProcedureVersionRecord.id == CaseRecord.procedure_version_id)
        .outerjoin(OfficerRecord, OfficerRecord.id == TaskRecord.assignee_id)
        .where(TaskRecord.id.in_(ids))
        .order_by(TaskRecord.urgent_at, TaskRecord.id)
    )
    found = session.execute(query).all()
    procedures = list_procedures(session, {(row[8], row[9]) for row in found})
    return [
        TaskLine(
            task_id=task.id,
            task=task_from(task),
            urgent_at=task.urgent_at,
            case_id=task.case_id,
            number=number,
            applicant=applicant,
            permit_type_id=permit_type_id,
            permit_type=permit_type,
            procedure=procedures[version],
            case_office=office,
            promise_due_at=promise_due_at,
            assignee=assignee or "",
        )
        for (
            task,
            number,
            applicant,
            permit_type_id,
            office,
            promise_due_at,
            permit_type,
            assignee,
            version,
            _checksum,
        ) in found
    ]
