"""The kinds of paper that the office hands out, and the template that prints each."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """One kind of paper; its value is the stem of its template's file name."""

    RECEIPT = "receipt"
    COVER_LETTER = "cover_letter"
    PERMIT = "permit"
    AID_RECOMMENDATION = "aid_recommendation"
    REFUSAL_LETTER = "refusal_letter"
    HANDOVER_SLIP = "handover_slip"
    CLOCK_EVIDENCE = "clock_evidence"
    SLA_REPORT = "sla_report"

    @property
    def template(self) -> str:
        """The file in `templates/documents/` that prints this kind."""
        return f"{self.value}.html"
