"""The rows that the page of a case is put together from, each kind in one statement."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.event_bodies import kind_of
from app.domain.case.events import Defect, StepSkipped
from app.records.cases import ApplicantRecord, EventRecord, TaskRecord
from app.records.papers import CorrectionRecord
from app.records.staff import OfficerRecord, PositionRecord
from app.services.casefile.values import AskedCorrection


def list_tasks(session: Session, case_id: int) -> Sequence[TaskRecord]:
    """List every task that a case ever had, in the order in which they opened."""
    query = select(TaskRecord).where(TaskRecord.case_id == case_id)
    return session.scalars(query.order_by(TaskRecord.serial)).all()


def list_skipped(session: Session, case_id: int) -> frozenset[str]:
    """Name the steps that were skipped."""
    bodies = session.scalars(
        select(EventRecord.body).where(
            EventRecord.case_id == case_id, EventRecord.kind == kind_of(StepSkipped("", ""))
        )
    )
    return frozenset(body["step"] for body in bodies)


def get_applicant(session: Session, applicant_id: int) -> ApplicantRecord:
    """Get the applicant of a case, who is on file as long as the case is."""
    return session.scalars(select(ApplicantRecord).where(ApplicantRecord.id == applicant_id)).one()


def list_corrections(session: Session, case_id: int) -> tuple[AskedCorrection, ...]:
    """List what the applicant was asked to mend and has not answered."""
    query = select(CorrectionRecord).where(
        CorrectionRecord.case_id == case_id, CorrectionRecord.state == "open"
    )
    return tuple(
        AskedCorrection(
            task=row.task_serial,
            note=row.note,
            defects=tuple(Defect(one["subject"], one["note"]) for one in row.defects),
            asked_at=row.asked_at,
            due_at=row.due_at,
        )
        for row in session.scalars(query.order_by(CorrectionRecord.id))
    )


def position_labels(session: Session, agency_id: int) -> Mapping[tuple[str, str], str]:
    """Give the labels of an agency's positions by key and office."""
    query = select(PositionRecord.key, PositionRecord.office_key, PositionRecord.label)
    rows = session.execute(query.where(PositionRecord.agency_id == agency_id))
    return {(key, office): label for key, office, label in rows}


def officer_names(session: Session, officer_ids: Collection[int]) -> Mapping[int, str]:
    """Give officers' names by id."""
    query = select(OfficerRecord.id, OfficerRecord.name).where(OfficerRecord.id.in_(officer_ids))
    return {row[0]: row[1] for row in session.execute(query)}
