"""What a report is of, and what is known of one that was issued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.documents import DocumentKind
from app.documents.facts import SkmReportFacts
from app.documents.report_facts import SlaReportFacts
from app.services.oversight.figures.periods import Period

ReportFacts = SkmReportFacts | SlaReportFacts


class ReportKind(StrEnum):
    """The reports that are issued; each is the kind of paper of that name."""

    SKM = "skm_report"
    SLA = "sla_report"

    @property
    def document(self) -> DocumentKind:
        """The kind of paper that it is printed as."""
        return DocumentKind(self.value)


@dataclass(frozen=True)
class Subject:
    """What a report is of: one agency's period, and one permit type or, with none, all of them."""

    agency_id: int
    kind: ReportKind
    period: Period
    permit_type_id: int | None = None

    def is_closed(self, today: date) -> bool:
        """Whether the period is over, so that nothing is added to it any more."""
        return self.period.last < today


@dataclass(frozen=True)
class IssuedReport:
    """An issued report; `signatory` is whose name stands under it."""

    id: int
    subject: Subject
    permit_type: str
    signatory: str
    issued_at: datetime
    sha256: str
