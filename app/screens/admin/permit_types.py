"""Permit types and services: what is asked, what it costs, how its papers are numbered, on which law it rests."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import abort, url_for
from flask_appbuilder import expose
from flask_appbuilder.const import PERMISSION_PREFIX
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField
from wtforms.validators import InputRequired, NumberRange, Optional

from app.records.catalogue import PermitTypeRecord
from app.screens.admin.catalogue_screen import CatalogueScreen
from app.screens.admin.choices import options
from app.screens.admin.fields import DefinitionField, LinesField
from app.screens.admin.permit_numbers import insist_on_own_numbers
from app.screens.admin.permit_validity import (
    VALIDITY,
    VALIDITY_FIELDS,
    VALIDITY_HELP,
    VALIDITY_LABELS,
    insist_on_known_dates,
)
from app.screens.admin.printed import PRINTED_ROW, chosen_paper, hand_out
from app.screens.admin.showing import as_definition, as_lines, as_rupiah
from app.screens.admin.validators import EXAMPLE_PATTERN, is_form, is_key, is_not_negative, is_number_pattern
from app.screens.base import FormFault, OfficeInterface
from app.screens.base.fields import WholeField
from app.screens.permissions import Resource, Verb
from app.services.printed_procedures import find_in_force, print_service_standard

KINDS = {"permit": _("Permit"), "aid": _("No permit")}
SHAPES = {
    "": _("As usual: a permit as Surat Izin, a service that is none as recommendation"),
    "permit": _("Surat Izin"),
    "decree": _("Keputusan Kepala Dinas"),
}


def kind_name(kind: str) -> str:
    """Name the kind."""
    return str(KINDS.get(kind, kind))


def shape_name(kind: str) -> str:
    """Name the shape of the document that is issued."""
    return str(SHAPES.get(kind, kind))


LABELS = {
    "agency": _("Agency"),
    "office": _("Technical office"),
    "key": _("Key"),
    "name": _("Name"),
    "kind": _("Kind"),
    "sector": _("Sector"),
    "product": _("Title of the document"),
    "document_kind": _("Shape of the document"),
    "requires_technical_recommendation": _("Needs a technical recommendation"),
    "fee": _("Fee (rupiah)"),
    "classification": _("Classification code"),
    "number_kind": _("Kind in numbers"),
    "number_pattern": _("Pattern of the number"),
    **VALIDITY_LABELS,
    "form": _("Form of the applicant"),
    "legal_basis": _("Legal basis"),
    "conditions": _("Conditions printed on the permit"),
    "is_open": _("Takes new applications"),
    "deemed_days": _("Time that the law gives to decide (working days)"),
    "deemed_issues": _("Issue by itself when that time runs out in silence"),
    "source": _("Source document"),
}
HELP = {
    "key": _("Names the permit type in seeds and templates; it cannot be changed later."),
    "product": _("Empty: the name of the permit type."),
    "fee": _("0 where nothing is due."),
    "classification": _("By Permendagri 83/2022; stands for {klas} in the pattern."),
    "number_kind": _("Stands for {jenis} in the pattern."),
    "number_pattern": _("For example %(example)s", example=EXAMPLE_PATTERN),
    **VALIDITY_HELP,
    "is_open": _("Take the tick away to stop new applications; running files go on."),
    "deemed_days": _(
        "From the complete file, pauses left out. 5 unless the sector's own rule says otherwise (UU 30/2014 art. 53); 0 where no such time runs."
    ),
    "deemed_issues": _(
        "Without the tick the silence is only reported and a sheet of evidence is kept. A permit issued without anybody's decision is a legal act: turn this on only where a rule says so."
    ),
    "requires_technical_recommendation": _(
        "Procedures may send files past the technical team where it is not needed."
    ),
}
GROUPS = [
    (
        _("What it is"),
        {
            "fields": [
                "agency",
                "name",
                "kind",
                "sector",
                "office",
                "requires_technical_recommendation",
                "is_open",
                "key",
            ]
        },
    ),
    (
        _("What is issued"),
        {
            "fields": [
                "product",
                "document_kind",
                *VALIDITY,
                "fee",
                "classification",
                "number_kind",
                "number_pattern",
            ]
        },
    ),
    (_("When nobody decides"), {"fields": ["deemed_days", "deemed_issues"]}),
    (_("What it says"), {"fields": ["legal_basis", "conditions", "form"]}),
    (_("Where it comes from"), {"fields": ["source"]}),
]
FIELDS = {
    "kind": SelectField(LABELS["kind"], choices=options(KINDS.items())),
    "document_kind": SelectField(LABELS["document_kind"], choices=options(SHAPES.items())),
    "validity_months": WholeField(
        LABELS["validity_months"],
        description=HELP["validity_months"],
        validators=[Optional(), is_not_negative],
    ),
    **VALIDITY_FIELDS,
    "deemed_days": WholeField(
        LABELS["deemed_days"],
        description=HELP["deemed_days"],
        default=5,
        validators=[InputRequired(), NumberRange(0, 365)],
    ),
    "legal_basis": LinesField(LABELS["legal_basis"], description=_("One regulation a line.")),
    "conditions": LinesField(LABELS["conditions"], description=_("One condition a line.")),
    "form": DefinitionField(
        LABELS["form"],
        rows=18,
        validators=[is_form],
        description=_(
            "One entry a field, in YAML: key, label, kind, required, help. A fault names its place."
        ),
    ),
}


class PermitTypeScreen(CatalogueScreen):
    """Permit types; running files keep the procedure they began with, and new files get what stands here."""

    datamodel = OfficeInterface(PermitTypeRecord)
    route_base = "/permit-types"
    class_permission_name = Resource.PERMIT_TYPE
    base_order = ("name", "asc")
    show_template = "screens/admin/permit_type.html"

    list_title = _("Permit types")
    show_title = _("Permit type")
    add_title = _("New permit type")
    edit_title = _("Change permit type")
    label_columns = LABELS
    description_columns = HELP
    constraint_sentences = {
        "uq_permit_types_agency_id_key": _(
            "The agency already has a permit type with this key. Choose another key, then save again."
        )
    }
    formatters_columns = {
        "kind": kind_name, "document_kind": shape_name, "fee": as_rupiah, "form": as_definition, "legal_basis": as_lines,
        "conditions": as_lines, "source": as_definition,
    }  # fmt: skip
    list_columns = ["name", "kind", "office", "fee", "is_open", "agency"]
    search_columns = ["agency", "name", "sector", "office", "is_open"]
    show_fieldsets = GROUPS
    show_columns = [name for _title, group in GROUPS for name in group["fields"]]
    add_fieldsets = GROUPS[:4]
    add_columns = [name for name in show_columns if name != "source"]
    edit_fieldsets = [
        (title, {"fields": [name for name in group["fields"] if name not in {"key", "agency"}]})
        for title, group in add_fieldsets
    ]
    edit_columns = [name for name in add_columns if name not in {"key", "agency"}]
    validators_columns = {
        "key": [is_key], "fee": [is_not_negative], "number_pattern": [is_number_pattern],
    }  # fmt: skip
    add_form_extra_fields = FIELDS
    edit_form_extra_fields = add_form_extra_fields

    @expose(f"/{PRINTED_ROW}/standard.pdf")
    @has_access
    @permission_name(Verb.READ)
    def standard(self, pk: int) -> Any:
        """Hand out the service standard of a permit type of the reader's own agency."""
        permit_type = self.datamodel.get(pk, self._base_filters)
        if permit_type is None:
            abort(HTTPStatus.NOT_FOUND)
        return hand_out(
            lambda: print_service_standard(self.datamodel.session, permit_type.id, paper=chosen_paper()),
            f"standar-pelayanan-{permit_type.key}.pdf",
            back=url_for("PermitTypeScreen.show", pk=pk),
        )

    def _get_show_widget(self, pk: Any, item: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        widgets: dict[str, Any] = super()._get_show_widget(pk, item, *args, **kwargs)
        may_read = self.appbuilder.sm.has_access(f"{PERMISSION_PREFIX}{Verb.READ}", Resource.PROCEDURE)
        version = find_in_force(self.datamodel.session, item.id) if may_read else None
        return {**widgets, "pk": item.id, "version_id": None if version is None else version.id}

    def pre_add(self, item: Any) -> None:
        """Keep a permit type and its technical office within one agency, its validity to its form, its numbers its own."""
        _insist_on_own_office(item)
        insist_on_known_dates(item)
        insist_on_own_numbers(self.datamodel.session, item)

    def pre_update(self, item: Any) -> None:
        """Do the same for a changed one."""
        _insist_on_own_office(item)
        insist_on_known_dates(item)
        insist_on_own_numbers(self.datamodel.session, item)


def _insist_on_own_office(item: PermitTypeRecord) -> None:
    agency_id = item.agency_id if item.agency_id is not None else item.agency.id
    if item.office is not None and item.office.agency_id != agency_id:
        raise FormFault(
            gettext("This office belongs to another agency. Choose one of its own."), field="office"
        )
