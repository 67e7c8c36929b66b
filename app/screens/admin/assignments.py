"""Who holds which position when: in his own right, or acting (Plt., Plh.) by a decree."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField

from app.records.staff import AssignmentRecord
from app.screens.admin.catalogue_screen import CatalogueScreen
from app.screens.admin.choices import options
from app.screens.admin.today import today
from app.screens.admin.validators import NotBefore
from app.screens.base import FormFault, OfficeInterface
from app.screens.permissions import Resource
from app.services.assignments import Capacity, holds_already
from app.services.staffing import sync_account_roles

CAPACITIES = {
    Capacity.DEFINITIVE: _("In his own right"),
    Capacity.PLT: _("Acting, the post is vacant (Plt.)"),
    Capacity.PLH: _("Acting, the holder is away (Plh.)"),
}


def capacity_name(capacity: str) -> str:
    """Name by what right a position is held."""
    return str(CAPACITIES[Capacity(capacity)])


LABELS = {
    "officer": _("Officer"),
    "position": _("Position"),
    "from_on": _("First day"),
    "until_on": _("Last day"),
    "capacity": _("Capacity"),
    "decree_number": _("Decree number"),
    "decree_on": _("Date of the decree"),
    "acting_for": _("Acts for"),
}
HELP = {
    "until_on": _("Empty: until further notice. Acting officers need one."),
    "decree_number": _("Acting officers need one; it is named beside their acts."),
    "acting_for": _("The holder who is away; both names stand beside what the acting officer does."),
}
DECREED = ["capacity", "acting_for", "from_on", "until_on", "decree_number", "decree_on"]
FIELDS = {"capacity": SelectField(LABELS["capacity"], choices=options(CAPACITIES.items()))}


class AssignmentScreen(CatalogueScreen):
    """Assignments; one that has begun is ended by its last day, not deleted, as acts rest on it."""

    datamodel = OfficeInterface(AssignmentRecord)
    route_base = "/assignments"
    class_permission_name = Resource.OFFICER
    agency_column = "officer.agency_id"
    base_order = ("from_on", "desc")

    list_title = _("Who holds which position")
    show_title = _("Assignment")
    add_title = _("Assign a position")
    edit_title = _("Change assignment")
    label_columns = LABELS
    description_columns = HELP
    formatters_columns = {"capacity": capacity_name}
    list_columns = ["officer", "position", "capacity", "from_on", "until_on", "decree_number"]
    show_columns = [
        "officer",
        "position",
        "capacity",
        "acting_for",
        "from_on",
        "until_on",
        "decree_number",
        "decree_on",
    ]
    search_columns = ["officer", "position"]
    add_columns = ["officer", "position", *DECREED]
    edit_columns = DECREED
    validators_columns = {"until_on": [NotBefore("from_on")]}
    add_form_extra_fields = FIELDS
    edit_form_extra_fields = add_form_extra_fields

    def pre_add(self, item: Any) -> None:
        """Keep officer and position within one agency, and acting ones within their decree."""
        if item.officer.agency_id != item.position.agency_id:
            raise FormFault(
                gettext("This position belongs to another agency than the officer."), field="position"
            )
        self._insist_on_sense(item)

    def pre_update(self, item: Any) -> None:
        """Do the same for changed days."""
        self._insist_on_sense(item)

    def pre_delete(self, item: Any) -> None:
        """Keep what has begun."""
        if item.from_on <= today():
            raise FormFault(
                gettext("This assignment has begun, and acts may rest on it. Give it a last day instead.")
            )

    def post_add(self, item: Any) -> None:
        """Let the officer's account open what his positions open."""
        self._sync_roles(item)

    def post_update(self, item: Any) -> None:
        """Do the same for changed days."""
        self._sync_roles(item)

    def post_delete(self, item: Any) -> None:
        """Take away what only this assignment opened."""
        self._sync_roles(item)

    def _sync_roles(self, item: AssignmentRecord) -> None:
        if item.officer.user_id is not None:
            sync_account_roles(self.datamodel.session, on=today(), user_ids=[item.officer.user_id])

    def _insist_on_sense(self, item: AssignmentRecord) -> None:
        is_acting = item.capacity != Capacity.DEFINITIVE
        if item.acting_for is not None and (not is_acting or item.acting_for.id == item.officer.id):
            raise FormFault(
                gettext("Only an acting officer acts for somebody, and never for himself."),
                field="acting_for",
            )
        if item.acting_for is not None and item.acting_for.agency_id != item.officer.agency_id:
            raise FormFault(gettext("This officer works for another agency."), field="acting_for")
        if is_acting and item.until_on is None:
            raise FormFault(
                gettext("An acting officer has a last day. Take it from the decree."), field="until_on"
            )
        if is_acting and not item.decree_number:
            raise FormFault(
                gettext("An acting officer needs the number of his decree."), field="decree_number"
            )
        if holds_already(self.datamodel.session, item):
            raise FormFault(
                gettext(
                    "The officer already holds this position on some of these days. Change that assignment instead."
                ),
                field="from_on",
            )
