"""What facts are made of: the letterhead, the case, the applicant, who signs, what is granted.

Plain values, already worded and masked. Knows nothing of the kinds of document that they stand in.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum


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
class AgencyFacts:
    """What every document knows, also one without a case; `issued_on` is printed and is the PDF's date of creation."""

    agency: Agency
    service_title: str
    issued_on: date

    def named(self) -> dict[str, object]:
        """Give the facts by name, as `render` takes them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts(AgencyFacts):
    """What every document of a case knows."""

    case: Case
    applicant: Applicant


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedFacts(DocumentFacts):
    """What every document of a case under the head's signature knows.

    `trial` marks a signature whose certificate is self-made; the page then says so, and claims no BSrE.
    `proof` is what is printed for checking; papers of before there was any have none.
    """

    signatory: Signatory
    signature_mode: SignatureMode
    verification_url: str
    trial: bool
    proof: Proof | None = None
