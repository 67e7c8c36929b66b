"""A look at a report that is not issued: the same paper without a signatory, marked on every page, never kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.documents.marking import mark_pages
from app.records.agencies import AgencyRecord
from app.services.issued_reports.values import ReportFacts, Subject
from app.services.issuing.letterheads import local_date
from app.services.templates.press import print_document
from app.services.tools import Tools

RUNNING = "PRATINJAU – PERIODE MASIH BERJALAN"
NOT_ISSUED = "PRATINJAU – BELUM DITERBITKAN"
"""What a preview says of itself: in the language of the documents, whatever that of the screens."""


def preview_report(
    session: Session, tools: Tools, subject: Subject, facts: ReportFacts, at: datetime
) -> bytes:
    """Print a report as it would be today, marked as a preview; `Declined` where it cannot be printed whole."""
    agency = session.get_one(AgencyRecord, subject.agency_id)
    made = print_document(
        session, tools, kind=subject.kind.document, facts=facts, agency=agency, at=at, is_kept=False
    )
    is_closed = subject.is_closed(local_date(at, agency))
    return mark_pages(made.document.pdf, NOT_ISSUED if is_closed else RUNNING)
