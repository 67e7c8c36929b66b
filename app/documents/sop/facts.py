"""What the SOP document is told: its identity block and its rows, worded and decided by the caller.

Rows are named by their place from 0; a target is always a row. No clock, no records, no rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.documents.facts import Agency

YES, NO = "Ya", "Tidak"


class Paper(StrEnum):
    """The papers that offices print on; F4 is 215 by 330 mm."""

    A4 = "a4"
    F4 = "f4"


class Symbol(StrEnum):
    """The symbols that stand for a step; the others of the five are the arrow and the pentagon connector."""

    CAPSULE = "capsule"
    BOX = "box"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """A way out of a symbol, to one row or to several at once; `is_void` where this service never takes it."""

    targets: tuple[int, ...]
    label: str = ""
    is_void: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SopRow:
    """One step; `skips_to` is the row after a condition that is not met (None: the step has no condition).

    `is_continued` marks what is left of a row over a page: texts alone, without a symbol.
    """

    number: str
    text: str
    column: int
    symbol: Symbol
    exits: tuple[Exit, ...] = ()
    skips_to: int | None = None
    equipment: str = ""
    time: str = ""
    output: str = ""
    remarks: tuple[str, ...] = ()
    is_void: bool = False
    is_continued: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The identity block; texts without a word are printed as a dash, the approver's own as lines to fill."""

    unit: str
    title: str
    number: str = ""
    made_on: str = ""
    revised_on: str = ""
    effective_on: str = ""
    approved_by: str = ""
    approver_name: str = ""
    approver_rank: str = ""
    approver_nip: str = ""
    legal_basis: tuple[str, ...] = ()
    qualification: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annexed:
    """One row as its source document words it, and how the reading settled a fault in it."""

    number: str
    source: str
    wording: str
    time: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SopFacts:
    """The whole document; `columns` name the holders in the order in which they first act."""

    agency: Agency
    identity: Identity
    columns: tuple[str, ...]
    rows: tuple[SopRow, ...]
    total: str
    promise: str
    edition: str
    issued_on: date
    annex: tuple[Annexed, ...] = ()
    annex_notes: tuple[str, ...] = ()
