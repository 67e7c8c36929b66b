"""Telling anyone who holds a permit whether it is real: what the office signed, and whether a copy is that.

The token of the QR is the key. It shows no more than the paper itself does, and of a person only his initials.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session, joinedload

from app.domain.masking import mask_holder
from app.domain.permit.standings import Standing, standing_on
from app.gateways.signatures import SignatureProvider, Verdict
from app.records.cases import CaseRecord
from app.records.letters import LetterRecord
from app.records.permits import PermitCopyRecord, PermitRecord
from app.services.strange_copies import TooManyCopies, verify_apart

TOKEN = re.compile(r"[A-Za-z0-9_-]{20,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPermit:
    """A permit as its public page shows it; `holder` is masked where it is a person."""

    agency_name: str
    agency_contact: tuple[str, ...]
    zone: str
    title: str
    number: str
    holder: str
    standing: Standing
    valid_from: date
    valid_until: date | None
    signed_at: datetime
    signatory_name: str
    signatory_position: str
    is_electronic: bool
    is_trial: bool
    short_code: str
    ended_on: date | None = None
    """The day of the decree that revoked it, or on which it was replaced."""
    replacement: str = ""
    """The number of the permit that took its place."""
    replacement_token: str = ""
    copies: tuple[PublicCopy, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """A duplicate that was handed out: which one and when, never to whom."""

    place: int
    given_on: date


class Likeness(StrEnum):
    """How a copy compares with what the office keeps."""

    SAME = "same"
    ALTERED = "altered"
    OTHER_DOCUMENT = "other_document"
    UNSIGNED = "unsigned"
    FOREIGN_SIGNATURE = "foreign_signature"
    UNREADABLE = "unreadable"
    UNCHECKED = "unchecked"
    """Not looked at: too many files are sent at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyCheck:
    """The likeness of a copy, and what the signature in it says of itself."""

    likeness: Likeness
    has_sound_signature: bool
    signer: str = ""
    signed_at: datetime | None = None
    is_trial: bool = False
    is_chain_checked: bool = True
    """Whether a root certificate was there to vouch for the signer."""


_LIKENESS = {
    Verdict.VALID: Likeness.OTHER_DOCUMENT,
    Verdict.ALTERED: Likeness.ALTERED,
    Verdict.UNSIGNED: Likeness.UNSIGNED,
    Verdict.UNTRUSTED: Likeness.FOREIGN_SIGNATURE,
    Verdict.UNREADABLE: Likeness.UNREADABLE,
}


def find_public_permit(session: Session, token: str, at: datetime) -> PublicPermit | None:
    """Find the permit of a QR's token as anyone may see it; None for a token that is nobody's."""
    row = _find(session, token)
    return None if row is None else _told(row, at, _copies(session, row))


def find_token(session: Session, short_code: str) -> str:
    """Find the token of a code that was typed by hand, of a permit or a signed letter.

    Empty for a code that is nobody's or, by chance, of two. One statement that reads two indexes.
    """
    of_permits = select(PermitRecord.token).where(PermitRecord.short_code == short_code)
    of_letters = select(LetterRecord.token).where(
        LetterRecord.short_code == short_code, LetterRecord.sha256.is_not(None)
    )
    found = session.scalars(union_all(of_permits, of_letters).limit(2)).all()
    return str(found[0]) if len(found) == 1 else ""


def check_copy(
    session: Session, token: str, content: bytes, signatures: SignatureProvider
) -> CopyCheck | None:
    """Compare a file with the permit of a token, byte for byte, and check its signature; None without a permit.

    The bytes decide: a sound signature on any other file makes it another document, not this permit.
    """
    row = _find(session, token)
    if row is None:
        return None
    return compare_copy(session, row.sha256, content, signatures)


def compare_copy(session: Session, sha256: str, content: bytes, signatures: SignatureProvider) -> CopyCheck:
    """Compare a file with what is archived under a hash, and check the signature in it."""
    # A stranger's file may take a while: nobody waits for it with the database held.
    session.rollback()
    is_same = hashlib.sha256(content).hexdigest() == sha256
    try:
        # Only what the office has filed itself is read in this process.
        found = signatures.verify(content) if is_same else verify_apart(content, signatures.trust())
    except TooManyCopies:
        return CopyCheck(likeness=Likeness.UNCHECKED, has_sound_signature=False)
    is_unvouched = found.is_sound and not found.is_valid
    return CopyCheck(
        likeness=Likeness.SAME if is_same else _LIKENESS[found.verdict],
        has_sound_signature=found.is_sound,
        signer=found.signer,
        signed_at=found.signed_at,
        is_trial=found.is_trial,
        is_chain_checked=not is_unvouched,
    )


def _find(session: Session, token: str) -> PermitRecord | None:
    if not TOKEN.fullmatch(token):
        return None
    case = joinedload(PermitRecord.case, innerjoin=True)
    query = (
        select(PermitRecord)
        .where(PermitRecord.token == token)
        .options(
            joinedload(PermitRecord.number, innerjoin=True),
            case.joinedload(CaseRecord.agency, innerjoin=True),
            case.joinedload(CaseRecord.applicant, innerjoin=True),
        )
    )
    return session.scalars(query).one_or_none()


def _copies(session: Session, row: PermitRecord) -> tuple[PublicCopy, ...]:
    query = (
        select(PermitCopyRecord.place, PermitCopyRecord.given_at)
        .where(PermitCopyRecord.permit_id == row.id)
        .order_by(PermitCopyRecord.place)
    )
    zone = ZoneInfo(row.case.agency.zone)
    return tuple(
        PublicCopy(one.place, one.given_at.astimezone(zone).date()) for one in session.execute(query)
    )


def _told(row: PermitRecord, at: datetime, copies: tuple[PublicCopy, ...]) -> PublicPermit:
    agency = row.case.agency
    signatory = row.signatory
    prefix = f"{signatory.get('acting_prefix', '')} ".lstrip()
    return PublicPermit(
        agency_name=agency.short_name,
        agency_contact=tuple(filter(None, (agency.phone, agency.email))),
        zone=agency.zone,
        title=row.title,
        number=row.number.text,
        holder=mask_holder(row.holder_name, row.case.applicant.kind),
        standing=standing_of(row, at.astimezone(ZoneInfo(agency.zone)).date()),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        signed_at=row.signed_at,
        signatory_name=signatory.get("name", ""),
        signatory_position=prefix + signatory.get("position_title", ""),
        is_electronic=row.signature == "electronic",
        is_trial=row.is_trial,
        short_code=row.short_code,
        ended_on=row.decree_on or (row.ended_at and row.ended_at.astimezone(ZoneInfo(agency.zone)).date()),
        replacement="" if row.replaced_by is None else row.replaced_by.number.text,
        replacement_token="" if row.replaced_by is None else row.replaced_by.token,
        copies=copies,
    )


def standing_of(row: PermitRecord, on: date) -> Standing:
    """Tell whether a permit holds on a day: what the office has decided about it weighs more than its dates."""
    return standing_on(
        on,
        state=row.state,
        is_void=row.number.voided_at is not None,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )
