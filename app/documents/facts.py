"""What a template may be told: plain values, already worded, masked and decided by the caller.

A template sees the fields of one of the `…Facts` classes below and nothing else. Facts hold no rows, no clock
and no rules, so the same facts print the same bytes in ten years.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class SignatureMode(StrEnum):
    """How the head puts his name to a document."""

    ELECTRONIC = "electronic"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """The letterhead of the office that issues the document, and the town it signs in."""

    government: str
    office: str
    short_name: str
    address: str
    place: str
    postal_code: str = ""
    phone: str = ""
    website: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The application that the document answers."""

    number: str
    filed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Who asked; identity numbers come masked unless the permit must carry them in full."""

    name: str
    kind: str
    address: str
    nik: str = ""
    nib: str = ""
    npwp: str = ""
    phone: str = ""
    represented_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One filled field of the application form, value worded for reading."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One required document and what was handed in for it."""

    name: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs; `acting_prefix` is Plt., Plh. or a.n. where the office is held for another, named in `acting_for`."""

    position_title: str
    name: str
    rank: str = ""
    nip: str = ""
    acting_prefix: str = ""
    acting_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """What is granted: its title, number and the days on which it holds (no end: until revoked)."""

    title: str
    number: str
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What is printed for checking beside the QR: a code to type, where, and the hash of the content if it is stated."""

    code: str
    typed_at: str
    content: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An earlier paper that a letter rests on, such as the technical recommendation."""

    title: str
    number: str
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """What every document knows; `issued_on` is printed and is the PDF's date of creation."""

    agency: Agency
    case: Case
    applicant: Applicant
    service_title: str
    issued_on: date

    def named(self) -> dict[str, object]:
        """Give the facts by name, as `render` takes them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


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
class SignedFacts(DocumentFacts):
    """What every document under the head's signature knows.

    `trial` marks a signature whose certificate is self-made; the page then says so, and claims no BSrE.
    """

    signatory: Signatory
    signature_mode: SignatureMode
    verification_url: str
    trial: bool


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
class PermitFacts(SignedFacts):
    """Surat Izin, and the recommendation of a service that is no permit."""

    permit: Permit
    form: tuple[Answer, ...]
    legal_basis: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    conditions: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
    proof: Proof | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverFacts(DocumentFacts):
    """Bukti serah terima: which document left the counter, from whose hands into whose."""

    permit: Permit
    handed_by: Signatory
    received_by: str
    receiver_role: str
