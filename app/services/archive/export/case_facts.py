"""A case as plain facts for a machine: what is on file of it, with identity masked for who may not see it whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from flask_appbuilder import Model
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.domain.masking import mask_nik, mask_npwp, mask_phone
from app.records.cases import ApplicantRecord, CaseRecord, TaskRecord
from app.records.letters import LetterRecord
from app.records.papers import CorrectionRecord
from app.records.permits import BillRecord, GivenNumberRecord, PermitRecord

CASE = ("number", "office_key", "filed_at", "filed_by", "status", "ended_at", "promise_started_at")
CASE_MORE = ("promise_due_at", "deemed_due_at", "was_on_time", "form", "events_count", "last_hash")
TASK = (
    "serial",
    "step_number",
    "step_key",
    "holder_kind",
    "position_key",
    "office_key",
    "state",
    "opened_at",
)
TASK_MORE = ("due_at", "assignee_id", "taken_at", "closed_at", "closed_by", "outcome", "route", "reason")
CORRECTION = ("task_serial", "reason", "note", "defects", "asked_at", "due_at", "state", "answered_at")
NUMBER = ("text", "series", "year", "sequence", "given_at", "given_by", "voided_at", "void_reason")
PERMIT = ("title", "holder_name", "state", "valid_from", "valid_until", "signature", "is_trial", "signed_at")
PERMIT_MORE = ("signed_by", "signatory", "sha256", "ended_at", "decree_number", "decree_on", "end_reason")
LETTER = ("kind", "token", "title", "recipient", "state", "signer_position", "facts", "made_at", "made_by")
LETTER_MORE = ("signature", "is_trial", "signed_at", "signed_by", "signatory", "sha256", "withdrawn_at")
BILL = ("amount", "basis", "billed_at", "paid_at", "paid_on", "receipt_number", "proof_sha256")


def facts_of_case(session: Session, row: CaseRecord, *, is_whole: bool) -> Mapping[str, object]:
    """Give what is on file of a case; `is_whole` shows the applicant's numbers unmasked (UU PDP 27/2022)."""
    agency, permit_type = row.agency, row.permit_type
    return {
        "case": columns(row, (*CASE, *CASE_MORE)),
        "agency": {"key": agency.key, "name": agency.name, "regency": agency.regency, "zone": agency.zone},
        "permit_type": {"key": permit_type.key, "name": permit_type.name, "sector": permit_type.sector},
        "procedure": columns(row.procedure_version, ("number", "checksum", "effective_on")),
        "applicant": _applicant(row.applicant, is_whole=is_whole),
        "tasks": _rows(session, TaskRecord, row.id, (*TASK, *TASK_MORE), TaskRecord.serial),
        "corrections": _rows(session, CorrectionRecord, row.id, CORRECTION, CorrectionRecord.id),
        "numbers": _rows(session, GivenNumberRecord, row.id, NUMBER, GivenNumberRecord.id),
        "permits": _rows(session, PermitRecord, row.id, (*PERMIT, *PERMIT_MORE), PermitRecord.id),
        "letters": _rows(session, LetterRecord, row.id, (*LETTER, *LETTER_MORE), LetterRecord.id),
        "bills": _rows(session, BillRecord, row.id, BILL, BillRecord.id),
    }


def columns(row: Any, names: Collection[str]) -> dict[str, object]:
    """Give some columns of a row in plain form."""
    return {name: plain(getattr(row, name)) for name in names}


def plain(value: Any) -> object:
    """Write instants in UTC, days and amounts as text; the rest is plain already."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _applicant(row: ApplicantRecord, *, is_whole: bool) -> dict[str, object]:
    told = columns(row, ("kind", "name", "nik", "nib", "npwp", "phone", "email", "address"))
    if is_whole:
        return told
    masked = {"nik": mask_nik(row.nik), "npwp": mask_npwp(row.npwp), "phone": mask_phone(row.phone)}
    return {**told, **masked, "email": ""}


def _rows(
    session: Session, table: type[Model], case_id: int, names: Collection[str], order: Any
) -> list[dict[str, object]]:
    of_case = inspect(table).columns["case_id"]
    return [
        columns(row, names)
        for row in session.scalars(select(table).where(of_case == case_id).order_by(order))
    ]
