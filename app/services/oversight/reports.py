"""The SLA report's facts: worded figures under an agency's letterhead."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.documents.facts import Answer, Signatory
from app.documents.report_facts import ReportCard, ReportSection, SlaReportFacts
from app.records.agencies import AgencyRecord
from app.services.issuing.letterheads import letterhead, local_date


def sla_facts(
    session: Session,
    agency_id: int,
    *,
    period: str,
    about: tuple[Answer, ...],
    cards: tuple[ReportCard, ...],
    sections: tuple[ReportSection, ...],
    printed: str,
    at: datetime,
    signatory: Signatory | None = None,
) -> SlaReportFacts:
    """Gather what the SLA report of an agency says; one that is issued names who signs it."""
    agency = session.get_one(AgencyRecord, agency_id)
    return SlaReportFacts(
        agency=letterhead(agency),
        service_title="Laporan SLA",
        issued_on=local_date(at, agency),
        period=period,
        about=about,
        cards=cards,
        sections=sections,
        printed=printed,
        signatory=signatory,
    )
