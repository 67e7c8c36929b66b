"""Issuing a report: once for a period that is over, signed by whoever heads the office that day, archived as printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, scoped_session

from app.documents.facts import Signatory
from app.records.agencies import AgencyRecord
from app.records.reports import IssuedReportRecord
from app.services.actors import Actor
from app.services.issued_reports.reading import find_issued, read_issued
from app.services.issued_reports.refusals import ReportReason, ReportRefused
from app.services.issued_reports.values import IssuedReport, ReportFacts, Subject
from app.services.issuing.heads import find_head
from app.services.issuing.letterheads import local_date
from app.services.papers.filing import know_files
from app.services.papers.values import StoredPart
from app.services.templates.press import Print, note_print, print_document
from app.services.tools import Tools
from app.services.transactions import transaction

PDF = "application/pdf"


def issue_report(
    session: Session | scoped_session[Session],
    tools: Tools,
    subject: Subject,
    gather: Callable[[Signatory], ReportFacts],
    *,
    by: Actor,
    at: datetime,
) -> IssuedReport:
    """Issue a report and give it; one that was issued before is given as it is, and nothing is printed.

    `gather` tells what the report says, under the head's name. `ReportRefused` while the period runs, for another
    agency's, and on a day when nobody heads the office; `Declined` where it cannot be printed whole.
    """
    reading = session() if isinstance(session, scoped_session) else session
    if subject.agency_id != by.agency_id:
        raise ReportRefused(ReportReason.UNKNOWN_REPORT)
    found = find_issued(reading, subject)
    if found is not None:
        return found
    agency, head = _signed_by(reading, subject, at)
    facts = gather(head)
    made = print_document(reading, tools, kind=subject.kind.document, facts=facts, agency=agency, at=at)
    stored = tools.store.put(made.document.pdf)
    paper = StoredPart(stored.sha256, stored.size, PDF)
    try:
        with transaction(session) as writing:
            _file(writing, subject, made, paper, signatory=head.name, by=by, at=at)
    except IntegrityError:
        if find_issued(reading, subject) is None:
            raise
    return read_issued(reading, subject)


def _signed_by(session: Session, subject: Subject, at: datetime) -> tuple[AgencyRecord, Signatory]:
    agency = session.get_one(AgencyRecord, subject.agency_id)
    today = local_date(at, agency)
    if not subject.is_closed(today):
        raise ReportRefused(ReportReason.PERIOD_RUNS)
    head = find_head(session, agency.id, today)
    if head is None:
        raise ReportRefused(ReportReason.NO_HEAD)
    return agency, head


def _file(
    session: Session,
    subject: Subject,
    made: Print,
    paper: StoredPart,
    *,
    signatory: str,
    by: Actor,
    at: datetime,
) -> None:
    know_files(session, [paper], at)
    note_print(session, made, paper.sha256)
    session.execute(
        insert(IssuedReportRecord).values(
            agency_id=subject.agency_id,
            kind=subject.kind.value,
            period=subject.period.key,
            permit_type_id=subject.permit_type_id,
            sha256=paper.sha256,
            signatory=signatory,
            issued_at=at,
            issued_by=by.id,
        )
    )
