"""The SLA dashboard: what is late, what will be late, where and why, over a period; as a page, a PDF and a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from flask import Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import force_locale, format_timedelta
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
from app.screens.supervisor.reports import report_of, satisfaction_of, workbook_of
from app.screens.words import working_time_words
from app.services.calendars import get_calendar
from app.services.oversight.dashboard import UnknownChoice, read_dashboard
from app.services.oversight.figures.choices import Chosen
from app.services.oversight.figures.periods import PeriodKind, find_period, list_periods, period_of
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
            may=_may,
            may_list=links.may_list,
            new_key=new_request_key,
            heartbeat=read_heartbeat(session(), at, current_app.config["SETTINGS"].sweep_seconds),
            ago=lambda moment: format_timedelta(moment - at, add_direction=True),
            period=period_words(board.chosen.period),
            periods=_period_choices(board),
        )

    @expose("/report.pdf")
    @has_access
    @permission_name(Verb.READ)
    def report(self) -> Any:
        """Print the figures; papers of the office are in Indonesian, whatever the reader's language."""
        board = _board()
        with force_locale("id"):
            pdf = report_of(board, now())
        return _file(pdf, PDF, f"laporan-sla-{board.chosen.period.key}.pdf", "inline")

    @expose("/satisfaction.pdf")
    @has_access
    @permission_name(Verb.READ)
    def satisfaction(self) -> Any:
        """Print the satisfaction survey (SKM) of the chosen period."""
        board = _board()
        with force_locale("id"):
            pdf = satisfaction_of(board, now())
        if pdf is None:
            flash(
                _("Nobody answered the satisfaction survey in this period. Choose a longer one."), "warning"
            )
            return redirect(f"{url_for('DashboardScreen.dashboard')}?{urlencode(request.args)}")
        return _file(pdf, PDF, f"laporan-skm-{board.chosen.period.key}.pdf", "inline")

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
    actor, at = current_actor(), now()
    today = get_calendar(session(), actor.agency_id).date_of(at)
    chosen = Chosen(
        agency_id=actor.agency_id,
        period=find_period(request.args.get("period", "")) or period_of(PeriodKind.QUARTER, today),
        permit_type_id=number_argument("permit_type"),
        step_key=request.args.get("step", ""),
        office_key=request.args.get("office", ""),
    )
    try:
        return read_dashboard(session(), chosen, today)
    except UnknownChoice:
        abort(HTTPStatus.NOT_FOUND)


def _period_choices(board: Dashboard) -> list[tuple[str, list[tuple[str, str]]]]:
    """List the periods in groups, with the chosen one among them however old it is."""
    today = get_calendar(session(), board.chosen.agency_id).date_of(now())
    headings = {
        PeriodKind.QUARTER: _("Quarters"),
        PeriodKind.SEMESTER: _("Semesters"),
        PeriodKind.MONTH: _("Months"),
        PeriodKind.YEAR: _("Years"),
    }
    groups = list_periods(today)
    chosen = board.chosen.period
    return [
        (
            headings[kind],
            [
                (one.key, period_words(one))
                for one in (*found, *([chosen] if chosen.kind is kind and chosen not in found else []))
            ],
        )
        for kind, found in groups.items()
    ]


def _overruns(board: Dashboard) -> list[OverrunLine]:
    calendar, at = get_calendar(session(), board.chosen.agency_id), now()
    tasks = [one.task_id for one in board.breaches if one.task_id]
    may_act = _may(Resource.RESCUE, Verb.WRITE)
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


def _may(resource: str, verb: str = Verb.READ) -> bool:
    return bool(current_app.extensions["appbuilder"].sm.has_access(f"can_{verb}", resource))


def _may_list() -> bool:
    """Whether the reader may open the lists: both their screens and every file of the agency."""
    return _may(Resource.REGISTER) and Permission.CASE_VIEW_ALL in current_actor().officer.permissions


def _file(content: bytes, mimetype: str, name: str, disposition: str) -> Response:
    headers = {"Content-Disposition": f'{disposition}; filename="{name}"'}
    return Response(content, mimetype=mimetype, headers=headers)
