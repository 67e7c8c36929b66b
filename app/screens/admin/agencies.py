"""The agencies of this installation: letterhead, numbering and time zone, each kept by its own admin."""

from __future__ import annotations

from typing import Any

from flask import abort
from flask_appbuilder import expose, has_access
from flask_babel import lazy_gettext as _
from wtforms import SelectField
from wtforms.validators import Email, Optional

from app.records.agencies import AgencyRecord
from app.screens.admin.catalogue_screen import CatalogueScreen, sees_every_agency
from app.screens.admin.choices import options
from app.screens.admin.validators import is_key, is_postal_code
from app.screens.base import OfficeInterface
from app.screens.permissions import Resource

ZONES = (
    ("Asia/Jakarta", _("Western Indonesia Time (WIB)")),
    ("Asia/Makassar", _("Central Indonesia Time (WITA)")),
    ("Asia/Jayapura", _("Eastern Indonesia Time (WIT)")),
)
FOUNDED_BY_THE_INSTALLATION = {"add", "delete"}


LABELS = {
    "key": _("Key"),
    "name": _("Name"),
    "short_name": _("Short name"),
    "government": _("Government"),
    "regency": _("Regency or city"),
    "place": _("Place of signing"),
    "address": _("Address"),
    "postal_code": _("Postal code"),
    "phone": _("Telephone"),
    "website": _("Website"),
    "email": _("E-mail"),
    "zone": _("Time zone"),
    "unit_code": _("Unit code in numbers"),
}
HELP = {
    "key": _("Names the agency in seeds and templates; it cannot be changed later."),
    "name": _("As the letterhead prints it, without the regency."),
    "short_name": _("As people call it; shown in the menu and on public pages."),
    "government": _("The first line of the letterhead."),
    "place": _("Printed before the date of a permit."),
    "unit_code": _("Stands for {unit} in the pattern of a number."),
}
GROUPS = [
    (_("Identity"), {"fields": ["name", "short_name", "government", "regency", "key"]}),
    (_("Letterhead"), {"fields": ["address", "postal_code", "place", "phone", "website", "email"]}),
    (_("Numbers and clocks"), {"fields": ["unit_code", "zone"]}),
]


class AgencyScreen(CatalogueScreen):
    """An agency's admin changes his own; only the installation's admin adds or removes one."""

    datamodel = OfficeInterface(AgencyRecord)
    route_base = "/agencies"
    class_permission_name = Resource.AGENCY
    agency_column = "id"
    base_order = ("short_name", "asc")

    list_title = _("Agencies")
    show_title = _("Agency")
    add_title = _("New agency")
    edit_title = _("Change agency")
    label_columns = LABELS
    description_columns = HELP
    constraint_sentences = {
        "uq_agencies_key": _("Another agency already has this key. Choose another, then save again.")
    }
    list_columns = ["short_name", "regency", "place", "phone", "email"]
    search_columns = ["name", "short_name", "regency"]
    show_fieldsets = GROUPS
    show_columns = [name for _title, group in GROUPS for name in group["fields"]]
    add_fieldsets = GROUPS
    add_columns = show_columns
    edit_fieldsets = [
        (title, {"fields": [name for name in group["fields"] if name != "key"]}) for title, group in GROUPS
    ]
    edit_columns = [name for name in show_columns if name != "key"]
    validators_columns = {
        "key": [is_key],
        "postal_code": [is_postal_code],
        "email": [Optional(), Email()],
    }
    add_form_extra_fields = {"zone": SelectField(LABELS["zone"], choices=options(ZONES))}
    edit_form_extra_fields = add_form_extra_fields

    @expose("/add", methods=["GET", "POST"])
    @has_access
    def add(self) -> Any:
        """Found an agency."""
        _insist_on_every_agency()
        return super().add()

    @expose("/delete/<pk>", methods=["POST"])
    @has_access
    def delete(self, pk: str) -> Any:
        """Remove an agency that nothing belongs to."""
        _insist_on_every_agency()
        return super().delete(pk)

    def may(self, method: str) -> bool:
        """Whether the reader may use this method."""
        return super().may(method) and (method not in FOUNDED_BY_THE_INSTALLATION or sees_every_agency())


def _insist_on_every_agency() -> None:
    if not sees_every_agency():
        abort(403)
