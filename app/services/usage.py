"""Is a catalogue row still named where the database cannot see it: by its key, in tasks, files and procedures."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, literal, select
from sqlalchemy.orm import Session

from app.domain.procedure.definitions import read_procedure
from app.domain.procedure.procedures import Holder, HolderKind
from app.records.cases import CaseRecord, TaskRecord
from app.records.catalogue import ProcedureVersionRecord
from app.records.papers import PaperRecord

RETIRED = "retired"
RUNNING = "running"


def is_position_in_use(session: Session, agency_id: int, key: str, office_key: str) -> bool:
    """Whether an open task lies with this position, or a procedure still in force names it."""
    is_open = (
        TaskRecord.agency_id == agency_id,
        TaskRecord.position_key == key,
        TaskRecord.office_key == office_key,
        TaskRecord.closed_at.is_(None),
    )
    if _exists(session, TaskRecord, *is_open):
        return True
    return any(holder.position == key for holder in _holders(session, agency_id))


def is_office_in_use(session: Session, agency_id: int, key: str) -> bool:
    """Whether a file has gone to this technical office, or a procedure still in force names it."""
    if _exists(session, CaseRecord, CaseRecord.agency_id == agency_id, CaseRecord.office_key == key):
        return True
    return any(holder.office == key for holder in _holders(session, agency_id))


def is_requirement_in_use(session: Session, permit_type_id: int, key: str) -> bool:
    """Whether a running file of this permit type holds a document for this requirement."""
    query = (
        select(literal(1))
        .select_from(PaperRecord)
        .join(CaseRecord, CaseRecord.id == PaperRecord.case_id)
        .where(
            CaseRecord.permit_type_id == permit_type_id,
            CaseRecord.status == RUNNING,
            PaperRecord.kind == "requirement",
            PaperRecord.subject == key,
        )
        .limit(1)
    )
    return session.execute(query).first() is not None


def _exists(
    session: Session, record: type[CaseRecord | TaskRecord], *conditions: ColumnElement[bool]
) -> bool:
    query = select(literal(1)).select_from(record).where(*conditions).limit(1)
    return session.execute(query).first() is not None


def _holders(session: Session, agency_id: int) -> Iterator[Holder]:
    query = select(ProcedureVersionRecord.definition, ProcedureVersionRecord.number).where(
        ProcedureVersionRecord.agency_id == agency_id, ProcedureVersionRecord.state != RETIRED
    )
    for definition, number in session.execute(query):
        for step in read_procedure({**definition, "version": number}).steps:
            if step.holder.kind is not HolderKind.SYSTEM:
                yield step.holder
