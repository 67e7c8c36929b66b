"""Which permits wait at an officer's electronic signing steps: found by the tasks' index, however many files there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import Session, joinedload

from app.domain.case.cases import TaskState
from app.domain.procedure.procedures import Procedure, Work
from app.records.cases import CaseRecord, TaskRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.services.actors import Actor
from app.services.inbox.posts import Narrow, Tasks, tasks_of_posts
from app.services.keyset import Bounds
from app.services.procedure_shelf import list_procedures
from app.services.signing_desk.subjects import TaskSubject

MOST_COUNTED = 1000


@dataclass(frozen=True)
class Waiting:
    """A signing task with its case and procedure."""

    task: TaskRecord
    case: CaseRecord
    procedure: Procedure

    @property
    def subject(self) -> str:
        """Name it as claims and batches do."""
        return str(TaskSubject(self.case.id, self.task.serial))


def list_waiting(session: Session, by: Actor, bounds: Bounds, limit: int) -> list[Waiting]:
    """List signing tasks that lie with the officer's posts, most urgent first (the other way when paging back)."""
    procedures = _procedures_of(session, by.agency_id)
    picked = tasks_of_posts(by, _narrowing(procedures), bounds, limit)
    if picked is None:
        return []
    order = (picked.c.urgent_at, picked.c.id)
    query = _whole(by.agency_id).join(picked, picked.c.id == TaskRecord.id)
    ordered = query.order_by(*((column.desc() for column in order) if bounds.is_back else order)).limit(limit)
    return _read(session, ordered, procedures)


def count_waiting(session: Session, by: Actor) -> int:
    """Count the signing tasks that lie with the officer's posts, up to `MOST_COUNTED` of each."""
    procedures = _procedures_of(session, by.agency_id)
    picked = tasks_of_posts(by, _narrowing(procedures), Bounds(), MOST_COUNTED)
    return 0 if picked is None else session.scalars(select(func.count()).select_from(picked)).one()


def _narrowing(procedures: Mapping[int, Procedure]) -> Narrow:
    condition = _at_signing(procedures)

    def narrow(tasks: Tasks) -> Tasks:
        return tasks.join(CaseRecord, CaseRecord.id == TaskRecord.case_id).where(
            condition, TaskRecord.state == TaskState.OPEN.value
        )

    return narrow


def list_named(session: Session, by: Actor, subjects: set[TaskSubject]) -> list[Waiting]:
    """List those of some signing tasks that are still open, of this agency and with a post of the officer."""
    if not subjects:
        return []
    procedures = _procedures_of(session, by.agency_id)
    named = or_(
        *(and_(TaskRecord.case_id == one.case_id, TaskRecord.serial == one.serial) for one in subjects)
    )
    query = _whole(by.agency_id).where(named, _at_signing(procedures), TaskRecord.closed_at.is_(None))
    posts = {(post.position, post.office) for post in by.officer.posts}
    found = _read(session, query.order_by(TaskRecord.id), procedures)
    return [one for one in found if (one.task.position_key, one.task.office_key) in posts]


def _whole(agency_id: int) -> Select[TaskRecord, CaseRecord]:
    return (
        select(TaskRecord, CaseRecord)
        .join(CaseRecord, CaseRecord.id == TaskRecord.case_id)
        .where(TaskRecord.agency_id == agency_id)
        .options(
            joinedload(CaseRecord.agency, innerjoin=True),
            joinedload(CaseRecord.permit_type, innerjoin=True).joinedload(PermitTypeRecord.office),
            joinedload(CaseRecord.applicant, innerjoin=True),
        )
    )


def _read(
    session: Session, query: Select[TaskRecord, CaseRecord], procedures: Mapping[int, Procedure]
) -> list[Waiting]:
    return [
        Waiting(task, case, procedures[case.procedure_version_id]) for task, case in session.execute(query)
    ]


def _procedures_of(session: Session, agency_id: int) -> Mapping[int, Procedure]:
    versions = select(ProcedureVersionRecord.id, ProcedureVersionRecord.checksum).where(
        ProcedureVersionRecord.agency_id == agency_id, ProcedureVersionRecord.state != "draft"
    )
    return list_procedures(session, [(row[0], row[1]) for row in session.execute(versions)])


def _at_signing(procedures: Mapping[int, Procedure]) -> ColumnElement[bool]:
    """Tell the signing steps by their key, in the versions whose step of that key is signed electronically."""
    versions: dict[str, list[int]] = {}
    for version_id, procedure in procedures.items():
        for step in procedure.steps:
            if step.work is Work.SIGN_ELECTRONICALLY:
                versions.setdefault(step.key, []).append(version_id)
    steps = (
        and_(TaskRecord.step_key == key, CaseRecord.procedure_version_id.in_(those))
        for key, those in sorted(versions.items())
    )
    return or_(false(), *steps)
