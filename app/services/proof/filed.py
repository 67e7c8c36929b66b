"""The statement of a paper's file: kept beside the PDF, it proves the very bytes without the office."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.masking import mask_holder
from app.domain.proof.statements import Covers, Sort
from app.gateways.proofs import ProofKeyring
from app.records.cases import CaseRecord
from app.records.permits import PermitRecord
from app.services.issuing.proving import Subject, state
from app.services.letters.proving import stated_letter
from app.services.letters.public import find_signed_letter


def state_file(session: Session, keyring: ProofKeyring, token: str) -> str:
    """State the archived file of a token's permit or letter with today's key; empty without a paper or a key.

    Unlike the QR's statement it is made anew each time, and also for a paper signed by hand.
    """
    key = keyring.find_current()
    found = None if key is None else _find_permit(session, token) or _find_letter(session, token)
    if key is None or found is None:
        return ""
    subject, sha256 = found
    return state(keyring, key.id, subject, Covers.FILE, sha256).text


def _find_permit(session: Session, token: str) -> tuple[Subject, str] | None:
    case = joinedload(PermitRecord.case, innerjoin=True)
    query = (
        select(PermitRecord)
        .where(PermitRecord.token == token)
        .options(
            joinedload(PermitRecord.number, innerjoin=True),
            case.joinedload(CaseRecord.agency, innerjoin=True),
            case.joinedload(CaseRecord.applicant, innerjoin=True),
        )
    )
    row = session.scalars(query).one_or_none()
    return None if row is None else (_stated_permit(row), row.sha256)


def _stated_permit(row: PermitRecord) -> Subject:
    return Subject(
        sort=Sort.PERMIT,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        short_code=row.short_code,
        number=row.number.text,
        title=row.title,
        holder=mask_holder(row.holder_name, row.case.applicant.kind),
        agency=row.case.agency.short_name,
    )


def _find_letter(session: Session, token: str) -> tuple[Subject, str] | None:
    row = find_signed_letter(session, token)
    if row is None or row.sha256 is None or row.signed_at is None:
        return None
    on = row.signed_at.astimezone(ZoneInfo(row.case.agency.zone)).date()
    return stated_letter(row, on), row.sha256
