"""The same two screens twice: on the office's base class and on the bare framework's."""

from __future__ import annotations

from flask import redirect
from flask_appbuilder import ModelRestApi, ModelView, action
from flask_appbuilder.models.sqla.filters import FilterEqualFunction
from flask_appbuilder.models.sqla.interface import SQLAInterface
from flask_babel import lazy_gettext as _

from app.screens.base import FormFault, OfficeModelView, OfficeRestApi
from tests.integration.screens.lab_tables import District, Permit, Standing

OWN_AGENCY = 1
FORBIDDEN_TITLE = "terlarang"
FORBIDDEN_AFTERWARDS = "gagal sesudahnya"
SENTENCES = {"constraint_sentences": {"uq_lab_districts_agency_id_name": "Kecamatan ini sudah ada."}}


def _settings(base: type) -> dict:
    """What both twins say; each is called `PermitScreen`, as the names in an address follow the class."""

    def pre_save(self, item):
        if item.title == FORBIDDEN_TITLE:
            raise FormFault("Judul ini tidak boleh dipakai.", field="title")

    def post_add(self, item):
        if item.title == FORBIDDEN_AFTERWARDS:
            raise FormFault("Surat pengantarnya gagal dibuat.")

    @action("approve", "Setujui", "Setujui?", "")
    def approve(self, items):
        for item in items if isinstance(items, list) else [items]:
            item.standing = Standing.CLOSED
        self.datamodel.session.commit()
        return redirect("/")

    @action("stamp", "Cap", "", "", multiple=False)
    def stamp(self, item):
        return redirect("/")

    return {
        "datamodel": SQLAInterface(Permit),
        "route_base": "/permits",
        "list_columns": [
            "number",
            "title",
            "district",
            "applicant",
            "standing",
            "fee",
            "note",
            "filed_on",
            "is_urgent",
        ],
        "search_columns": ["number", "title", "note", "fee", "filed_on", "district", "is_urgent"],
        "order_columns": ["number", "title"],
        "add_columns": [
            "number",
            "title",
            "fee",
            "note",
            "is_urgent",
            "filed_on",
            "seen_at",
            "stamped_at",
            "district",
        ],
        "edit_columns": ["number", "title", "fee", "note", "is_urgent", "filed_on", "seen_at", "district"],
        "show_columns": ["number", "title", "secret"],
        "label_columns": {"number": _("Number"), "title": _("Title"), "note": _("Note")},
        "pre_add": pre_save,
        "pre_update": pre_save,
        "post_add": post_add,
        "approve": approve,
        "stamp": stamp,
        "__module__": __name__,
    }


def _district_settings() -> dict:
    return {
        "datamodel": SQLAInterface(District),
        "route_base": "/districts",
        "list_columns": ["name"],
        "search_columns": ["name"],
        "add_columns": ["name"],
        "edit_columns": ["name"],
        "label_columns": {"name": _("Name")},
        "__module__": __name__,
    }


def office_screens() -> tuple[type, type]:
    rights = {"class_permission_name": "lab"}
    return (
        type("PermitScreen", (OfficeModelView,), _settings(OfficeModelView) | rights),
        type("DistrictScreen", (OfficeModelView,), _district_settings() | rights | SENTENCES),
    )


def bare_screens() -> tuple[type, type]:
    own = {"base_filters": [["agency_id", FilterEqualFunction, lambda: OWN_AGENCY]]}
    stamp_own = {"pre_add": lambda _self, item: setattr(item, "agency_id", OWN_AGENCY)}
    permits = _settings(ModelView)
    check = permits["pre_add"]
    permits["pre_add"] = lambda self, item: (setattr(item, "agency_id", OWN_AGENCY), check(self, item))
    return (
        type("PermitScreen", (ModelView,), permits | own),
        type("DistrictScreen", (ModelView,), _district_settings() | own | stamp_own),
    )


def _api_settings() -> dict:
    return {
        "datamodel": SQLAInterface(Permit),
        "resource_name": "permits",
        "list_columns": ["id", "number", "title"],
        "show_columns": ["id", "number", "title"],
        "search_columns": ["number", "title", "fee"],
        "order_columns": ["number"],
        "add_columns": ["number", "title", "district"],
        "edit_columns": ["title", "district"],
        "__module__": __name__,
    }


def office_api() -> type:
    return type("PermitApi", (OfficeRestApi,), _api_settings() | {"class_permission_name": "lab"})


def bare_api() -> type:
    own = {"base_filters": [["agency_id", FilterEqualFunction, lambda: OWN_AGENCY]]}
    own["pre_add"] = lambda _self, item: setattr(item, "agency_id", OWN_AGENCY)
    return type("PermitApi", (ModelRestApi,), _api_settings() | own)
