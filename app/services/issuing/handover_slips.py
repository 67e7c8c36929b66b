"""The slip (bukti serah terima) that goes with what leaves the counter: printed, and signed there by both in ink.

Knows neither steps nor letters' states: whoever hands something over says what it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents import DocumentKind
from app.documents import facts as f
from app.records.cases import CaseRecord
from app.records.permits import GivenNumberRecord, PermitRecord
from app.services.actors import Actor
from app.services.issuing.letterheads import (
    applicant_facts,
    case_facts,
    letterhead,
    local_date,
    plain_signatory,
)
from app.services.papers.taking_in import keep
from app.services.papers.values import NewPaper, PaperKind
from app.services.templates.press import print_document
from app.services.tools import Tools

SLIP = DocumentKind.HANDOVER_SLIP.value
APPLICANT, BY_PROXY = "Pemohon", "Yang menerima atas nama pemohon"
"""As what somebody receives a document, in the language of the documents."""


@dataclass(frozen=True)
class Handed:
    """What is handed over, to whom, on which proof; `letter_id` is 0 for a permit."""

    receiver: str
    proof: str
    permit: f.Permit | None = None
    letter: f.Reference | None = None
    letter_id: int = 0

    @property
    def subject(self) -> str:
        """Under which the slip is filed: one for the permit, one for each letter."""
        return slip_of_letter(self.letter_id) if self.letter_id else SLIP

    @property
    def number(self) -> str:
        """The number of what is handed over."""
        document = self.permit or self.letter
        return "" if document is None else document.number


def slip_of_letter(letter_id: int) -> str:
    """Name the subject under which the slip of a letter is filed."""
    return f"{SLIP}:{letter_id}"


def print_handover_slip(
    session: Session, tools: Tools, row: CaseRecord, handed: Handed, by: Actor, at: datetime
) -> NewPaper:
    """Print and store a slip, before the transaction that files it; `Declined` when it cannot be made."""
    made = print_document(
        session,
        tools,
        kind=DocumentKind.HANDOVER_SLIP,
        facts=_facts(session, row, handed, by, at),
        agency=row.agency,
        at=at,
        case_id=row.id,
        permit_type_id=row.permit_type_id,
    )
    name = f"bukti-serah-terima-{handed.number.replace('/', '-')}.pdf"
    return keep(tools, PaperKind.ISSUED, handed.subject, name, made.document.pdf, origin=made.origin)


def find_signed_permit(session: Session, row: CaseRecord) -> f.Permit | None:
    """Find the permit that a case's applicant collects; None while it is not signed."""
    query = (
        select(PermitRecord, GivenNumberRecord.text)
        .join(GivenNumberRecord, GivenNumberRecord.id == PermitRecord.number_id)
        .where(PermitRecord.case_id == row.id, GivenNumberRecord.text == row.facts.get("permit.number"))
    )
    found = session.execute(query).one_or_none()
    if found is None:
        return None
    permit, number = found
    return f.Permit(
        title=permit.title, number=number, valid_from=permit.valid_from, valid_until=permit.valid_until
    )


def _facts(session: Session, row: CaseRecord, handed: Handed, by: Actor, at: datetime) -> f.HandoverFacts:
    is_applicant = handed.receiver.casefold() == row.applicant_name.casefold()
    return f.HandoverFacts(
        agency=letterhead(row.agency),
        case=case_facts(row),
        applicant=applicant_facts(row.applicant),
        service_title=row.permit_type.name,
        issued_on=local_date(at, row.agency),
        permit=handed.permit,
        letter=handed.letter,
        handed_by=plain_signatory(session, by.id, by.post, by.name),
        received_by=handed.receiver,
        receiver_role=APPLICANT if is_applicant else BY_PROXY,
        proof_shown=handed.proof,
    )
