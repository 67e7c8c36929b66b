"""A document on its way into a case: its bytes are stored already, its row is not."""

from __future__ import annotations

from dataclasses import dataclass
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
class NewPaper:
    """A stored content and what it is to the case; `subject` is a requirement, a field or a document kind."""

    kind: PaperKind
    subject: str
    name: str
    sha256: str
    size: int
    media_type: str
