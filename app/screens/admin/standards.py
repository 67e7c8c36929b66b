"""The service standard of a permit type: its 14 components as the law lists them, each in a few lines."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import SelectField
from wtforms.validators import InputRequired

from app.records.catalogue import ServiceStandardRecord
from app.screens.admin.catalogue_screen import CatalogueScreen
from app.screens.admin.choices import options
from app.screens.admin.fields import LinesField
from app.screens.admin.showing import as_lines
from app.screens.admin.validators import is_not_negative
from app.screens.base import OfficeInterface
from app.screens.permissions import Resource
from app.services.seeds.procedures import Component

COMPONENTS = {
    Component.REQUIREMENTS: _("Requirements"),
    Component.PROCEDURE: _("System, mechanism and procedure"),
    Component.DURATION: _("Time"),
    Component.FEE: _("Fee"),
    Component.PRODUCT: _("Product of the service"),
    Component.COMPLAINTS: _("Complaints, suggestions and input"),
    Component.LEGAL_BASIS: _("Legal basis"),
    Component.FACILITIES: _("Facilities and infrastructure"),
    Component.COMPETENCE: _("Competence of those who serve"),
    Component.INTERNAL_SUPERVISION: _("Internal supervision"),
    Component.STAFFING: _("Number of those who serve"),
    Component.SERVICE_GUARANTEE: _("Guarantee of service"),
    Component.SAFETY_GUARANTEE: _("Guarantee of security and safety"),
    Component.PERFORMANCE_EVALUATION: _("Evaluation of those who serve"),
}
"""UU 25/2009 pasal 21 and Permenpan-RB 15/2014: six of delivery, which are published, and eight of the office."""


def component_name(key: str) -> str:
    """Name a component."""
    return str(COMPONENTS[Component(key)])


class ServiceStandardScreen(CatalogueScreen):
    """Components of service standards; each permit type has a component once."""

    datamodel = OfficeInterface(ServiceStandardRecord)
    route_base = "/service-standards"
    class_permission_name = Resource.SERVICE_STANDARD
    base_order = ("place", "asc")

    list_title = _("Service standards")
    show_title = _("Component of a service standard")
    add_title = _("New component")
    edit_title = _("Change component")
    label_columns = {
        "permit_type": _("Permit type"),
        "component": _("Component"),
        "place": _("Place in the list"),
        "title": _("Heading"),
        "items": _("Contents"),
    }
    description_columns = {
        "title": _("As your service standard words it."),
        "place": _("1 to 14 in your own document."),
    }
    constraint_sentences = {
        "uq_service_standards_permit_type_id_component": _(
            "The permit type already has this component. Change that one instead."
        )
    }
    formatters_columns = {"component": component_name, "items": as_lines}
    list_columns = ["title", "permit_type", "component", "place"]
    show_columns = ["permit_type", "component", "title", "items", "place"]
    search_columns = ["permit_type", "title"]
    add_columns = ["permit_type", "component", "title", "items", "place"]
    edit_columns = ["title", "items", "place"]
    validators_columns = {"place": [is_not_negative]}
    add_form_extra_fields = {
        "component": SelectField(
            label_columns["component"],
            choices=options(COMPONENTS.items()),
            validators=[InputRequired()],
        ),
        "items": LinesField(label_columns["items"], description=_("One item a line.")),
    }
    edit_form_extra_fields = add_form_extra_fields

    def pre_add(self, item: Any) -> None:
        """Put the component into its permit type's agency."""
        item.agency_id = item.permit_type.agency_id
