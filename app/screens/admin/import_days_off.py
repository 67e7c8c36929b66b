"""Taking in the published national holidays and collective leave of a year, for one agency's calendar."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import flash, redirect, request, url_for
from flask_appbuilder import expose, has_access
from flask_appbuilder.security.decorators import permission_name
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from app.domain.working_time.days_off import DayOffKind
from app.extensions import db
from app.screens.admin.catalogue_screen import OwnAgencyForm
from app.screens.admin.choices import options
from app.screens.admin.days_off import KINDS
from app.screens.arguments import number_argument
from app.screens.base import OfficeBaseView
from app.screens.base.fields import WholeField
from app.screens.identity import current_officer
from app.screens.permissions import Resource, Verb
from app.services.agencies import list_agencies
from app.services.calendars import PUBLISHED_KINDS, import_holidays

FIRST_YEAR, LAST_YEAR = 2015, 2100


class ImportForm(OwnAgencyForm):
    """Which year and kinds, by which decree, and for which agency where there is a choice."""

    agency = SelectField(_("Agency"), coerce=int, choices=lambda: options(list_agencies(db.session)))
    year = WholeField(
        _("Year"),
        validators=[InputRequired(), NumberRange(FIRST_YEAR, LAST_YEAR)],
        description=_("Days that are there already stay as they are."),
    )
    kinds = SelectMultipleField(
        _("Kinds"),
        choices=options((kind, KINDS[kind]) for kind in PUBLISHED_KINDS),
        default=[kind.value for kind in PUBLISHED_KINDS],
        validators=[InputRequired()],
    )
    decree = StringField(
        _("Decree"),
        validators=[Length(max=200)],
        description=_("The joint decree (SKB 3 Menteri) of that year."),
    )


class ImportDaysOffScreen(OfficeBaseView):
    """One form; what it takes in is a row like any other and is changed among the days off."""

    route_base = "/days-off"
    class_permission_name = Resource.HOLIDAY
    default_view = "take_in"

    @expose("/take-in", methods=["GET", "POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def take_in(self) -> Any:
        """Ask for a year and take in its days."""
        form = ImportForm(data=_asked_for())
        if not form.validate_on_submit():
            status = HTTPStatus.OK if request.method == "GET" else HTTPStatus.UNPROCESSABLE_ENTITY
            return self.form_page(gettext("Take in days off"), form, status)
        year = int(form.year.data or 0)
        decrees = {year: str(form.decree.data)} if form.decree.data else {}
        kinds = [DayOffKind(kind) for kind in form.kinds.data]
        taken = import_holidays(db.session, _agency_of(form), [year], decrees, kinds)
        flash(_taken_sentence(taken, year), "success" if taken else "info")
        return redirect(url_for("DayOffScreen.list"))

    def get_default_url(self) -> str:
        """Return where leaving the form leads."""
        return url_for("DayOffScreen.list")


def _asked_for() -> dict[str, object]:
    """Begin with the year and agency whose lack led here."""
    named = {"year": number_argument("year"), "agency": number_argument("agency")}
    return {name: value for name, value in named.items() if value is not None}


def _agency_of(form: ImportForm) -> int:
    """Only who serves every agency was asked for one; everybody else's is his own."""
    if form.agency is not None:
        return int(form.agency.data)
    officer = current_officer()
    assert officer is not None
    assert officer.agency_id is not None
    return officer.agency_id


def _taken_sentence(taken: int, year: int) -> str:
    if not taken:
        return gettext("Nothing new: every published day off of %(year)s is there already.", year=year)
    return ngettext(
        "%(num)d day off of %(year)s was taken in.",
        "%(num)d days off of %(year)s were taken in.",
        taken,
        year=year,
    )
