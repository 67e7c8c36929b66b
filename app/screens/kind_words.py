"""What each kind of paper that the office prints is called."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

KINDS: dict[str, Any] = {
    "receipt": _("Receipt"),
    "cover_letter": _("Cover letter to the technical office"),
    "survey_minutes": _("Minutes of the survey"),
    "technical_recommendation": _("Technical recommendation"),
    "permit": _("Permit (Surat Izin)"),
    "decree": _("Decree of the head (Keputusan Kepala Dinas)"),
    "aid_recommendation": _("Recommendation"),
    "refusal_letter": _("Refusal letter"),
    "handover_slip": _("Handover slip"),
    "duplicate_slip": _("Slip of a duplicate"),
    "revocation_decree": _("Decree of revocation"),
    "complaint_receipt": _("Receipt of a complaint"),
    "clock_evidence": _("Evidence of the clock"),
    "sla_report": _("SLA report"),
    "skm_report": _("Survey of satisfaction (SKM)"),
}


def kind_word(kind: str) -> str:
    """Name a kind of paper; an unknown one stands as it is."""
    return str(KINDS.get(kind, kind))
