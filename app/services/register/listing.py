"""Reading one page of the register: the same three statements for one case and for a million."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from app.domain.case.access import Permission
from app.domain.case.cases import TaskState
from app.domain.case.refusals import Reason
from app.domain.procedure.procedures import Procedure
from app.records.cases import CaseRecord, TaskRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.declined import Declined
from app.services.keyset import Bounds, Page, Place, page_of
from app.services.procedure_shelf import list_procedures
from app.services.register.filters import RegisterFilter, narrowed
from app.services.register.rows import RegisterRow

PAGE_SIZE = 25


def list_register(
    session: Session,
    actor: Actor,
    chosen: RegisterFilter,
    bounds: Bounds,
    now: datetime,
    limit: int = PAGE_SIZE,
) -> Page[RegisterRow]:
    """List an agency's cases, the latest filed first, or ended first where an ending is asked for.

    `Declined` for an officer who does not see them all.
    """
    if Permission.CASE_VIEW_ALL not in actor.officer.permissions:
        raise Declined(Reason.NOT_PERMITTED, permission=Permission.CASE_VIEW_ALL.value)
    order = (CaseRecord.ended_at if chosen.is_by_ending else CaseRecord.filed_at, CaseRecord.id)
    cases = narrowed(
        select(CaseRecord.id).where(CaseRecord.agency_id == actor.agency_id),
        chosen,
        agency_id=actor.agency_id,
        calendar=get_calendar(session, actor.agency_id),
        now=now,
    )
    if bounds.place is not None:
        there, here = tuple_(*order), (bounds.place.at, bounds.place.id)
        cases = cases.where(there > here if bounds.is_back else there < here)
    ordered = order if bounds.is_back else tuple(column.desc() for column in order)
    ids = session.scalars(cases.order_by(*ordered).limit(limit + 1)).all()
    rows = _read_rows(session, ids)
    return page_of(
        [rows[case_id] for case_id in ids], bounds, limit, _place_by_ending if chosen.is_by_ending else _place
    )


def _place(row: RegisterRow) -> Place:
    return row.place


def _place_by_ending(row: RegisterRow) -> Place:
    return Place(row.ended_at or row.filed_at, row.case_id)


def _read_rows(session: Session, ids: Sequence[int]) -> Mapping[int, RegisterRow]:
    query = (
        select(
            CaseRecord.id,
            CaseRecord.number,
            CaseRecord.applicant_name,
            CaseRecord.filed_at,
            CaseRecord.ended_at,
            CaseRecord.status,
            CaseRecord.facts["permit.number"],
            PermitTypeRecord.name.label("permit_type"),
            ProcedureVersionRecord.id.label("version"),
            ProcedureVersionRecord.checksum,
        )
        .join(PermitTypeRecord, PermitTypeRecord.id == CaseRecord.permit_type_id)
        .join(ProcedureVersionRecord, ProcedureVersionRecord.id == CaseRecord.procedure_version_id)
        .where(CaseRecord.id.in_(ids))
    )
    found = session.execute(query).all()
    procedures = list_procedures(session, {(row.version, row.checksum) for row in found})
    live = _live_tasks(session, ids)
    return {row.id: _register_row(row, procedures[row.version], live.get(row.id, ())) for row in found}


def _live_tasks(session: Session, ids: Sequence[int]) -> Mapping[int, Sequence[tuple[str, str]]]:
    query = select(TaskRecord.case_id, TaskRecord.step_key, TaskRecord.state).where(
        TaskRecord.case_id.in_(ids), TaskRecord.closed_at.is_(None)
    )
    live: dict[int, list[tuple[str, str]]] = {}
    for case_id, step, state in session.execute(query.order_by(TaskRecord.serial)):
        live.setdefault(case_id, []).append((step, state))
    return live


def _register_row(row: Any, procedure: Procedure, tasks: Sequence[tuple[str, str]]) -> RegisterRow:
    steps = tuple(procedure.get_step(key) for key, _state in tasks)
    before = min((procedure.steps.index(step) for step in steps), default=len(procedure.steps))
    return RegisterRow(
        case_id=row.id,
        number=row.number,
        permit_type=row.permit_type,
        applicant=row.applicant_name,
        filed_at=row.filed_at,
        ended_at=row.ended_at,
        status=row.status,
        is_waiting=bool(tasks) and all(state == TaskState.WAITING for _key, state in tasks),
        steps=steps,
        steps_before=before,
        steps_in_all=len(procedure.steps),
        permit_number=str(row[6] or ""),
    )
