"""Documents that wait at an officer's counter to be handed over, or for the survey that comes before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Subquery, select, union_all
from sqlalchemy.orm import Session

from app.domain.procedure.procedures import Work
from app.records.cases import CaseRecord, TaskRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.services.actors import Actor
from app.services.inbox.posts import Tasks, tasks_of_posts
from app.services.keyset import Bounds, Page, Place, page_of
from app.services.procedure_shelf import list_procedures

PAGE_SIZE = 10
COUNTER_WORK = frozenset({Work.HAND_OVER, Work.ASK_SATISFACTION})
"""Work at which the applicant stands at the counter with his document before him."""


@dataclass(frozen=True)
class ReadyCase:
    """A case whose document can be handed over; `permit_number` is empty for services without one."""

    task_id: int
    urgent_at: datetime
    case_id: int
    number: str
    applicant: str
    permit_type: str
    permit_number: str
    work: Work
    since: datetime

    @property
    def place(self) -> Place:
        """Where the row stands in the list."""
        return Place(self.urgent_at, self.task_id)


def list_ready(session: Session, by: Actor, bounds: Bounds, limit: int = PAGE_SIZE) -> Page[ReadyCase]:
    """List a page of what is ready at an officer's counters, what lies there longest first."""
    picked = _picked(session, by, bounds, limit + 1)
    if picked is None:
        return Page(())
    order = (picked.c.urgent_at, picked.c.id)
    query = (
        select(
            TaskRecord,
            CaseRecord.number,
            CaseRecord.applicant_name,
            CaseRecord.facts["permit.number"],
            PermitTypeRecord.name,
            ProcedureVersionRecord.id,
            ProcedureVersionRecord.checksum,
        )
        .join(picked, picked.c.id == TaskRecord.id)
        .join(CaseRecord, CaseRecord.id == TaskRecord.case_id)
        .join(PermitTypeRecord, PermitTypeRecord.id == CaseRecord.permit_type_id)
        .join(ProcedureVersionRecord, ProcedureVersionRecord.id == CaseRecord.procedure_version_id)
        .order_by(*((column.desc() for column in order) if bounds.is_back else order))
        .limit(limit + 1)
    )
    found = session.execute(query).all()
    procedures = list_procedures(session, {(row[5], row[6]) for row in found})
    rows = [_ready(row, procedures[row[5]].get_step(row[0].step_key).work) for row in found]
    return page_of(rows, bounds, limit, lambda row: row.place)


def _picked(session: Session, by: Actor, bounds: Bounds, limit: int) -> Subquery | None:
    """Pick the tasks: one range of the tasks' index for each post and each key that such a step has."""
    parts = []
    for key in _step_keys(session, by.agency_id):

        def of_step(tasks: Tasks, key: str = key) -> Tasks:
            return tasks.where(TaskRecord.step_key == key)

        parts.append(tasks_of_posts(by, of_step, bounds, limit))
    ranges = [part for part in parts if part is not None]
    if not ranges:
        return None
    return union_all(*(select(one.c.id, one.c.urgent_at) for one in ranges)).subquery()


def _step_keys(session: Session, agency_id: int) -> tuple[str, ...]:
    """Name the steps at which documents are handed over, in every version that a case may still follow."""
    versions = session.execute(
        select(ProcedureVersionRecord.id, ProcedureVersionRecord.checksum).where(
            ProcedureVersionRecord.agency_id == agency_id, ProcedureVersionRecord.state != "draft"
        )
    )
    procedures = list_procedures(session, {(version, checksum) for version, checksum in versions})
    steps = (step for procedure in procedures.values() for step in procedure.steps)
    return tuple(sorted({step.key for step in steps if step.work in COUNTER_WORK}))


def _ready(row: Any, work: Work) -> ReadyCase:
    task, number, applicant, permit_number, permit_type = row[:5]
    return ReadyCase(
        task_id=task.id,
        urgent_at=task.urgent_at,
        case_id=task.case_id,
        number=number,
        applicant=applicant,
        permit_type=permit_type,
        permit_number=str(permit_number or ""),
        work=work,
        since=task.opened_at,
    )
