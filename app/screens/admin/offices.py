"""The technical offices (OPD) whose teams recommend on files of an agency."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from app.records.agencies import OfficeRecord
from app.screens.admin.catalogue_screen import CatalogueScreen
from app.screens.admin.validators import is_key
from app.screens.base import FormFault, OfficeInterface
from app.screens.permissions import Resource
from app.services.usage import is_office_in_use


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
    }
    description_columns = {
        "key": _("Names the office in procedures; it cannot be changed later."),
        "head_title": _("As letters to the office address it."),
    }
    constraint_sentences = {
        "uq_offices_agency_id_key": _(
            "The agency already has an office with this key. Choose another key, then save again."
        )
    }
    list_columns = ["short_name", "name", "head_title", "agency"]
    show_columns = ["agency", "name", "short_name", "head_title", "key"]
    search_columns = ["agency", "name", "short_name"]
    add_columns = ["agency", "name", "short_name", "head_title", "key"]
    edit_columns = ["name", "short_name", "head_title"]
    validators_columns = {"key": [is_key]}

    def pre_delete(self, item: Any) -> None:
        """Keep an office that a procedure or a file names."""
        if is_office_in_use(self.datamodel.session, item.agency_id, item.key):
            raise FormFault(gettext("Files or procedures name this office, so it was not deleted."))
