"""Keeping a permit at the counter that was revoked, replaced or voided after its signature."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.permit.collecting import find_refusal_to_collect
from app.records.cases import CaseRecord
from app.records.permits import GivenNumberRecord, PermitRecord
from app.services.declined import Declined
from app.services.verification import standing_of


def refuse_ended_permit(session: Session, row: CaseRecord) -> None:
    """Raise `Declined` where the permit that a case's applicant comes for has been ended; without one nothing is said.

    Under the lock of the case it stays so: whoever ends a permit locks its case as well.
    """
    query = (
        select(PermitRecord)
        .join(GivenNumberRecord, GivenNumberRecord.id == PermitRecord.number_id)
        .where(PermitRecord.case_id == row.id, GivenNumberRecord.text == row.facts.get("permit.number"))
    )
    permit = session.scalars(query).one_or_none()
    if permit is None:
        return
    refused = find_refusal_to_collect(permit.number.text, standing_of(permit, permit.valid_from))
    if refused is not None:
        raise Declined.of(refused)
