"""Days on which an agency is closed, each by its decree."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import SelectField

from app.domain.working_time.days_off import DayOffKind
from app.records.calendars import DayOffRecord
from app.screens.admin.calendar.banner import agency_with_changes
from app.screens.admin.catalogue_screen import CatalogueScreen
from app.screens.admin.choices import options
from app.screens.base import OfficeInterface
from app.screens.permissions import Resource

KINDS = {
    DayOffKind.NATIONAL_HOLIDAY: _("National holiday"),
    DayOffKind.COLLECTIVE_LEAVE: _("Collective leave"),
    DayOffKind.LOCAL: _("Local day off"),
}


def kind_name(kind: str) -> str:
    """Name a kind of day off."""
    return str(KINDS[DayOffKind(kind)])


class DayOffScreen(CatalogueScreen):
    """Days off; deadlines skip them and name the decree."""

    datamodel = OfficeInterface(DayOffRecord)
    route_base = "/days-off"
    class_permission_name = Resource.HOLIDAY
    base_order = ("on_date", "desc")
    list_template = "screens/admin/days_off.html"
    extra_args = {"agency_with_changes": agency_with_changes}

    list_title = _("Days off")
    show_title = _("Day off")
    add_title = _("New day off")
    edit_title = _("Change day off")
    label_columns = {
        "agency": _("Agency"),
        "on_date": _("Date"),
        "kind": _("Kind"),
        "name": _("Name"),
        "decree": _("Decree"),
    }
    description_columns = {
        "decree": _("What a deadline is explained with when it skips this day."),
    }
    constraint_sentences = {
        "uq_days_off_agency_id_on_date_kind": _(
            "This day is already off for this kind of reason. Change that row instead."
        )
    }
    formatters_columns = {"kind": kind_name}
    list_columns = ["on_date", "name", "kind", "decree", "agency"]
    show_columns = ["agency", "on_date", "name", "kind", "decree"]
    search_columns = ["agency", "on_date", "name"]
    add_columns = ["agency", "on_date", "name", "kind", "decree"]
    edit_columns = ["on_date", "name", "kind", "decree"]
    add_form_extra_fields = {"kind": SelectField(label_columns["kind"], choices=options(KINDS.items()))}
    edit_form_extra_fields = add_form_extra_fields
