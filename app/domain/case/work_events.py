"""What work at a step leaves on a case: papers, numbers, signatures, money, the survey, the handing over.

Part of `events`, which alone is imported by name; none of these moves the case.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PaperAdded:
    """A document came into the file: of a requirement, of a step's work, or issued by the office."""

    kind: str
    subject: str
    name: str
    sha256: str


@dataclass(frozen=True)
class PaperJudged:
    """An officer gave his verdict on a document."""

    subject: str
    verdict: str
    note: str = ""


@dataclass(frozen=True)
class NumberGiven:
    """The permit got its number."""

    number: str


@dataclass(frozen=True)
class NumberVoided:
    """A number given before is void; it is never given again."""

    number: str
    why: str


@dataclass(frozen=True)
class PermitSigned:
    """The permit was signed, electronically or by hand; its bytes are archived under their hash."""

    number: str
    signature: str
    signatory: str
    sha256: str
    is_trial: bool


@dataclass(frozen=True)
class PermitRevoked:
    """The permit was revoked by a decree (keputusan pencabutan) before its time."""

    number: str
    decree: str
    note: str


@dataclass(frozen=True)
class PermitReplaced:
    """Another permit took the place of this one."""

    number: str
    replacement: str
    note: str = ""


@dataclass(frozen=True)
class FeeBilled:
    """The applicant was told what he owes, in rupiah."""

    amount: str
    basis: str


@dataclass(frozen=True)
class PaymentRecorded:
    """A payment and its proof were put on file, in rupiah."""

    amount: str
    receipt: str


@dataclass(frozen=True)
class SatisfactionAnswered:
    """The applicant answered the survey, or skipped it for a reason; never what he answered."""

    is_skipped: bool
    why: str = ""


@dataclass(frozen=True)
class HandedOver:
    """The document left the counter."""

    receiver: str
    proof: str


@dataclass(frozen=True)
class LetterMade:
    """A letter under a signature was asked for and numbered: cover letter, refusal, decree of revocation."""

    kind: str
    number: str
    title: str


@dataclass(frozen=True)
class LetterSigned:
    """A letter was signed, electronically or by hand; its bytes are archived under their hash."""

    kind: str
    number: str
    signature: str
    signatory: str
    sha256: str
    is_trial: bool


@dataclass(frozen=True)
class LetterWithdrawn:
    """A letter was withdrawn; its number is void and never given again."""

    kind: str
    number: str
    note: str


@dataclass(frozen=True)
class LetterHandedOver:
    """A letter left the counter."""

    kind: str
    number: str
    receiver: str
    proof: str
