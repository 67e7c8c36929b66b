"""Adding the hours of Ramadan: from when to when, on which basis; the hours themselves are the government's."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import flash, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.forms import DynamicForm
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired, Length

from app.screens.actor import session
from app.screens.admin.calendar.sentences import refusal_words
from app.screens.admin.calendar.whose import agencies_to_choose, chosen_agency
from app.screens.admin.validators import NotBefore
from app.screens.base import OfficeBaseView
from app.screens.base.fields import DayField
from app.screens.permissions import Resource, Verb
from app.services.calendars.ramadan import RAMADAN_BASIS, add_ramadan
from app.services.calendars.refusals import CalendarRefused


class RamadanForm(DynamicForm):
    """When Ramadan is, and what says so."""

    label = StringField(
        _("Name"), validators=[InputRequired(), Length(max=80)], description=_("For example Ramadan 1448 H.")
    )
    from_on = DayField(_("First day"), validators=[InputRequired()])
    until_on = DayField(_("Last day"), validators=[InputRequired(), NotBefore("from_on")])
    decree = StringField(
        _("Decree"),
        default=RAMADAN_BASIS,
        validators=[InputRequired(), Length(max=200)],
        description=_(
            "Monday to Thursday 08.00–15.00 with a break of 30 minutes, Friday 08.00–15.30 with one of 60. They may be changed afterwards."
        ),
    )
    agency = HiddenField()


class RamadanScreen(OfficeBaseView):
    """One form; what it adds are rows like any other, and hold once they are put in force."""

    route_base = "/calendar"
    class_permission_name = Resource.CALENDAR
    default_view = "ramadan"

    @expose("/ramadan", methods=["GET", "POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def ramadan(self) -> Any:
        """Ask for the days, and add the period with its hours."""
        agency_id = chosen_agency()
        form = RamadanForm()
        form.agency.data = str(agency_id)
        title = gettext("Add Ramadan hours")
        if request.method == "GET":
            return self.form_page(title, form, HTTPStatus.OK)
        if not form.validate():
            return self.form_page(title, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        first, last = form.from_on.data, form.until_on.data
        assert first is not None
        assert last is not None
        try:
            add_ramadan(
                session(),
                agency_id,
                label=str(form.label.data),
                from_on=first,
                until_on=last,
                decree=str(form.decree.data),
            )
        except CalendarRefused as refused:
            form.from_on.errors = [*form.from_on.errors, refusal_words(refused)]
            return self.form_page(title, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        flash(
            gettext("The Ramadan hours were added. They hold once the calendar is put in force."), "success"
        )
        return redirect(self.get_default_url())

    def get_default_url(self) -> str:
        """Return to the calendar that was being changed."""
        return url_for("CalendarScreen.year", agency=chosen_agency() if agencies_to_choose() else None)
