"""Reports as papers: the archived bytes of one that was issued, a marked preview of any other.

Papers of the office are in Indonesian, whatever the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import current_app
from flask_babel import force_locale

from app.documents.facts import Signatory, SkmPlan
from app.domain.ikm import Element
from app.screens.actor import current_actor, session, tools
from app.screens.clock import now
from app.screens.supervisor.reports import report_of, satisfaction_of
from app.services.agencies import get_agency
from app.services.issued_reports import (
    IssuedReport,
    ReportFacts,
    ReportKind,
    ReportReason,
    ReportRefused,
    Subject,
    find_issued,
    issue_report,
    preview_report,
)
from app.services.oversight.figures.values import Dashboard
from app.services.oversight.heartbeat import read_heartbeat
from app.services.oversight.satisfaction import Measured
from app.services.rollups import is_folded

Board = Callable[[], Dashboard]
Plans = Mapping[Element, SkmPlan]


def paper_of(subject: Subject, board: Board) -> bytes:
    """Give an issued report as it was archived, or a preview; `ReportRefused` where there is nothing to report."""
    issued = find_issued(session(), subject)
    return preview_of(subject, board) if issued is None else tools().store.read(issued.sha256)


def preview_of(subject: Subject, board: Board, plans: Plans | None = None) -> bytes:
    """Print a report as it would be today, marked as a preview and kept nowhere."""
    with force_locale("id"):
        facts = _facts(subject, board, plans, None)
    return preview_report(session(), tools(), subject, facts, now())


def issue(subject: Subject, board: Board, plans: Plans | None = None) -> IssuedReport:
    """Issue a report; `ReportRefused` says why it cannot be."""

    def gather(head: Signatory) -> ReportFacts:
        with force_locale("id"):
            return _facts(subject, board, plans, head)

    return issue_report(session(), tools(), subject, gather, by=current_actor(), at=now())


def today_of(agency_id: int) -> date:
    """Give the day as the agency's own calendar has it."""
    return now().astimezone(ZoneInfo(get_agency(session(), agency_id).zone)).date()


def _facts(subject: Subject, board: Board, plans: Plans | None, head: Signatory | None) -> ReportFacts:
    if subject.kind is ReportKind.SKM:
        measured = Measured(subject.agency_id, subject.period, subject.permit_type_id)
        return satisfaction_of(measured, now(), plans=plans, signatory=head)
    if head is not None and not _is_counted(subject):
        raise ReportRefused(ReportReason.FIGURES_OLD)
    return report_of(board(), now(), head)


def _is_counted(subject: Subject) -> bool:
    """Whether the sweep has run since the period ended, and has left nothing of the period for another run."""
    last = read_heartbeat(session(), now(), current_app.config["SETTINGS"].sweep_seconds).last_run_at
    zone = ZoneInfo(get_agency(session(), subject.agency_id).zone)
    ended_at = datetime.combine(subject.period.last + timedelta(days=1), time(), zone)
    return last is not None and last >= ended_at and is_folded(session(), subject.agency_id, ended_at)
