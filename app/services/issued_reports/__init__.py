"""Reports under the head's name: made once of a closed period, archived, and fetched as they were ever after."""

from __future__ import annotations

from app.services.issued_reports.issuing import issue_report
from app.services.issued_reports.previewing import preview_report
from app.services.issued_reports.reading import find_issued, get_issued, list_issued
from app.services.issued_reports.refusals import ReportReason, ReportRefused
from app.services.issued_reports.values import IssuedReport, ReportFacts, ReportKind, Subject

__all__ = [
    "IssuedReport",
    "ReportFacts",
    "ReportKind",
    "ReportReason",
    "ReportRefused",
    "Subject",
    "find_issued",
    "get_issued",
    "issue_report",
    "list_issued",
    "preview_report",
]
