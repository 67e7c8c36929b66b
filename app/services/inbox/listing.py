"""Reading one page of an inbox: the same few statements for one task and for a million."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from sqlalchemy import Subquery, select
from sqlalchemy.orm import Session

from app.domain.working_time.calendar import WorkingCalendar
from app.records.cases import CaseRecord, TaskRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.records.staff import OfficerRecord
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.inbox.filters import InboxFilter, narrowed
from app.services.inbox.posts import tasks_of_posts
from app.services.inbox.rows import InboxRow, inbox_row
from app.services.keyset import Bounds, Page, page_of
from app.services.procedure_shelf import list_procedures

PAGE_SIZE = 25


def list_inbox(
    session: Session,
    actor: Actor,
    chosen: InboxFilter,
    bounds: Bounds,
    at: datetime,
    *,
    calendar: WorkingCalendar | None = None,
    limit: int = PAGE_SIZE,
) -> Page[InboxRow]:
    """List the open tasks of an officer's posts, most urgent first; what has no due time, or waits, comes last."""
    calendar = calendar or get_calendar(session, actor.agency_id)
    narrow = partial(
        narrowed, chosen=chosen, agency_id=actor.agency_id, officer_id=actor.id, calendar=calendar, now=at
    )
    picked = tasks_of_posts(actor, narrow, bounds, limit + 1)
    if picked is None:
        return Page(())
    found = _read_rows(session, picked, bounds, limit + 1, calendar, at)
    return page_of(found, bounds, limit, lambda row: row.place)


def _read_rows(
    session: Session, picked: Subquery, bounds: Bounds, limit: int, calendar: WorkingCalendar, at: datetime
) -> list[InboxRow]:
    order = (picked.c.urgent_at, picked.c.id)
    query = (
        select(
            TaskRecord,
            CaseRecord.number,
            CaseRecord.applicant_name,
            PermitTypeRecord.name,
            OfficerRecord.name,
            ProcedureVersionRecord.id,
            ProcedureVersionRecord.checksum,
        )
        .join(picked, picked.c.id == TaskRecord.id)
        .join(CaseRecord, CaseRecord.id == TaskRecord.case_id)
        .join(PermitTypeRecord, PermitTypeRecord.id == CaseRecord.permit_type_id)
        .join(ProcedureVersionRecord, ProcedureVersionRecord.id == CaseRecord.procedure_version_id)
        .outerjoin(OfficerRecord, OfficerRecord.id == TaskRecord.assignee_id)
        .order_by(*((column.desc() for column in order) if bounds.is_back else order))
        .limit(limit)
    )
    found = session.execute(query).all()
    procedures = list_procedures(session, {(row[5], row[6]) for row in found})
    return [
        inbox_row(task, (number, applicant, permit_type, assignee or ""), procedures[version], calendar, at)
        for task, number, applicant, permit_type, assignee, version, _checksum in found
    ]
