"""Issued reports of an agency: which there are, and their archived bytes by what they are of."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.records.catalogue import PermitTypeRecord
from app.records.reports import IssuedReportRecord
from app.services.issued_reports.refusals import ReportReason, ReportRefused
from app.services.issued_reports.values import IssuedReport, ReportKind, Subject
from app.services.oversight.figures.periods import find_period

MOST_SHOWN = 60


def list_issued(session: Session, agency_id: int) -> tuple[IssuedReport, ...]:
    """List the latest issued reports of an agency, the newest first."""
    query = _of(agency_id).order_by(IssuedReportRecord.id.desc()).limit(MOST_SHOWN)
    return tuple(map(_issued, session.execute(query)))


def find_issued(session: Session, subject: Subject) -> IssuedReport | None:
    """Find the issued report of a subject."""
    report = IssuedReportRecord
    query = _of(subject.agency_id).where(
        report.kind == subject.kind.value,
        report.period == subject.period.key,
        report.permit_type_id.is_(None)
        if subject.permit_type_id is None
        else report.permit_type_id == subject.permit_type_id,
    )
    row = session.execute(query).one_or_none()
    return None if row is None else _issued(row)


def read_issued(session: Session, subject: Subject) -> IssuedReport:
    """Give the issued report of a subject; `ReportRefused(UNKNOWN_REPORT)` where there is none."""
    found = find_issued(session, subject)
    if found is None:
        raise ReportRefused(ReportReason.UNKNOWN_REPORT)
    return found


def get_issued(session: Session, agency_id: int, report_id: int) -> IssuedReport:
    """Give an issued report of an agency; `ReportRefused(UNKNOWN_REPORT)` for any other."""
    row = session.execute(_of(agency_id).where(IssuedReportRecord.id == report_id)).one_or_none()
    if row is None:
        raise ReportRefused(ReportReason.UNKNOWN_REPORT)
    return _issued(row)


def _of(agency_id: int) -> Select[Any, Any]:
    named = select(IssuedReportRecord, PermitTypeRecord.name).outerjoin(
        PermitTypeRecord, PermitTypeRecord.id == IssuedReportRecord.permit_type_id
    )
    return named.where(IssuedReportRecord.agency_id == agency_id)


def _issued(found: Any) -> IssuedReport:
    row, permit_type = found
    period = find_period(row.period)
    assert period is not None
    return IssuedReport(
        id=row.id,
        subject=Subject(row.agency_id, ReportKind(row.kind), period, row.permit_type_id),
        permit_type=permit_type or "",
        signatory=row.signatory,
        issued_at=row.issued_at,
        sha256=row.sha256,
    )
