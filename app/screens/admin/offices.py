"""The technical offices (OPD) whose teams recommend on files of an agency."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms.validators import Email, Optional

from app.records.agencies import OfficeRecord
from app.screens.admin.catalogue_screen import CatalogueScreen
from app.screens.admin.validators import (
    is_key,
    is_postal_code,
    is_printable,
    is_telephone,
    is_website,
)
from app.screens.base import FormFault, OfficeInterface
from app.screens.permissions import Resource
from app.services.usage import is_office_in_use

GROUPS = [
    (_("Identity"), {"fields": ["agency", "name", "short_name", "head_title", "key"]}),
    (_("Letterhead"), {"fields": ["address", "postal_code", "phone", "website", "email"]}),
]
KEPT = {"agency", "key"}
"""What is written once, when the office is put on file."""


class OfficeScreen(CatalogueScreen):
    """Technical offices; one that files have gone to stays."""

    datamodel = OfficeInterface(OfficeRecord)
    route_base = "/offices"
    class_permission_name = Resource.TECHNICAL_OFFICE
    base_order = ("short_name", "asc")

    list_title = _("Technical offices")
    show_title = _("Technical office")
    add_title = _("New technical office")
    edit_title = _("Change technical office")
    label_columns = {
        "agency": _("Agency"),
        "key": _("Key"),
        "name": _("Name"),
        "short_name": _("Short name"),
        "head_title": _("Title of its head"),
        "address": _("Address"),
        "postal_code": _("Postal code"),
        "phone": _("Telephone"),
        "website": _("Website"),
        "email": _("E-mail"),
    }
    description_columns = {
        "key": _("Names the office in procedures; it cannot be changed later."),
        "name": _("As its letterhead prints it, without the regency."),
        "head_title": _("As letters to the office address it."),
        "address": _(
            "Printed on the survey minutes and recommendations of its team; what is left empty has no line there."
        ),
        "phone": _("With the area code."),
        "website": _("Without https://."),
    }
    constraint_sentences = {
        "uq_offices_agency_id_key": _(
            "The agency already has an office with this key. Choose another key, then save again."
        )
    }
    list_columns = ["short_name", "name", "head_title", "agency"]
    show_fieldsets = add_fieldsets = GROUPS
    show_columns = [name for _title, group in GROUPS for name in group["fields"]]
    search_columns = ["agency", "name", "short_name"]
    add_columns = show_columns
    edit_fieldsets = [
        (title, {"fields": [name for name in group["fields"] if name not in KEPT]}) for title, group in GROUPS
    ]
    edit_columns = [name for name in show_columns if name not in KEPT]
    validators_columns = {
        "key": [is_key],
        "name": [is_printable],
        "address": [is_printable],
        "postal_code": [is_postal_code],
        "phone": [is_telephone],
        "website": [is_website],
        "email": [Optional(), Email()],
    }

    def pre_delete(self, item: Any) -> None:
        """Keep an office that a procedure or a file names."""
        if is_office_in_use(self.datamodel.session, item.agency_id, item.key):
            raise FormFault(gettext("Files or procedures name this office, so it was not deleted."))
