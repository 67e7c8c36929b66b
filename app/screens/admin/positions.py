"""The positions (jabatan) of an agency and of its technical offices, as this agency calls them."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField

from app.records.staff import PositionRecord
from app.screens.admin.catalogue_screen import CatalogueScreen
from app.screens.admin.choices import options
from app.screens.admin.validators import is_key, is_not_negative
from app.screens.base import FormFault, OfficeInterface
from app.screens.permissions import Resource
from app.screens.role_words import position_roles, role_label
from app.services.usage import is_position_in_use

LABELS = {
    "agency": _("Agency"),
    "office": _("Technical office"),
    "key": _("Key"),
    "label": _("Called here"),
    "role": _("Role"),
    "signature_title": _("Title under a signature"),
    "rank_order": _("Place in lists"),
}


class PositionScreen(CatalogueScreen):
    """A position's label may change at any time; its key, office and role hold procedures and rights together."""

    datamodel = OfficeInterface(PositionRecord)
    route_base = "/positions"
    class_permission_name = Resource.POSITION
    base_order = ("rank_order", "asc")

    list_title = _("Positions")
    show_title = _("Position")
    add_title = _("New position")
    edit_title = _("Change position")
    label_columns = LABELS
    description_columns = {
        "office": _("Empty for a position of the agency itself."),
        "key": _("Procedures name the position by it; it cannot be changed later."),
        "label": _("As your officers call it."),
        "signature_title": _("In full, as documents print it. Empty: as it is called here."),
        "rank_order": _("The smaller number comes first."),
    }
    constraint_sentences = {
        "uq_positions_agency_id_key_office_key": _(
            "This office already has a position with this key. Choose another key, then save again."
        )
    }
    formatters_columns = {"role": role_label}
    list_columns = ["label", "office", "role", "rank_order", "agency"]
    show_columns = ["agency", "office", "label", "signature_title", "role", "rank_order", "key"]
    search_columns = ["agency", "label", "office"]
    add_columns = ["agency", "office", "label", "signature_title", "role", "rank_order", "key"]
    edit_columns = ["label", "signature_title", "rank_order"]
    add_form_extra_fields = {
        "role": SelectField(
            LABELS["role"],
            choices=lambda: options(position_roles()),
            description=_("What a holder of this position may do to a file, and which screens he opens."),
        )
    }
    validators_columns = {"key": [is_key], "rank_order": [is_not_negative]}

    def pre_add(self, item: Any) -> None:
        """Repeat the office's key, and keep a position within one agency."""
        if item.office is None:
            return
        if item.agency_id is None:
            item.agency_id = item.agency.id
        if item.office.agency_id != item.agency_id:
            raise FormFault(
                gettext("This office belongs to another agency. Choose one of its own."), field="office"
            )
        item.office_key = item.office.key

    def pre_delete(self, item: Any) -> None:
        """Keep a position with which files lie or that a procedure names."""
        if is_position_in_use(self.datamodel.session, item.agency_id, item.key, item.office_key):
            raise FormFault(gettext("Open tasks or procedures name this position, so it was not deleted."))
