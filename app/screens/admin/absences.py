"""Who is away in the coming weeks, what that leaves unattended, and appointing somebody to act."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.forms import DynamicForm
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from app.screens.actor import session
from app.screens.admin.assignments import CAPACITIES
from app.screens.admin.choices import options
from app.screens.admin.leaves import leave_kind_name
from app.screens.admin.today import today
from app.screens.admin.validators import NotBefore
from app.screens.arguments import LEAVE_ID, POSITION_ID
from app.screens.base import OfficeBaseView
from app.screens.base.fields import DayField
from app.screens.formats import day
from app.screens.identity import current_officer
from app.screens.permissions import Resource, Verb
from app.services.assignments import Capacity
from app.services.permit_type_names import list_permit_types
from app.services.staffing.absences import Absence, list_absences
from app.services.staffing.acting import Appointment, BadAppointment, Unfit, appoint, list_stand_ins
from app.services.transactions import transaction

AHEAD = timedelta(days=31)


class ActingForm(DynamicForm):
    """What the decree says."""

    officer = SelectField(_("Who acts"), coerce=int, validators=[InputRequired()])
    capacity = SelectField(
        _("Capacity"),
        choices=options((one, CAPACITIES[one]) for one in (Capacity.PLH, Capacity.PLT)),
    )
    decree_number = StringField(
        _("Decree number"),
        validators=[DataRequired(), Length(max=80)],
        description=_("It is named beside every act and on the signature block."),
    )
    decree_on = DayField(_("Date of the decree"), validators=[InputRequired()])
    from_on = DayField(_("First day"), validators=[InputRequired()])
    until_on = DayField(_("Last day"), validators=[InputRequired(), NotBefore("from_on")])
    scope = SelectMultipleField(
        _("For which permit types"),
        coerce=int,
        description=_("None ticked: for all of them."),
    )


class AbsenceScreen(OfficeBaseView):
    """The absences of an agency, with what they leave undone."""

    route_base = "/absences"
    class_permission_name = Resource.LEAVE
    default_view = "absences"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def absences(self) -> Any:
        """Show who is away in the next month, and which posts nobody attends then."""
        found = list_absences(session(), _agency_id(), today(), today() + AHEAD)
        return self.render_template(
            "screens/admin/absences.html",
            title=gettext("Absences and acting officers"),
            absences=found,
            kind_name=leave_kind_name,
            today=today(),
            may_write=self.may(Verb.WRITE),
            may_appoint=_may_appoint(self),
        )

    @expose(f"/{LEAVE_ID}/act/{POSITION_ID}", methods=["GET", "POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def act(self, leave_id: int, position_id: int) -> Any:
        """Ask who acts by which decree, and write it down."""
        if not _may_appoint(self):
            abort(HTTPStatus.FORBIDDEN)
        absence = _find(leave_id)
        gap = next((one for one in absence.gaps if one.position_id == position_id), None)
        if gap is None:
            flash(gettext("Nobody is missing there any more."), "info")
            return redirect(url_for("AbsenceScreen.absences"))
        form = _form(absence, gap)
        title = gettext("Who acts as %(position)s while %(name)s is away?", position=gap.position, name=absence.officer)  # fmt: skip
        if request.method == "GET":
            return self.form_page(title, form, HTTPStatus.OK)
        if not form.validate() or not _is_appointed(form, absence, position_id):
            return self.form_page(title, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        flash(
            gettext(
                "The acting officer is on file from %(first)s to %(last)s. His inbox opens on the first day by itself.",
                first=_day_of(form.from_on),
                last=_day_of(form.until_on),
            ),
            "success",
        )
        return redirect(url_for("AbsenceScreen.absences"))

    def get_default_url(self) -> str:
        """Return where leaving the form leads."""
        return url_for("AbsenceScreen.absences")


def _day_of(field: DayField) -> str:
    return "" if field.data is None else day(field.data)


def _agency_id() -> int:
    reader = current_officer()
    if reader is None or reader.agency_id is None:
        return abort(HTTPStatus.FORBIDDEN)
    return reader.agency_id


def _may_appoint(screen: OfficeBaseView) -> bool:
    return bool(screen.appbuilder.sm.has_access(f"can_{Verb.WRITE}", Resource.OFFICER))


def _find(leave_id: int) -> Absence:
    found = list_absences(session(), _agency_id(), today(), today() + AHEAD)
    return next((one for one in found if one.id == leave_id), None) or abort(HTTPStatus.NOT_FOUND)


def _form(absence: Absence, gap: Any) -> ActingForm:
    form = ActingForm(from_on=gap.from_on, until_on=gap.until_on)
    people = list_stand_ins(
        session(), _agency_id(), besides=absence.officer_id, from_on=gap.from_on, until_on=gap.until_on
    )
    form.officer.choices = options((one.id, one.name) for one in people)
    form.scope.choices = options(list_permit_types(session(), _agency_id()))
    return form


def _is_appointed(form: ActingForm, absence: Absence, position_id: int) -> bool:
    assert form.from_on.data is not None
    assert form.until_on.data is not None
    asked = Appointment(
        officer_id=form.officer.data,
        position_id=position_id,
        acting_for_id=absence.officer_id,
        capacity=form.capacity.data,
        from_on=form.from_on.data,
        until_on=form.until_on.data,
        decree_number=form.decree_number.data,
        decree_on=form.decree_on.data,
        scope=tuple(form.scope.data or ()),
    )
    agency_id, on = _agency_id(), today()
    try:
        with transaction(session()) as writing:
            appoint(writing, agency_id, asked, today=on)
    except BadAppointment as bad:
        field, sentence = _refusal(bad.why)
        form[field].errors = [*form[field].errors, sentence]
        return False
    return True


def _refusal(why: Unfit) -> tuple[str, str]:
    return {
        Unfit.UNKNOWN: ("officer", gettext("This person does not work here any more. Choose another.")),
        Unfit.NO_DECREE: ("decree_number", gettext("An acting officer needs the number of his decree.")),
        Unfit.DAYS_REVERSED: ("until_on", gettext("The last day must not lie before the first.")),
        Unfit.HIMSELF: ("officer", gettext("Nobody acts for himself. Choose another.")),
        Unfit.AWAY_TOO: ("officer", gettext("He is away on some of these days himself. Choose another, or shorten the days.")),
        Unfit.HOLDS_IT: ("officer", gettext("He holds this position on some of these days already.")),
    }[why]  # fmt: skip
