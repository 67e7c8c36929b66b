"""The reports of the office: choose one, look at it, write its plan, issue it once, fetch what was issued."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.ikm import ITEMS, Element
from app.screens.actor import current_actor, session, tools
from app.screens.base import OfficeBaseView
from app.screens.permissions import Resource, Verb
from app.screens.refusing import named
from app.screens.sentences import sentence_of
from app.screens.supervisor.figure_words import period_words
from app.screens.supervisor.period_choices import period_choices
from app.screens.supervisor.report_choice import LONGEST, board_of, read_plans, read_subject, unprintable_in
from app.screens.supervisor.report_papers import issue, preview_of, today_of
from app.screens.supervisor.report_sentences import report_sentence, report_word
from app.screens.supervisor.rights import may
from app.services.declined import Declined
from app.services.issued_reports import (
    IssuedReport,
    ReportKind,
    ReportRefused,
    Subject,
    find_issued,
    get_issued,
    list_issued,
)
from app.services.oversight.satisfaction import Measured, get_survey
from app.services.permit_type_names import list_permit_types

REPORT_ID = "<int(max=9223372036854775807):report_id>"
STEMS = {ReportKind.SKM: "laporan-skm", ReportKind.SLA: "laporan-sla"}


class ReportScreen(OfficeBaseView):
    """Reports under the head's name; what is issued stays as it is."""

    route_base = "/reports"
    class_permission_name = Resource.REPORT
    default_view = "reports"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def reports(self) -> Any:
        """Show the chosen report and those that were issued."""
        return _page(read_subject(request.args))

    @expose("/preview", methods=["POST"])
    @has_access
    @permission_name(Verb.READ)
    def preview(self) -> Any:
        """Print the chosen report as it would be today, with the plan as it is written."""
        subject = read_subject(request.form)
        try:
            pdf = preview_of(subject, lambda: board_of(subject), read_plans(request.form))
        except (ReportRefused, Declined) as refused:
            return _refused(subject, refused)
        return _file(pdf, _name(subject), "inline")

    @expose("/issue", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def issue(self) -> Any:
        """Issue the chosen report, or say why it cannot be."""
        subject, plans = read_subject(request.form), read_plans(request.form)
        lacking = unprintable_in(plans)
        if lacking:
            signs = " ".join(lacking)
            flash(_("These signs cannot be printed: %(signs)s. Leave them out.", signs=signs), "danger")
            return _page(subject), HTTPStatus.UNPROCESSABLE_ENTITY
        try:
            issued = issue(subject, lambda: board_of(subject), plans)
        except (ReportRefused, Declined) as refused:
            return _refused(subject, refused)
        flash(
            _(
                "The report is issued and archived: %(report)s.",
                report=_title(issued.subject, issued.permit_type),
            ),
            "success",
        )
        return redirect(url_for("ReportScreen.reports", **_arguments(subject)))

    @expose(f"/{REPORT_ID}/file")
    @has_access
    @permission_name(Verb.READ)
    def file(self, report_id: int) -> Any:
        """Hand over an issued report as it was archived."""
        try:
            issued = get_issued(session(), current_actor().agency_id, report_id)
        except ReportRefused:
            abort(HTTPStatus.NOT_FOUND)
        return _file(tools().store.read(issued.sha256), _name(issued.subject), "attachment")


def _page(subject: Subject) -> str:
    issued = find_issued(session(), subject)
    lowest, refusal = _lowest(subject, issued)
    today = today_of(subject.agency_id)
    permit_types = list_permit_types(session(), subject.agency_id)
    return render_template(
        "screens/supervisor/reports.html",
        title=_("Reports"),
        subject=subject,
        kinds=[(kind.value, report_word(kind)) for kind in ReportKind],
        periods=period_choices(subject.period, today),
        permit_types=permit_types,
        chosen=_title(subject, dict(permit_types).get(subject.permit_type_id or 0, "")),
        issued=issued,
        is_closed=subject.is_closed(today),
        lowest=[(element.value, ITEMS[element].label) for element in lowest],
        longest=LONGEST,
        typed=request.form,
        refusal=refusal,
        may_issue=may(Resource.REPORT, Verb.WRITE),
        all_issued=[
            (one, _title(one.subject, one.permit_type)) for one in list_issued(session(), subject.agency_id)
        ],
    )


def _lowest(subject: Subject, issued: IssuedReport | None) -> tuple[tuple[Element, ...], str]:
    """Give the elements that ask for a plan, or the sentence why there is no report."""
    if issued is not None or subject.kind is not ReportKind.SKM:
        return (), ""
    try:
        measured = Measured(subject.agency_id, subject.period, subject.permit_type_id)
        return get_survey(session(), measured).lowest, ""
    except ReportRefused as refused:
        return (), report_sentence(refused.reason)


def _refused(subject: Subject, refused: ReportRefused | Declined) -> Any:
    if isinstance(refused, ReportRefused):
        flash(report_sentence(refused.reason), "danger")
    else:
        flash(sentence_of(named(refused.refused)), "danger")
    return _page(subject), HTTPStatus.UNPROCESSABLE_ENTITY


def _title(subject: Subject, permit_type: str = "") -> str:
    parts = [report_word(subject.kind), period_words(subject.period), permit_type]
    return " · ".join(filter(None, parts))


def _arguments(subject: Subject) -> dict[str, Any]:
    chosen = {"kind": subject.kind.value, "period": subject.period.key}
    return chosen if subject.permit_type_id is None else {**chosen, "permit_type": subject.permit_type_id}


def _name(subject: Subject) -> str:
    service = f"-{subject.permit_type_id}" if subject.permit_type_id else ""
    return f"{STEMS[subject.kind]}-{subject.period.key}{service}.pdf"


def _file(content: bytes, name: str, disposition: str) -> Response:
    answer = Response(content, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'{disposition}; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
