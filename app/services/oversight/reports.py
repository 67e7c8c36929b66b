"""The SLA report on an agency's letterhead: worded figures in, PDF bytes out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.documents import DocumentKind
from app.documents.facts import Answer
from app.documents.report_facts import ReportCard, ReportSection, SlaReportFacts
from app.records.agencies import AgencyRecord
from app.services.issuing.letterheads import letterhead, local_date
from app.services.templates.press import print_document
from app.services.tools import Tools


def print_report(
    session: Session,
    tools: Tools,
    agency_id: int,
    *,
    period: str,
    about: tuple[Answer, ...],
    cards: tuple[ReportCard, ...],
    sections: tuple[ReportSection, ...],
    printed: str,
    at: datetime,
) -> bytes:
    """Print the report of an agency; raises `Declined` where it cannot be printed whole."""
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
    made = print_document(
        session, tools, kind=DocumentKind.SLA_REPORT, facts=facts, agency=agency, at=at, is_kept=False
    )
    return made.document.pdf
