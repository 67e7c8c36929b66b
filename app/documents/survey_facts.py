"""What papers without a case are told: the receipt of a complaint, the report of the satisfaction survey (SKM)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.documents.fact_parts import AgencyFacts, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintReceiptFacts(AgencyFacts):
    """Tanda terima pengaduan: what was complained of, through which channel, when it will be answered."""

    number: str
    received_on: date
    complainant: str
    subject: str
    channel: str
    due_on: date
    tracking_url: str
    received_by: Signatory
    tracking_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkmElement:
    """One of the nine elements (unsur): its mean of 1 to 4, that times 25, and the grade (mutu), all worded."""

    code: str
    name: str
    answers: int
    mean: str
    index: str
    grade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SkmGroup:
    """How many answered, by one property of theirs: rows of label, number and share.

    Groups so small that they would name a person stand in one row together.
    """

    title: str
    rows: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkmPlan:
    """What is done about an element that came out low (rencana tindak lanjut)."""

    element: str
    action: str
    due: str
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SkmReportFacts(AgencyFacts):
    """Laporan SKM of a period (Permenpan-RB 14/2017): nine elements, index (IKM 25 to 100), grade, plan, trend.

    Figures come worded, with a decimal comma. `wanted` is the sample size (Krejcie and Morgan), none if not counted.
    """

    period: str
    respondents: int
    elements: tuple[SkmElement, ...]
    index: str
    grade: str
    performance: str
    wanted: int | None = None
    groups: tuple[SkmGroup, ...] = ()
    lowest: tuple[str, ...] = ()
    plans: tuple[SkmPlan, ...] = ()
    trend: tuple[tuple[str, str, str], ...] = ()
    suggestions: tuple[str, ...] = ()
    signatory: Signatory | None = None
