"""What the SLA report is told: cards, tables and pictures of the same figures as the dashboard, already worded."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.facts import AgencyFacts, Answer, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCard:
    """One number at the top, with what qualifies it."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportColumn:
    """A column of a table: its heading, its width in percent, whether it holds figures."""

    heading: str
    width: int
    is_figure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection:
    """One figure: a picture (a `data:` address; empty without one) above its table."""

    title: str
    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaReportFacts(AgencyFacts):
    """Laporan SLA of one period; `about` says what was chosen and when it was counted and printed.

    An issued one bears a signatory, a preview none.
    """

    period: str
    about: tuple[Answer, ...]
    cards: tuple[ReportCard, ...]
    sections: tuple[ReportSection, ...]
    printed: str
    signatory: Signatory | None = None
