"""What the evidence sheet of due times is told: clocks, charges and events, worded and masked by the caller."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.facts import DocumentFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRow:
    """One line of an explained clock."""

    when: str
    what: tuple[str, ...]
    adds: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedClock:
    """One clock with its lines and their sum; `about` are label and value, in order."""

    title: str
    about: tuple[tuple[str, str], ...]
    rows: tuple[ClockRow, ...]
    total: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvent:
    """Something that happened to the clocks, with who did it."""

    at: str
    what: str
    note: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockEvidenceFacts(DocumentFacts):
    """Lembar bukti perhitungan waktu: how every due time of a case came about, and the seal of its last event.

    `charges` are holder and office time. `legal_basis` is empty where the law gives no time to decide.
    """

    printed_at: str
    status: str
    clocks: tuple[ExplainedClock, ...]
    charges: tuple[tuple[str, str], ...]
    events: tuple[ToldEvent, ...]
    events_count: int
    last_hash: str
    legal_basis: tuple[str, ...] = ()
