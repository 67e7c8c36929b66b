"""The receipt (tanda terima): printed when the file is found complete, with the day on which it will be done."""

from __future__ import annotations

from app.documents import DocumentKind
from app.documents import facts as f
from app.domain.working_time.clocks import Unit, due_at
from app.services.issuing.letterheads import (
    applicant_facts,
    case_facts,
    letterhead,
    local_date,
    plain_signatory,
)
from app.services.papers.requirements import list_requirements
from app.services.papers.taking_in import keep
from app.services.papers.values import NewPaper, PaperKind
from app.services.templates.press import print_document
from app.services.work.kinds import Desk


def print_receipt(desk: Desk) -> NewPaper:
    """Print and store the receipt of a case; `Declined` when it cannot be made."""
    row = desk.on_file.row
    made = print_document(
        desk.session,
        desk.tools,
        kind=DocumentKind.RECEIPT,
        facts=receipt_facts(desk),
        agency=row.agency,
        at=desk.at,
        case_id=row.id,
        permit_type_id=row.permit_type_id,
    )
    name = f"tanda-terima-{row.number.replace('/', '-')}.pdf"
    return keep(desk.tools, PaperKind.ISSUED, "receipt", name, made.document.pdf, origin=made.origin)


def receipt_facts(desk: Desk) -> f.ReceiptFacts:
    """Gather what the receipt says: what was handed in, the promise, and where to look."""
    row = desk.on_file.row
    promise = desk.on_file.case.procedure.promise
    started_at = desk.on_file.case.promise_started_at or desk.at
    due = due_at(desk.calendar, started_at, promise, desk.on_file.case.promise_pauses)
    handed_in = [one for one in list_requirements(desk.session, row) if one.paper_id]
    return f.ReceiptFacts(
        agency=letterhead(row.agency),
        case=case_facts(row),
        applicant=applicant_facts(row.applicant),
        service_title=row.permit_type.name,
        issued_on=local_date(desk.at, row.agency),
        requirements=tuple(f.Requirement(name=one.label) for one in handed_in),
        working_days=promise.amount if promise.unit is Unit.WORKING_DAYS else None,
        due_on=None if due is None else local_date(due, row.agency),
        fee=int(row.permit_type.fee),
        tracking_code=row.tracking_token,
        tracking_url=f"{desk.tools.base_url}/lacak/{row.tracking_token}",
        received_by=plain_signatory(desk.session, desk.by.id, desk.by.post, desk.by.name),
    )
