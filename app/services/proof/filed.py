"""The statement of a permit's file: kept beside the PDF, it proves the very bytes without the office."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.masking import mask_holder
from app.domain.proof.statements import Covers, Statement
from app.gateways.proofs import ProofKeyring
from app.records.cases import CaseRecord
from app.records.permits import PermitRecord
from app.services.issuing.proving import sign_statement


def state_file(session: Session, keyring: ProofKeyring, token: str) -> str:
    """State the archived file of a token's permit with today's key; empty without a permit or a key.

    Unlike the QR's statement it is made anew each time, and also for a paper signed by hand.
    """
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
    row, key = session.scalars(query).one_or_none(), keyring.find_current()
    if row is None or key is None:
        return ""
    statement = Statement(
        covers=Covers.FILE,
        key_id=key.id,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        short_code=row.short_code,
        sha256=row.sha256,
        number=row.number.text,
        title=row.title,
        holder=mask_holder(row.holder_name, row.case.applicant.kind),
        agency=row.case.agency.short_name,
    )
    return sign_statement(keyring, statement).text
