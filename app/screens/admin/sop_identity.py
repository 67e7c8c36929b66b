"""The identity block of an SOP as Permenpan-RB 35/2012 orders it, for the page that shows a procedure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _
from markupsafe import Markup

from app.screens.admin.showing import as_lines

ORDER = {
    "number": _("SOP number"),
    "unit": _("Unit"),
    "made_on": _("Made on"),
    "revised_on": _("Revised on"),
    "effective_on": _("Effective on"),
    "approved_by": _("Approved by"),
    "approver_name": _("Approver's name"),
    "approver_rank": _("Approver's rank"),
    "approver_nip": _("Approver's NIP"),
    "legal_basis": _("Legal basis"),
    "qualification": _("Qualification of those who act"),
    "related": _("Related procedures"),
    "equipment": _("Equipment"),
    "warnings": _("Warnings"),
    "records": _("Recording"),
    "notes": _("Notes of the reading"),
}


def identity_lines(identity: Mapping[str, Any]) -> list[tuple[str, Markup | str]]:
    """List what the block says, each heading with its text or its lines; headings without any are left out."""
    said = ((label, identity.get(key)) for key, label in ORDER.items())
    return [(str(label), _printed(value)) for label, value in said if value]


def _printed(value: Any) -> Markup | str:
    return as_lines([str(one) for one in value]) or "" if isinstance(value, list) else str(value)
