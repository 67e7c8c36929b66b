"""The officers of an agency; each may have one account to sign in with, and holds positions for a time."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

from app.domain.masking import mask_nik
from app.records.staff import OfficerRecord
from app.screens.admin.assignments import capacity_name
from app.screens.admin.catalogue_screen import CatalogueScreen
from app.screens.admin.fields import NikField
from app.screens.admin.today import today
from app.screens.admin.validators import is_mobile, is_nik, is_nip
from app.screens.base import OfficeInterface
from app.screens.permissions import Resource, Verb
from app.services.accounts import has_account
from app.services.assignments import list_posts
from app.services.staffing import sync_account_roles

LABEL = _("NIK")
HELP = _("16 digits; only for who signs by BSrE, which knows people by it. Shown masked once saved.")
FIELDS = {"nik": NikField(LABEL, description=HELP, validators=[is_nik], render_kw={"autocomplete": "off"})}


class OfficerScreen(CatalogueScreen):
    """Officers; one whose name stands on a file is switched off, not deleted."""

    datamodel = OfficeInterface(OfficerRecord)
    route_base = "/officers"
    class_permission_name = Resource.OFFICER
    base_order = ("name", "asc")
    list_template = "screens/admin/officers.html"
    show_template = "screens/admin/officer.html"

    list_title = _("Officers")
    show_title = _("Officer")
    add_title = _("New officer")
    edit_title = _("Change officer")
    label_columns = {
        "agency": _("Agency"),
        "name": _("Name"),
        "nip": _("NIP"),
        "nik": LABEL,
        "rank": _("Rank"),
        "phone": _("Mobile phone"),
        "is_active": _("At work"),
        "user.username": _("User name"),
    }
    description_columns = {
        "name": _("With academic titles, as signatures print it."),
        "nip": _("18 digits; empty for one who has none."),
        "rank": _("Rank and grade, for example Pembina (IV/a)."),
        "is_active": _("Take the tick away when the officer leaves; his past acts keep his name."),
    }
    list_columns = ["name", "nip", "rank", "user.username", "is_active", "agency"]
    show_columns = ["agency", "name", "nip", "nik", "rank", "phone", "user.username", "is_active"]
    search_columns = ["agency", "name", "nip", "is_active"]
    add_columns = ["agency", "name", "nip", "nik", "rank", "phone", "is_active"]
    edit_columns = ["name", "nip", "nik", "rank", "phone", "is_active"]
    validators_columns = {"nip": [is_nip], "phone": [is_mobile]}
    add_form_extra_fields = FIELDS
    edit_form_extra_fields = FIELDS
    formatters_columns = {"nik": mask_nik}

    def post_update(self, item: Any) -> None:
        """Let an officer who has left open nothing any more."""
        if item.user_id is not None:
            sync_account_roles(self.datamodel.session, on=today(), user_ids=[item.user_id])

    def _show(self, pk: Any) -> dict[str, Any]:
        session = self.datamodel.session
        widgets: dict[str, Any] = super()._show(pk)
        return {
            **widgets,
            "pk": pk,
            "posts": list_posts(session, int(pk)),
            "today": today(),
            "capacity_name": capacity_name,
            "may_change": self.may("edit"),
            "may_open_account": self._may_open_account(int(pk)),
        }

    def _may_open_account(self, officer_id: int) -> bool:
        may_write = self.appbuilder.sm.has_access(f"can_{Verb.WRITE}", Resource.USER)
        return bool(may_write and not has_account(self.datamodel.session, officer_id))
