"""The identity block of an SOP as Permenpan-RB 35/2012 orders it, for the page that shows a procedure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _

ORDER = {
    "number": _("SOP number"),
    "unit": _("Unit"),
    "made_on": _("Made on"),
    "revised_on": _("Revised on"),
    "effective_on": _("Effective on"),
    "approved_by": _("Approved by"),
    "legal_basis": _("Legal basis"),
    "qualification": _("Qualification of those who act"),
    "related": _("Related procedures"),
    "equipment": _("Equipment"),
    "warnings": _("Warnings"),
    "records": _("Recording"),
    "notes": _("Notes of the reading"),
}


def identity_lines(identity: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """List what the block says, each heading with its lines; headings without any are left out."""
    lines = []
    for key, label in ORDER.items():
        value = identity.get(key) or []
        texts = [str(one) for one in value] if isinstance(value, list) else [str(value)]
        if texts:
            lines.append((str(label), texts))
    return lines
