"""Invented facts of each kind of document, for previews and tests; no person or number in here exists."""

from __future__ import annotations

from app.documents import letter_samples, permit_samples, survey_samples
from app.documents.evidence_facts import ClockEvidenceFacts
from app.documents.evidence_sample import EXPLAINED
from app.documents.facts import AgencyFacts
from app.documents.kinds import DocumentKind
from app.documents.report_sample import sample_report
from app.documents.sample_parts import ADDRESS, AGENCY, HEAD, shared

__all__ = ["ADDRESS", "AGENCY", "HEAD", "SAMPLES", "sample_facts"]

SAMPLES: dict[DocumentKind, AgencyFacts] = {
    DocumentKind.RECEIPT: letter_samples.RECEIPT,
    DocumentKind.COVER_LETTER: letter_samples.COVER_LETTER,
    DocumentKind.SURVEY_MINUTES: letter_samples.SURVEY_MINUTES,
    DocumentKind.TECHNICAL_RECOMMENDATION: letter_samples.TECHNICAL_RECOMMENDATION,
    DocumentKind.PERMIT: permit_samples.PERMIT,
    DocumentKind.DECREE: permit_samples.DECREE,
    DocumentKind.AID_RECOMMENDATION: permit_samples.AID_RECOMMENDATION,
    DocumentKind.REFUSAL_LETTER: letter_samples.REFUSAL_LETTER,
    DocumentKind.REVOCATION_DECREE: permit_samples.REVOCATION_DECREE,
    DocumentKind.HANDOVER_SLIP: permit_samples.HANDOVER_SLIP,
    DocumentKind.DUPLICATE_SLIP: permit_samples.DUPLICATE_SLIP,
    DocumentKind.COMPLAINT_RECEIPT: survey_samples.COMPLAINT_RECEIPT,
    DocumentKind.CLOCK_EVIDENCE: ClockEvidenceFacts(**shared("Izin Instalasi Genset"), **EXPLAINED),
    DocumentKind.SLA_REPORT: sample_report(AGENCY),
    DocumentKind.SKM_REPORT: survey_samples.SKM_REPORT,
}


def sample_facts(kind: DocumentKind) -> AgencyFacts:
    """Give a full set of invented facts for one kind of document."""
    return SAMPLES[kind]
