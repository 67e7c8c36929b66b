"""Finding a file at the counter by what its applicant can tell: a number, a name, or the beginning of his NIK."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.access import Permission, Post
from app.domain.case.cases import TaskState
from app.domain.procedure.procedures import Procedure, Work
from app.records.cases import ApplicantRecord, CaseRecord, TaskRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.services.actors import Actor
from app.services.case_search import NIK_LENGTH, find_search_condition
from app.services.counter.ready import COUNTER_WORK
from app.services.procedure_shelf import list_procedures

MOST_FOUND = 20
SHORTEST_NIK = 6
"""A register number has a slash after its year, so six digits in a row begin a NIK: its district."""


@dataclass(frozen=True)
class FoundCase:
    """A file that a search found, with what the counter may do for its applicant now."""

    case_id: int
    number: str
    applicant: str
    permit_type: str
    status: str
    steps: tuple[str, ...]
    awaits_correction: bool
    is_ready: bool


@dataclass(frozen=True)
class Found:
    """What a search found; `has_more` when it was cut off."""

    cases: tuple[FoundCase, ...]
    has_more: bool


def search_cases(session: Session, by: Actor, text: str) -> Found | None:
    """Search the files of an agency; None for a text too short to mean anything, or for who sees not all files."""
    query = _find_query(" ".join(text.split()), by.agency_id)
    if query is None or Permission.CASE_VIEW_ALL not in by.officer.permissions:
        return None
    rows = session.execute(query.limit(MOST_FOUND + 1)).all()
    kept = rows[:MOST_FOUND]
    procedures = list_procedures(session, {(row.version, row.checksum) for row in kept})
    live = _live_tasks(session, [row.id for row in kept])
    cases = tuple(_found(row, procedures[row.version], live.get(row.id, ()), by) for row in kept)
    return Found(cases, has_more=len(rows) > MOST_FOUND)


def _find_query(sought: str, agency_id: int) -> Any:
    query = (
        select(
            CaseRecord.id,
            CaseRecord.number,
            CaseRecord.applicant_name,
            CaseRecord.status,
            PermitTypeRecord.name.label("permit_type"),
            ProcedureVersionRecord.id.label("version"),
            ProcedureVersionRecord.checksum,
        )
        .join(PermitTypeRecord, PermitTypeRecord.id == CaseRecord.permit_type_id)
        .join(ProcedureVersionRecord, ProcedureVersionRecord.id == CaseRecord.procedure_version_id)
    )
    if sought.isascii() and sought.isdecimal() and SHORTEST_NIK <= len(sought) <= NIK_LENGTH:
        return _of_nik(query, sought, agency_id)
    condition = find_search_condition(sought, agency_id)
    column = CaseRecord.number if sought[:1].isdecimal() else CaseRecord.applicant_key
    return None if condition is None else query.where(condition).order_by(column, CaseRecord.id)


def _of_nik(query: Any, beginning: str, agency_id: int) -> Any:
    first, last = beginning.ljust(NIK_LENGTH, "0"), beginning.ljust(NIK_LENGTH, "9")
    return (
        query.join(ApplicantRecord, ApplicantRecord.id == CaseRecord.applicant_id)
        .where(ApplicantRecord.agency_id == agency_id, ApplicantRecord.nik.between(first, last))
        .order_by(ApplicantRecord.nik, CaseRecord.id)
    )


def _live_tasks(session: Session, case_ids: Sequence[int]) -> Mapping[int, Sequence[TaskRecord]]:
    query = select(TaskRecord).where(TaskRecord.case_id.in_(case_ids), TaskRecord.closed_at.is_(None))
    live: dict[int, list[TaskRecord]] = {}
    for task in session.scalars(query.order_by(TaskRecord.serial)):
        live.setdefault(task.case_id, []).append(task)
    return live


def _found(row: Any, procedure: Procedure, tasks: Sequence[TaskRecord], by: Actor) -> FoundCase:
    return FoundCase(
        case_id=row.id,
        number=row.number,
        applicant=row.applicant_name,
        permit_type=row.permit_type,
        status=row.status,
        steps=tuple(procedure.get_step(task.step_key).label for task in tasks),
        awaits_correction=any(task.state == TaskState.WAITING.value for task in tasks),
        is_ready=any(_is_ready(task, procedure.get_step(task.step_key).work, by) for task in tasks),
    )


def _is_ready(task: TaskRecord, work: Work, by: Actor) -> bool:
    post = Post(task.position_key, task.office_key)
    return work in COUNTER_WORK and by.officer.holds(post, task.permit_type_id or 0)
