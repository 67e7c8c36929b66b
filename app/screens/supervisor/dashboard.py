"""The SLA dashboard: what is late, what will be late, where and why, over a period; as a page, a PDF and a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from flask import Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import format_timedelta
from flask_babel import gettext as _

from app.domain.case.access import Permission
from app.screens.actor import current_actor, session
from app.screens.arguments import number_argument
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.identity import current_officer
from app.screens.permissions import Resource, Verb
from app.screens.request_keys import new_request_key
from app.screens.supervisor.breach_lines import offers_for
from app.screens.supervisor.cards import card_lines
from app.screens.supervisor.figure_words import period_words
from app.screens.supervisor.links import Links
from app.screens.supervisor.panels import list_panels
from app.screens.supervisor.period_choices import period_choices
from app.screens.supervisor.report_papers import paper_of, preview_of
from app.screens.supervisor.report_sentences import report_sentence
from app.screens.supervisor.reports import workbook_of
from app.screens.supervisor.rights import may
from app.screens.words import working_time_words
from app.services.calendars import get_calendar
from app.services.issued_reports import ReportKind, ReportRefused, Subject
from app.services.oversight.dashboard import UnknownChoice, read_dashboard
from app.services.oversight.figures.choices import Chosen
from app.services.oversight.figures.periods import PeriodKind, find_period, period_of
from app.services.oversight.figures.values import BreachLine, Dashboard
from app.services.oversight.heartbeat import read_heartbeat
from app.services.oversight.lever_offers import LeverOffer
from app.services.task_clocks import in_working_time

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


@dataclass(frozen=True)
class OverrunLine:
    """An open breach as it is printed."""

    breach: BreachLine
    step: str
    late_by: str
    offer: LeverOffer | None


class DashboardScreen(OfficeBaseView):
    """What a supervisor opens first."""

    route_base = "/dashboard"
    class_permission_name = Resource.DASHBOARD
    default_view = "dashboard"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def dashboard(self) -> Any:
        """Show the figures of the chosen period."""
        board, at = _board(), now()
        links = Links(board.chosen, may_list=_may_list())
        return render_template(
            "screens/supervisor/dashboard.html",
            title=_("SLA dashboard"),
            board=board,
            cards=card_lines(board, links),
            panels=list_panels(board, links),
            overruns=_overruns(board) if links.may_list else (),
            may=may,
            may_list=links.may_list,
            new_key=new_request_key,
            heartbeat=read_heartbeat(session(), at, current_app.config["SETTINGS"].sweep_seconds),
            ago=lambda moment: format_timedelta(moment - at, add_direction=True),
            period=period_words(board.chosen.period),
            periods=period_choices(board.chosen.period, _today()),
        )

    @expose("/report.pdf")
    @has_access
    @permission_name(Verb.READ)
    def report(self) -> Any:
        """Print the figures as a preview; of what was issued, give the issued report."""
        board = _board()
        chosen = board.chosen
        subject = Subject(chosen.agency_id, ReportKind.SLA, chosen.period, chosen.permit_type_id)
        name = f"laporan-sla-{chosen.period.key}.pdf"
        is_whole = not (chosen.step_key or chosen.office_key)
        return _file(
            paper_of(subject, lambda: board) if is_whole else preview_of(subject, lambda: board),
            PDF,
            name,
            "inline",
        )

    @expose("/satisfaction.pdf")
    @has_access
    @permission_name(Verb.READ)
    def satisfaction(self) -> Any:
        """Print the satisfaction survey (SKM) of the chosen period as a preview; of what was issued, the issued report."""
        board = _board()
        chosen = board.chosen
        subject = Subject(chosen.agency_id, ReportKind.SKM, chosen.period, chosen.permit_type_id)
        try:
            pdf = paper_of(subject, lambda: board)
        except ReportRefused as refused:
            flash(report_sentence(refused.reason), "warning")
            return redirect(f"{url_for('DashboardScreen.dashboard')}?{urlencode(request.args)}")
        return _file(pdf, PDF, f"laporan-skm-{chosen.period.key}.pdf", "inline")

    @expose("/report.xlsx")
    @has_access
    @permission_name(Verb.READ)
    def workbook(self) -> Any:
        """Give the figures as a workbook."""
        board, officer = _board(), current_officer()
        agency = officer.post.agency_name if officer and officer.post else ""
        book = workbook_of(board, agency=agency, at=now())
        return _file(book, EXCEL, f"laporan-sla-{board.chosen.period.key}.xlsx", "attachment")


def _board() -> Dashboard:
    today = _today()
    chosen = Chosen(
        agency_id=current_actor().agency_id,
        period=find_period(request.args.get("period", "")) or period_of(PeriodKind.QUARTER, today),
        permit_type_id=number_argument("permit_type"),
        step_key=request.args.get("step", ""),
        office_key=request.args.get("office", ""),
    )
    try:
        return read_dashboard(session(), chosen, today)
    except UnknownChoice:
        abort(HTTPStatus.NOT_FOUND)


def _today() -> date:
    return get_calendar(session(), current_actor().agency_id).date_of(now())


def _overruns(board: Dashboard) -> list[OverrunLine]:
    calendar, at = get_calendar(session(), board.chosen.agency_id), now()
    tasks = [one.task_id for one in board.breaches if one.task_id]
    may_act = may(Resource.RESCUE, Verb.WRITE)
    offers = offers_for(session(), current_actor(), tasks, at) if may_act else {}
    return [
        OverrunLine(
            one,
            f"{one.step_number} {one.step}" if one.task_id else _("Time that the law gives to decide"),
            working_time_words(
                in_working_time(calendar, calendar.working_time_between(one.due_at, max(at, one.due_at)), at)
            ),
            offers.get(one.task_id),
        )
        for one in board.breaches
    ]


def _may_list() -> bool:
    """Whether the reader may open the lists: both their screens and every file of the agency."""
    return may(Resource.REGISTER) and Permission.CASE_VIEW_ALL in current_actor().officer.permissions


def _file(content: bytes, mimetype: str, name: str, disposition: str) -> Response:
    headers = {"Content-Disposition": f'{disposition}; filename="{name}"'}
    return Response(content, mimetype=mimetype, headers=headers)
