"""Where the series of numbers stand, from where they are to go on, and reading a number back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.const import PERMISSION_PREFIX
from flask_appbuilder.forms import DynamicForm
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import IntegerField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from app.screens.actor import session
from app.screens.admin.choices import options
from app.screens.admin.numbers import reason_words
from app.screens.admin.today import today
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.identity import current_officer
from app.screens.kind_words import kind_word
from app.screens.permissions import Resource, Verb
from app.services.number_series.reading import read_number
from app.services.number_series.standing import Series, list_series
from app.services.number_series.starting import BadStart, Start, StartRefused, set_start
from app.services.transactions import transaction


class SeriesStartForm(DynamicForm):
    """From which number a series goes on."""

    series = SelectField(_("Series"), validators=[InputRequired()])
    next_number = IntegerField(
        _("Next number"),
        validators=[InputRequired(), NumberRange(min=1)],
        description=_(
            "The number that the next document gets: one more than the last one given in the old register."
        ),
    )
    reason = TextAreaField(
        _("Why"),
        validators=[DataRequired(), Length(max=500)],
        description=_("For example: taken over from the manual register, last number 0412."),
    )


class NumberSeriesScreen(OfficeBaseView):
    """The series of one agency; its admin may set where they go on."""

    route_base = "/number-series"
    class_permission_name = Resource.NUMBER
    default_view = "series"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def series(self) -> Any:
        """Show each series of this year, and what a number tells that somebody looks for."""
        agency_id, asked = _agency_id(), " ".join(request.args.get("number", "")[:200].split())
        return self.render_template(
            "screens/admin/number_series.html",
            title=gettext("Series of numbers in %(year)s", year=today().year),
            series=list_series(session(), agency_id, today().year),
            label_of=_label_of,
            names_of=_names_of,
            may_change_patterns=self.appbuilder.sm.has_access(
                f"{PERMISSION_PREFIX}{Verb.WRITE}", Resource.TEMPLATE
            ),
            asked=asked,
            readings=read_number(session(), agency_id, asked) if asked else (),
            reason_words=reason_words,
            may_write=self.may(Verb.WRITE),
        )

    @expose("/start", methods=["GET", "POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def start(self) -> Any:
        """Ask from where a series is to go on, and write it down."""
        agency_id, title = _agency_id(), gettext("Let a series go on from another number")
        form = SeriesStartForm()
        known = list_series(session(), agency_id, today().year)
        form.series.choices = options((one.series, _label_of(one)) for one in known)
        if request.method == "GET":
            form.series.data = request.args.get("series", "")
            return self.form_page(title, form, HTTPStatus.OK)
        if not form.validate() or not _is_set(form, agency_id):
            return self.form_page(title, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        flash(
            gettext("The next number of this series is %(number)s.", number=form.next_number.data), "success"
        )
        return redirect(url_for("NumberSeriesScreen.series"))

    def get_default_url(self) -> str:
        """Return where leaving the form leads."""
        return url_for("NumberSeriesScreen.series")


def _agency_id() -> int:
    reader = current_officer()
    if reader is None or reader.agency_id is None:
        return abort(HTTPStatus.FORBIDDEN)
    return reader.agency_id


def _label_of(series: Series) -> str:
    return gettext("Register of files") if series.is_register else series.series


def _names_of(series: Series) -> tuple[str, ...]:
    return (*series.permit_types, *(kind_word(kind) for kind in series.letters))


def _is_set(form: SeriesStartForm, agency_id: int) -> bool:
    by = current_officer()
    assert by is not None
    assert form.next_number.data is not None
    asked = Start(form.series.data, today().year, form.next_number.data, form.reason.data or "")
    at = now()
    try:
        with transaction(session()) as writing:
            set_start(writing, agency_id, asked, by=by.user_id, by_name=by.name, at=at)
    except StartRefused as refused:
        field, sentence = _refusal(refused)
        form[field].errors = [*form[field].errors, sentence]
        return False
    return True


def _refusal(refused: StartRefused) -> tuple[str, str]:
    return {
        BadStart.UNKNOWN_SERIES: ("series", gettext("This series is no longer used. Choose another.")),
        BadStart.GIVEN_ALREADY: (
            "next_number",
            gettext(
                "Number %(highest)s has been given already, so the series can only go on above it. Write %(next)s or more.",
                highest=refused.highest,
                next=refused.highest + 1,
            ),
        ),
        BadStart.NO_CHANGE: ("next_number", gettext("The series goes on with this number anyway.")),
        BadStart.TOO_HIGH: (
            "next_number",
            gettext("This number is too high. Check it for a digit too many."),
        ),
        BadStart.NO_REASON: ("reason", gettext("Write why, so that a later reader understands the gap.")),
    }[refused.why]
