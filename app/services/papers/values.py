"""A document on its way into a case: its bytes are stored already, its row is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PaperKind(StrEnum):
    """What a document is to its case."""

    REQUIREMENT = "requirement"
    WORK = "work"
    ISSUED = "issued"


class Verdict(StrEnum):
    """An officer's word on a document."""

    FITTING = "fitting"
    DEFECTIVE = "defective"


@dataclass(frozen=True)
class StoredPart:
    """A stored content beside the papers, such as what a paper was printed of."""

    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True)
class Origin:
    """What an issued paper was printed of, stored already: its bundle and its facts; and the hash of the bare print."""

    agency_id: int
    case_id: int | None
    kind: str
    template_version_id: int | None
    bundle: StoredPart
    facts: StoredPart
    printed_sha256: str
    typesetter: str
    at: datetime


@dataclass(frozen=True)
class NewPaper:
    """A stored content and what it is to the case; `subject` is a requirement, a field or a document kind.

    `origin` is kept with a paper that the office printed; it is noted when the paper is filed.
    """

    kind: PaperKind
    subject: str
    name: str
    sha256: str
    size: int
    media_type: str
    origin: Origin | None = None
