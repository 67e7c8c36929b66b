"""The SLA report on an agency's letterhead: worded figures in, PDF bytes out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.documents import DocumentKind, render
from app.documents.facts import Answer
from app.documents.report_facts import ReportCard, ReportSection, SlaReportFacts
from app.records.agencies import AgencyRecord
from app.services.issuing.letterheads import letterhead, local_date


def print_report(
    session: Session,
    agency_id: int,
    *,
    period: str,
    about: tuple[Answer, ...],
    cards: tuple[ReportCard, ...],
    sections: tuple[ReportSection, ...],
    printed: str,
    at: datetime,
) -> bytes:
    """Print the report of an agency; raises `DocumentFault` where it cannot be printed whole."""
    agency = session.get_one(AgencyRecord, agency_id)
    facts = SlaReportFacts(
        agency=letterhead(agency),
        service_title="Laporan SLA",
        issued_on=local_date(at, agency),
        period=period,
        about=about,
        cards=cards,
        sections=sections,
        printed=printed,
    )
    return render(DocumentKind.SLA_REPORT, facts.named(), agency_key=agency.key).pdf
