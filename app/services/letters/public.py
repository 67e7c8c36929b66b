"""A signed letter as anyone may see it who holds its QR: that it is real, and whether it still holds.

Says nothing of what stands in it or to whom it was written; that is for who has the paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.documents.kinds import DocumentKind
from app.gateways.signatures import SignatureProvider
from app.records.cases import CaseRecord
from app.records.letters import LetterRecord
from app.services.letters.values import LetterState
from app.services.verification import TOKEN, CopyCheck, compare_copy


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicLetter:
    """What the page of a letter shows."""

    agency_name: str
    agency_contact: tuple[str, ...]
    kind: str
    number: str
    signed_on: date
    signatory_name: str
    signatory_position: str
    is_electronic: bool
    is_trial: bool
    short_code: str
    withdrawn_on: date | None

    @property
    def holds(self) -> bool:
        """Whether the office still stands by it."""
        return self.withdrawn_on is None


def find_public_letter(session: Session, token: str) -> PublicLetter | None:
    """Find a letter that was signed, by the token of its QR; None for any other token."""
    row = find_signed_letter(session, token)
    return None if row is None else _told(row)


def check_letter_copy(
    session: Session, token: str, content: bytes, signatures: SignatureProvider
) -> CopyCheck | None:
    """Compare a file with the letter of a token, byte for byte; None without such a letter."""
    row = find_signed_letter(session, token)
    if row is None or row.sha256 is None:
        return None
    return compare_copy(session, row.sha256, content, signatures)


def has_signed_refusal(session: Session, case_id: int) -> bool:
    """Whether a rejected case's letter of refusal lies signed at the counter."""
    query = select(LetterRecord.id).where(
        LetterRecord.case_id == case_id,
        LetterRecord.kind == DocumentKind.REFUSAL_LETTER.value,
        LetterRecord.state == LetterState.SIGNED.value,
    )
    return session.scalars(query.limit(1)).first() is not None


def find_signed_letter(session: Session, token: str) -> LetterRecord | None:
    """Find the row of a letter that was signed, withdrawn or not, by the token of its QR."""
    if not TOKEN.fullmatch(token):
        return None
    case = joinedload(LetterRecord.case, innerjoin=True)
    query = (
        select(LetterRecord)
        .where(
            LetterRecord.token == token,
            LetterRecord.sha256.is_not(None),
            LetterRecord.state != LetterState.WAITING.value,
        )
        .options(
            joinedload(LetterRecord.number, innerjoin=True),
            case.joinedload(CaseRecord.agency, innerjoin=True),
            case.joinedload(CaseRecord.applicant, innerjoin=True),
        )
    )
    return session.scalars(query).one_or_none()


def _told(row: LetterRecord) -> PublicLetter:
    agency, signatory = row.case.agency, row.signatory
    zone = ZoneInfo(agency.zone)
    assert row.signed_at is not None  # only signed ones are found
    prefix = f"{signatory.get('acting_prefix', '')} ".lstrip()
    return PublicLetter(
        agency_name=agency.short_name,
        agency_contact=tuple(filter(None, (agency.phone, agency.email))),
        kind=row.kind,
        number=row.number.text,
        signed_on=_day(row.signed_at, zone),
        signatory_name=signatory.get("name", ""),
        signatory_position=prefix + signatory.get("position_title", ""),
        is_electronic=row.signature == "electronic",
        is_trial=row.is_trial,
        short_code=row.short_code,
        withdrawn_on=None if row.withdrawn_at is None else _day(row.withdrawn_at, zone),
    )


def _day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()
