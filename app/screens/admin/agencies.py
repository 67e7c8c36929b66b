"""The agencies of this installation: letterhead, numbering and time zone, each kept by its own admin."""

from __future__ import annotations

from typing import Any

from flask import abort
from flask_appbuilder import expose, has_access
from flask_babel import lazy_gettext as _
from sqlalchemy import inspect
from wtforms import SelectField
from wtforms.validators import Email, InputRequired, NumberRange, Optional

from app.records.agencies import AgencyRecord
from app.screens.admin.catalogue_screen import CatalogueScreen, sees_every_agency
from app.screens.admin.choices import options
from app.screens.admin.ladder import LadderField, insist_on_known_positions, ladder_lines
from app.screens.admin.validators import is_key, is_postal_code
from app.screens.base import OfficeInterface
from app.screens.base.fields import WholeField
from app.screens.permissions import Resource
from app.services.calendars.revising import begin_anew

ZONES = (
    ("Asia/Jakarta", _("Western Indonesia Time (WIB)")),
    ("Asia/Makassar", _("Central Indonesia Time (WITA)")),
    ("Asia/Jayapura", _("Eastern Indonesia Time (WIT)")),
)
FOUNDED_BY_THE_INSTALLATION = {"add", "delete"}
BEAR_ON_CLOCKS = ("zone", "soon_percent", "escalate_minutes")


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
    "soon_percent": _("Due soon from (percent of the time)"),
    "on_time_target": _("Target of files on time (percent)"),
    "extension_percent": _("An extension at most (percent of the step's time)"),
    "extension_times": _("Extensions of a step at most"),
    "escalate_minutes": _("Tell the next one after (working minutes past the due time)"),
    "escalation_ladder": _("Who is told, in order"),
    "expiry_notice_days": _("Remind of a permit's end (days before)"),
}
HELP = {
    "key": _("Names the agency in seeds and templates; it cannot be changed later."),
    "name": _("As the letterhead prints it, without the regency."),
    "short_name": _("As people call it; shown in the menu and on public pages."),
    "government": _("The first line of the letterhead."),
    "place": _("Printed before the date of a permit."),
    "unit_code": _("Stands for {unit} in the pattern of a number."),
    "soon_percent": _(
        "Where the procedure does not say otherwise for a step; 80 means when a fifth is left."
    ),
    "on_time_target": _("The share of files that the office means to finish within their promise."),
    "extension_percent": _("100: at most as long again as the step was given."),
    "extension_times": _("0: no step may be extended."),
    "escalate_minutes": _("450 is one working day of 7 hours 30 minutes."),
    "expiry_notice_days": _(
        "The holder of a permit is told once that it ends soon; 0: on its last day only."
    ),
}
GROUPS = [
    (_("Identity"), {"fields": ["name", "short_name", "government", "regency", "key"]}),
    (_("Letterhead"), {"fields": ["address", "postal_code", "place", "phone", "website", "email"]}),
    (_("Numbers and clocks"), {"fields": ["unit_code", "zone", "expiry_notice_days"]}),
    (
        _("Lateness"),
        {
            "fields": [
                "soon_percent",
                "on_time_target",
                "extension_percent",
                "extension_times",
                "escalate_minutes",
                "escalation_ladder",
            ]
        },
    ),
]
FIELDS = {
    "zone": SelectField(LABELS["zone"], choices=options(ZONES)),
    **{
        name: WholeField(
            LABELS[name],
            description=HELP[name],
            default=default,
            validators=[InputRequired(), NumberRange(*bounds)],
        )
        for name, default, bounds in (
            ("soon_percent", 80, (1, 99)),
            ("on_time_target", 90, (1, 100)),
            ("extension_percent", 100, (1, 1000)),
            ("extension_times", 1, (0, 10)),
            ("escalate_minutes", 450, (1, 100_000)),
            ("expiry_notice_days", 60, (0, 730)),
        )
    },
    "escalation_ladder": LadderField(
        LABELS["escalation_ladder"],
        description=_(
            "The key of a position a line, for example senior_expert; the first is told first. Empty: the senior expert, the secretary, then the head."
        ),
    ),
}


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
    formatters_columns = {"escalation_ladder": ladder_lines}
    add_form_extra_fields = FIELDS
    edit_form_extra_fields = FIELDS

    def pre_add(self, item: Any) -> None:
        """A new agency has no positions yet, so nobody can stand on its ladder."""
        insist_on_known_positions(self.datamodel.session, item.id, item.escalation_ladder)

    def pre_update(self, item: Any) -> None:
        """Let only the agency's own positions stand on its ladder; let running files follow changed rules."""
        insist_on_known_positions(self.datamodel.session, item.id, item.escalation_ladder)
        if any(inspect(item).attrs[name].history.has_changes() for name in BEAR_ON_CLOCKS):
            begin_anew(self.datamodel.session, item.id)

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
