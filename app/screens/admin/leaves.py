"""Days on which officers are away; what that leaves unattended is shown among the absences."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField

from app.records.staff import LeaveRecord
from app.screens.admin.catalogue_screen import CatalogueScreen
from app.screens.admin.choices import options
from app.screens.admin.validators import NotBefore
from app.screens.base import FormFault, OfficeInterface
from app.screens.permissions import Resource
from app.services.staffing.absences import LeaveKind

KINDS = {
    LeaveKind.LEAVE: _("Leave"),
    LeaveKind.ILLNESS: _("Illness"),
    LeaveKind.DUTY_TRAVEL: _("Duty travel"),
    LeaveKind.TRAINING: _("Training"),
    LeaveKind.OTHER: _("Other absence"),
}


def leave_kind_name(kind: str) -> str:
    """Name why somebody is away."""
    return str(KINDS[LeaveKind(kind)])


class LeaveScreen(CatalogueScreen):
    """Leave and other absences, one row a stretch of days."""

    datamodel = OfficeInterface(LeaveRecord)
    route_base = "/leaves"
    class_permission_name = Resource.LEAVE
    base_order = ("from_on", "desc")

    list_title = _("Absences of officers")
    show_title = _("Absence")
    add_title = _("New absence")
    edit_title = _("Change absence")
    label_columns = {
        "officer": _("Officer"),
        "kind": _("Why"),
        "from_on": _("First day"),
        "until_on": _("Last day"),
        "note": _("Note"),
    }
    description_columns = {
        "until_on": _(
            "From the first day on, tasks that he has taken go back to his position by themselves."
        ),
        "note": _("For example the number of the letter of leave. Colleagues see it."),
    }
    formatters_columns = {"kind": leave_kind_name}
    list_columns = ["officer", "kind", "from_on", "until_on", "note"]
    show_columns = ["officer", "kind", "from_on", "until_on", "note"]
    search_columns = ["officer", "from_on", "until_on"]
    add_columns = ["officer", "kind", "from_on", "until_on", "note"]
    edit_columns = ["kind", "from_on", "until_on", "note"]
    validators_columns = {"until_on": [NotBefore("from_on")]}
    add_form_extra_fields = {"kind": SelectField(label_columns["kind"], choices=options(KINDS.items()))}
    edit_form_extra_fields = add_form_extra_fields

    def pre_add(self, item: Any) -> None:
        """Keep the row in the agency of its officer."""
        if item.agency_id is None:
            item.agency_id = item.officer.agency_id
        if item.agency_id != item.officer.agency_id:
            raise FormFault(gettext("This officer works for another agency."), field="officer")
