"""The kinds of paper that the office hands out, and the template that prints each."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """One kind of paper; its value is the stem of its template's file name."""

    RECEIPT = "receipt"
    COVER_LETTER = "cover_letter"
    SURVEY_MINUTES = "survey_minutes"
    TECHNICAL_RECOMMENDATION = "technical_recommendation"
    PERMIT = "permit"
    DECREE = "decree"
    AID_RECOMMENDATION = "aid_recommendation"
    REFUSAL_LETTER = "refusal_letter"
    REVOCATION_DECREE = "revocation_decree"
    HANDOVER_SLIP = "handover_slip"
    DUPLICATE_SLIP = "duplicate_slip"
    COMPLAINT_RECEIPT = "complaint_receipt"
    CLOCK_EVIDENCE = "clock_evidence"
    SLA_REPORT = "sla_report"
    SKM_REPORT = "skm_report"

    @property
    def template(self) -> str:
        """The file in `templates/documents/` that prints this kind."""
        return f"{self.value}.html"

    @property
    def is_signed(self) -> bool:
        """Whether the head signs it electronically; the others carry ink, or no signature."""
        return self in SIGNED

    @property
    def is_permit(self) -> bool:
        """Whether it is what the applicant asked for: a permit's shape, printed from permit facts."""
        return self in PERMITS


PERMITS = frozenset({DocumentKind.PERMIT, DocumentKind.DECREE, DocumentKind.AID_RECOMMENDATION})
SIGNED = PERMITS | {
    DocumentKind.COVER_LETTER,
    DocumentKind.REFUSAL_LETTER,
    DocumentKind.REVOCATION_DECREE,
}
