"""Corrections that an agency has asked for and nobody has brought yet, the nearest last day first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Subquery, false, literal, select, tuple_, union_all
from sqlalchemy.orm import Session

from app.domain.case.access import Permission
from app.records.cases import CaseRecord
from app.records.catalogue import PermitTypeRecord
from app.records.columns import FAR_FUTURE, Instant
from app.records.papers import CorrectionRecord
from app.services.actors import Actor
from app.services.keyset import Bounds, Page, Place, page_of

PAGE_SIZE = 10


@dataclass(frozen=True)
class WaitingCase:
    """A correction that is awaited; `due_at` is None where the applicant may take his time."""

    correction_id: int
    case_id: int
    task: int
    number: str
    applicant: str
    permit_type: str
    note: str
    defects: int
    asked_at: datetime
    due_at: datetime | None

    @property
    def place(self) -> Place:
        """Where the row stands in the list."""
        return Place(self.due_at or FAR_FUTURE, self.correction_id)


def list_waiting(session: Session, by: Actor, bounds: Bounds, limit: int = PAGE_SIZE) -> Page[WaitingCase]:
    """List a page of the open corrections of an agency; empty for an officer who does not take answers in."""
    if not {Permission.CASE_ANSWER, Permission.CASE_VIEW_ALL} <= by.officer.permissions:
        return Page(())
    parts = (_dated(by.agency_id, bounds, limit + 1), _undated(by.agency_id, bounds, limit + 1))
    picked = union_all(*(select(part) for part in parts)).subquery()
    order = (picked.c.urgent_at, picked.c.id)
    query = (
        select(CorrectionRecord, CaseRecord.number, CaseRecord.applicant_name, PermitTypeRecord.name)
        .join(picked, picked.c.id == CorrectionRecord.id)
        .join(CaseRecord, CaseRecord.id == CorrectionRecord.case_id)
        .join(PermitTypeRecord, PermitTypeRecord.id == CaseRecord.permit_type_id)
        .order_by(*((column.desc() for column in order) if bounds.is_back else order))
        .limit(limit + 1)
    )
    rows = [_waiting(*found) for found in session.execute(query)]
    return page_of(rows, bounds, limit, lambda row: row.place)


def _dated(agency_id: int, bounds: Bounds, limit: int) -> Subquery:
    due, row_id = CorrectionRecord.due_at, CorrectionRecord.id
    picked = select(row_id, due.label("urgent_at")).where(*_is_open(agency_id), due.is_not(None))
    if bounds.place is not None:
        there, here = tuple_(due, row_id), (bounds.place.at, bounds.place.id)
        picked = picked.where(there < here if bounds.is_back else there > here)
    order = (due.desc(), row_id.desc()) if bounds.is_back else (due, row_id)
    return picked.order_by(*order).limit(limit).subquery()


def _undated(agency_id: int, bounds: Bounds, limit: int) -> Subquery:
    """Give those without a last day, which stand behind all the others."""
    row_id, place = CorrectionRecord.id, bounds.place
    picked = select(row_id, literal(FAR_FUTURE, Instant).label("urgent_at"))
    picked = picked.where(*_is_open(agency_id), CorrectionRecord.due_at.is_(None))
    if place is not None and place.at >= FAR_FUTURE:
        picked = picked.where(row_id < place.id if bounds.is_back else row_id > place.id)
    elif bounds.is_back:
        picked = picked.where(false())
    return picked.order_by(row_id.desc() if bounds.is_back else row_id).limit(limit).subquery()


def _is_open(agency_id: int) -> tuple[ColumnElement[bool], ...]:
    return (CorrectionRecord.agency_id == agency_id, CorrectionRecord.state == "open")


def _waiting(row: CorrectionRecord, number: str, applicant: str, permit_type: str) -> WaitingCase:
    return WaitingCase(
        correction_id=row.id,
        case_id=row.case_id,
        task=row.task_serial,
        number=number,
        applicant=applicant,
        permit_type=permit_type,
        note=row.note,
        defects=len(row.defects),
        asked_at=row.asked_at,
        due_at=row.due_at,
    )
