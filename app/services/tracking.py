"""Telling whoever holds a receipt how far his file has come: honest about lateness, silent about persons.

The token of the receipt is the key; what it opens names no applicant, no officer and no answer of the form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.case.cases import TaskState
from app.domain.case.tracking import Stage, Visit, list_stages
from app.domain.procedure.procedures import EndStatus, HolderKind, Procedure
from app.domain.working_time.clocks import Allowance
from app.records.cases import CaseRecord, TaskRecord
from app.records.catalogue import RequirementRecord
from app.records.papers import CorrectionRecord
from app.services.codes import ALPHABET, GROUPS, LETTERS
from app.services.letters.public import has_signed_refusal
from app.services.procedure_shelf import list_procedures

RUNNING = "running"
TOKEN = re.compile(r"[A-Za-z0-9_-]{20,64}")
TYPED = re.compile(rf"[{ALPHABET}]{{{GROUPS * LETTERS}}}")
LONG_NUMBER = re.compile(r"\d(?:[\s.\-]?\d){7,}")
HIDDEN = "…"


@dataclass(frozen=True, slots=True)
class Mending:
    """One thing to mend: the document it is about, and what is wrong with it."""

    document: str
    note: str


@dataclass(frozen=True, slots=True)
class OpenCorrection:
    """What the applicant is asked for, and until when."""

    note: str
    mendings: tuple[Mending, ...]
    asked_at: datetime
    due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedCase:
    """A case as its applicant may see it; `status` is `running` or how it ended."""

    agency_name: str
    zone: str
    service: str
    number: str
    status: str
    filed_at: datetime
    ended_at: datetime | None
    promise: Allowance
    promise_due_at: datetime | None
    is_late: bool
    stages: tuple[Stage, ...]
    corrections: tuple[OpenCorrection, ...]
    has_refusal_letter: bool = False
    """Whether the letter of refusal of a rejected case is signed, and so can be fetched."""


def find_tracked_case(session: Session, token: str, at: datetime) -> TrackedCase | None:
    """Find the case of a tracking token as its applicant may see it; None for a token that is nobody's."""
    code = as_printed(token)
    if not TOKEN.fullmatch(code):
        return None
    query = (
        select(CaseRecord)
        .where(CaseRecord.tracking_token == code)
        .options(
            joinedload(CaseRecord.agency, innerjoin=True),
            joinedload(CaseRecord.permit_type, innerjoin=True),
            joinedload(CaseRecord.procedure_version, innerjoin=True),
        )
    )
    row = session.scalars(query).one_or_none()
    return None if row is None else _told(session, row, at)


def as_printed(typed: str) -> str:
    """Give a receipt's code as it is printed, however its letters and gaps were typed; anything else as it stands."""
    plain = re.sub(r"[\s\-.]", "", typed).lower()
    if not TYPED.fullmatch(plain):
        return typed.strip()
    return "-".join(plain[start : start + LETTERS] for start in range(0, len(plain), LETTERS))


def _told(session: Session, row: CaseRecord, at: datetime) -> TrackedCase:
    version = row.procedure_version
    procedure = list_procedures(session, [(version.id, version.checksum)])[version.id]
    is_running = row.status == RUNNING
    corrections = _open_corrections(session, row) if is_running else ()
    due_at = row.promise_due_at if is_running and not corrections else None
    return TrackedCase(
        agency_name=row.agency.short_name,
        zone=row.agency.zone,
        service=row.permit_type.name,
        number=row.number,
        status=row.status,
        filed_at=row.filed_at,
        ended_at=row.ended_at,
        promise=procedure.promise,
        promise_due_at=due_at,
        is_late=due_at is not None and due_at < at,
        stages=list_stages(procedure, _visits(session, row, procedure), has_ended=not is_running),
        corrections=corrections,
        has_refusal_letter=row.status == EndStatus.REJECTED and has_signed_refusal(session, row.id),
    )


def _visits(session: Session, row: CaseRecord, procedure: Procedure) -> Sequence[Visit]:
    columns = (
        TaskRecord.serial,
        TaskRecord.step_key,
        TaskRecord.opened_at,
        TaskRecord.closed_at,
        TaskRecord.state,
        TaskRecord.holder_kind,
    )
    query = select(*columns).where(TaskRecord.case_id == row.id).order_by(TaskRecord.serial)
    return [
        Visit(serial, step, opened_at, closed_at, _is_with_applicant(state, holder))
        for serial, step, opened_at, closed_at, state, holder in session.execute(query)
        if procedure.find_step(step) is not None
    ]


def _is_with_applicant(state: str, holder: str) -> bool:
    return state == TaskState.WAITING or holder == HolderKind.APPLICANT


def _open_corrections(session: Session, row: CaseRecord) -> tuple[OpenCorrection, ...]:
    query = (
        select(CorrectionRecord)
        .where(CorrectionRecord.case_id == row.id, CorrectionRecord.state == "open")
        .order_by(CorrectionRecord.id)
    )
    asked = session.scalars(query).all()
    labels = _labels(session, row) if asked else {}
    return tuple(
        OpenCorrection(
            note=without_numbers(one.note),
            mendings=tuple(
                Mending(labels.get(defect["subject"], ""), without_numbers(defect["note"]))
                for defect in one.defects
            ),
            asked_at=one.asked_at,
            due_at=one.due_at,
        )
        for one in asked
    )


def _labels(session: Session, row: CaseRecord) -> dict[str, str]:
    query = select(RequirementRecord.key, RequirementRecord.label).where(
        RequirementRecord.permit_type_id == row.permit_type_id
    )
    return {row.key: row.label for row in session.execute(query)}


def without_numbers(text: str) -> str:
    """Leave out of a note what may be somebody's number: eight digits or more in a row, however set apart."""
    return LONG_NUMBER.sub(HIDDEN, text)
