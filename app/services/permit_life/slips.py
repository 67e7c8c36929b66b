"""The slip that goes with a duplicate: which one it is, for whom, why, and by whom it was handed out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.documents import DocumentKind
from app.documents import facts as f
from app.records.permits import PermitRecord
from app.services.actors import Actor
from app.services.issuing.letterheads import (
    applicant_facts,
    case_facts,
    letterhead,
    local_date,
    plain_signatory,
)
from app.services.templates.press import Print, print_document
from app.services.tools import Tools


@dataclass(frozen=True, slots=True)
class Slip:
    """What the slip says beside the permit."""

    place: int
    given_to: str
    reason: str
    loss_report: str


def print_slip(
    session: Session, tools: Tools, permit: PermitRecord, slip: Slip, by: Actor, at: datetime
) -> Print:
    """Print a slip; `Declined(DOCUMENT_NOT_MADE)` when it cannot be made."""
    return print_document(
        session,
        tools,
        kind=DocumentKind.DUPLICATE_SLIP,
        facts=slip_facts(session, tools, permit, slip, by, at),
        agency=permit.case.agency,
        at=at,
        case_id=permit.case_id,
        permit_type_id=permit.case.permit_type_id,
    )


def slip_facts(
    session: Session, tools: Tools, permit: PermitRecord, slip: Slip, by: Actor, at: datetime
) -> f.DuplicateSlipFacts:
    """Gather what a slip says."""
    row = permit.case
    return f.DuplicateSlipFacts(
        agency=letterhead(row.agency),
        case=case_facts(row),
        applicant=applicant_facts(row.applicant),
        service_title=row.permit_type.name,
        issued_on=local_date(at, row.agency),
        permit=f.Permit(
            title=permit.title,
            number=permit.number.text,
            valid_from=permit.valid_from,
            valid_until=permit.valid_until,
        ),
        place=slip.place,
        given_to=slip.given_to,
        reason=slip.reason,
        loss_report=slip.loss_report,
        given_by=plain_signatory(session, by.id, by.post, by.name),
        verification_url=f"{tools.base_url}/v/{permit.token}",
    )
