"""What the letters and minutes of a case are told: receipt, cover letter, survey, recommendation, refusal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.documents.fact_parts import Agency, Answer, DocumentFacts, Requirement, Signatory, SignedFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts(DocumentFacts):
    """Tanda terima: what was handed in, when it will be ready, where to look."""

    requirements: tuple[Requirement, ...]
    working_days: int | None
    due_on: date | None
    fee: int
    tracking_code: str
    tracking_url: str
    received_by: Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverLetterFacts(SignedFacts):
    """Surat pengantar to the technical office (OPD), with the list of what is sent."""

    number: str
    recipient: str
    recipient_place: str
    working_days: int | None
    requirements: tuple[Requirement, ...]
    form: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyMinutesFacts(DocumentFacts):
    """Berita Acara: what the technical team found on site, signed by hand by the team and whoever was there.

    `letterhead` is that of the team's own office (OPD); without one the agency's stands at the top.
    """

    number: str
    surveyed_on: date
    place: str
    findings: tuple[str, ...]
    conclusion: str
    team: tuple[Signatory, ...]
    witness: str
    letterhead: Agency | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicalRecommendationFacts(DocumentFacts):
    """Rekomendasi teknis of the technical office (OPD), signed by hand; `is_favourable` is what it comes to.

    `letterhead` is the office's own; without one the agency's stands at the top.
    """

    office: str
    number: str
    dated_on: date
    text: tuple[str, ...]
    signatory: Signatory
    is_favourable: bool = True
    letterhead: Agency | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalFacts(SignedFacts):
    """Refusal with reasons, legal basis and the right of objection.

    `objection_days` are working days (UU 30/2014 tentang Administrasi Pemerintahan, pasal 77 ayat 1: 21).
    """

    number: str
    reasons: tuple[str, ...]
    legal_basis: tuple[str, ...]
    objection_days: int = 21
    copies_to: tuple[str, ...] = ()
