"""The facts of permits, decrees and revocations, explained in one sentence each."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

WORDS: dict[str, dict[str, Any]] = {
    "DecreeFacts": {
        "considering": _("Considerations (Menimbang), one sentence each."),
        "decided": _("Dicta beside the grant, such as the sanction."),
    },
    "PermitFacts": {
        "conditions": _("Duties of the permit's holder, one sentence each."),
        "copies_to": _("Who else gets a copy of the permit (Tembusan)."),
        "form": _("What the application says, question by question, as the permit repeats it."),
        "legal_basis": _("Regulations that the permit rests on (Mengingat)."),
        "permit": _("What is granted: title, number and the days on which it holds."),
        "references": _(
            "Earlier papers that the permit rests on, such as the recommendation (Memperhatikan)."
        ),
    },
    "RevocationFacts": {
        "copies_to": _("Who else gets a copy of the decree (Tembusan)."),
        "legal_basis": _("Regulations that the revocation rests on."),
        "number": _("Number of the decree of revocation."),
        "objection_days": _("Working days within which the holder may object."),
        "permit": _("The permit that is revoked."),
        "reasons": _("Why the permit is revoked, one sentence each."),
    },
}
