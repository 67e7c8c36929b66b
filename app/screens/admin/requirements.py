"""The requirements of a permit type: what an applicant must bring, when, and as what kind of file."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectMultipleField
from wtforms.validators import InputRequired, NumberRange

from app.records.catalogue import RequirementRecord
from app.screens.admin.catalogue_screen import CatalogueScreen
from app.screens.admin.choices import options
from app.screens.admin.fields import DefinitionField, MegabytesField
from app.screens.admin.showing import as_definition
from app.screens.admin.validators import is_condition, is_key, is_not_negative
from app.screens.base import FormFault, OfficeInterface
from app.screens.formats import size
from app.screens.permissions import Resource
from app.services.uploads import FileType
from app.services.usage import is_requirement_in_use

MEBIBYTE = 1024 * 1024
LARGEST_MEBIBYTES = 100


LABELS = {
    "permit_type": _("Permit type"),
    "key": _("Key"),
    "place": _("Place in the list"),
    "label": _("What is asked for"),
    "help": _("Help for the applicant"),
    "is_required": _("Must be handed in"),
    "condition": _("Only when"),
    "accepts": _("Kinds of file"),
    "max_bytes": _("Largest file (MB)"),
}
HELP = {
    "key": _("Files hold the document under it; it cannot be changed later."),
    "help": _("Where to get it, how to scan it."),
    "place": _("The smaller number comes first."),
}
FIELDS = {
    "condition": DefinitionField(
        LABELS["condition"],
        validators=[is_condition],
        description=_(
            'Empty: always. In YAML, for example {fact: applicant.kind, operator: "=", value: company}'
        ),
    ),
    "accepts": SelectMultipleField(
        LABELS["accepts"],
        choices=options((each, each.value.upper()) for each in FileType),
        default=[FileType.PDF.value],
        validators=[InputRequired()],
    ),
    "max_bytes": MegabytesField(
        LABELS["max_bytes"],
        default=10 * MEBIBYTE,
        validators=[InputRequired(), NumberRange(1, LARGEST_MEBIBYTES * MEBIBYTE)],
    ),
}


class RequirementScreen(CatalogueScreen):
    """Requirements; one that running files hold a document for stays."""

    datamodel = OfficeInterface(RequirementRecord)
    route_base = "/requirements"
    class_permission_name = Resource.REQUIREMENT
    base_order = ("place", "asc")

    list_title = _("Requirements")
    show_title = _("Requirement")
    add_title = _("New requirement")
    edit_title = _("Change requirement")
    label_columns = LABELS
    description_columns = HELP
    constraint_sentences = {
        "uq_requirements_permit_type_id_key": _(
            "The permit type already has a requirement with this key. Choose another key, then save again."
        )
    }
    formatters_columns = {"condition": as_definition, "max_bytes": size}
    list_columns = ["label", "permit_type", "place", "is_required", "accepts"]
    show_columns = [
        "permit_type",
        "label",
        "help",
        "is_required",
        "condition",
        "accepts",
        "max_bytes",
        "place",
        "key",
    ]
    search_columns = ["permit_type", "label", "is_required"]
    add_columns = [
        "permit_type",
        "label",
        "help",
        "is_required",
        "condition",
        "accepts",
        "max_bytes",
        "place",
        "key",
    ]
    edit_columns = ["label", "help", "is_required", "condition", "accepts", "max_bytes", "place"]
    validators_columns = {"key": [is_key], "place": [is_not_negative]}
    add_form_extra_fields = FIELDS
    edit_form_extra_fields = add_form_extra_fields

    def pre_add(self, item: Any) -> None:
        """Put the requirement into its permit type's agency."""
        item.agency_id = item.permit_type.agency_id

    def pre_delete(self, item: Any) -> None:
        """Keep a requirement that running files hold a document for."""
        if is_requirement_in_use(self.datamodel.session, item.permit_type_id, item.key):
            raise FormFault(
                gettext("Running files hold documents for this requirement, so it was not deleted.")
            )
