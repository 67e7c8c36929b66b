"""What a template may be told: plain values, already worded, masked and decided by the caller.

A template sees the fields of one of the `…Facts` classes named here and nothing else. Facts hold no rows, no clock
and no rules, so the same facts print the same bytes in ten years.
"""

from __future__ import annotations

from app.documents.fact_parts import (
    Agency,
    AgencyFacts,
    Answer,
    Applicant,
    Case,
    DocumentFacts,
    Permit,
    Proof,
    Reference,
    Requirement,
    Signatory,
    SignatureMode,
    SignedFacts,
)
from app.documents.letter_facts import (
    CoverLetterFacts,
    ReceiptFacts,
    RefusalFacts,
    SurveyMinutesFacts,
    TechnicalRecommendationFacts,
)
from app.documents.permit_facts import (
    DecreeFacts,
    DuplicateSlipFacts,
    HandoverFacts,
    PermitFacts,
    RevocationFacts,
)
from app.documents.survey_facts import (
    ComplaintReceiptFacts,
    SkmElement,
    SkmGroup,
    SkmPlan,
    SkmReportFacts,
)

__all__ = [
    "Agency",
    "AgencyFacts",
    "Answer",
    "Applicant",
    "Case",
    "ComplaintReceiptFacts",
    "CoverLetterFacts",
    "DecreeFacts",
    "DocumentFacts",
    "DuplicateSlipFacts",
    "HandoverFacts",
    "Permit",
    "PermitFacts",
    "Proof",
    "ReceiptFacts",
    "Reference",
    "RefusalFacts",
    "Requirement",
    "RevocationFacts",
    "Signatory",
    "SignatureMode",
    "SignedFacts",
    "SkmElement",
    "SkmGroup",
    "SkmPlan",
    "SkmReportFacts",
    "SurveyMinutesFacts",
    "TechnicalRecommendationFacts",
]
