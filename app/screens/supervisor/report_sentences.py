"""Why no report was made, in words that say what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask_babel import gettext as _

from app.domain.respondents import FEWEST
from app.services.issued_reports import ReportKind, ReportReason


def report_sentence(reason: ReportReason) -> str:
    """Word why no report was made."""
    return _SENTENCES[reason]()


def report_word(kind: ReportKind) -> str:
    """Name a report."""
    return _KINDS[kind]()


_KINDS: Mapping[ReportKind, Callable[[], str]] = {
    ReportKind.SKM: lambda: _("Satisfaction report (SKM)"),
    ReportKind.SLA: lambda: _("SLA report"),
}
_SENTENCES: Mapping[ReportReason, Callable[[], str]] = {
    ReportReason.PERIOD_RUNS: lambda: _(
        "This period is still running, so its report cannot be issued yet. Look at a preview, or choose an earlier period."
    ),
    ReportReason.FIGURES_OLD: lambda: _(
        "The figures have not been counted since this period ended. Ask the system's admin to start the scheduler, then issue the report."
    ),
    ReportReason.NO_ANSWERS: lambda: _(
        "Nobody answered the satisfaction survey in this period. Choose a longer one."
    ),
    ReportReason.PERIOD_TOO_SHORT: lambda: _(
        "The survey of a single service is reported on by semester or year only, since reports of shorter periods together could name respondents. Choose a semester, a year, or all services."
    ),
    ReportReason.TOO_FEW_ANSWERS: lambda: _(
        "Fewer than %(fewest)s people answered for this service, or for one that could be told from this report, so it would name them. Choose all services.",
        fewest=FEWEST,
    ),
    ReportReason.NO_HEAD: lambda: _(
        "Nobody heads the office today, so nobody can sign the report. Enter an acting head (Plh. or Plt.), then issue it."
    ),
    ReportReason.UNKNOWN_REPORT: lambda: _("There is no such report."),
}
