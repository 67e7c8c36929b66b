"""A decree of revocation that is made here: reasons and legal basis become a letter that waits for the head.

Until it is signed the permit holds; by the signature it ends, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.documents.kinds import DocumentKind
from app.domain.case.access import Permission
from app.domain.case.refusals import Reason
from app.domain.permit.standings import Standing
from app.records.letters import LetterRecord
from app.records.permits import GivenNumberRecord, PermitRecord
from app.services.actors import Actor
from app.services.casework.loading import OnFile
from app.services.declined import Declined
from app.services.issuing.letterheads import local_date
from app.services.letters.asking import ask_letter
from app.services.letters.signers import find_signer_position
from app.services.letters.values import LetterState
from app.services.permit_life.loading import get_permit, lock_permit
from app.services.permit_life.revoking import Decree, end_by_decree
from app.services.repeats import is_repeat, remember_press
from app.services.tools import Tools
from app.services.transactions import transaction


@dataclass(frozen=True)
class Grounds:
    """Why a permit is to be revoked, each reason a sentence, and on which regulations that rests."""

    reasons: tuple[str, ...]
    legal_basis: tuple[str, ...]

    @classmethod
    def of_lines(cls, reasons: str, legal_basis: str) -> Grounds:
        """Read grounds from two texts, one thing a line."""
        return cls(_lines(reasons), _lines(legal_basis))


@dataclass(frozen=True, slots=True)
class WaitingDecree:
    """A decree of revocation that nobody has signed yet."""

    letter_id: int
    number: str
    made_at: datetime


def ask_revocation(
    session: Session | scoped_session[Session],
    tools: Tools,
    *,
    permit_id: int,
    grounds: Grounds,
    by: Actor,
    at: datetime,
    request_key: str = "",
) -> int | None:
    """Ask the head for a decree that revokes a permit, and give the letter's id; one at a time for a permit.

    The same press once more asks for none, whatever has become of the first one, and gives None.
    """
    if not grounds.reasons or not grounds.legal_basis:
        raise Declined(Reason.GROUNDS_MISSING)
    with transaction(session) as writing:
        permit, on_file = lock_permit(writing, permit_id, by, Permission.PERMIT_REVOKE)
        if is_repeat(writing, by, case_id=permit.case_id, request_key=request_key):
            return None
        remember_press(writing, by, request_key, permit.case_id, at)
        if permit.state != Standing.VALID:
            raise Declined(Reason.PERMIT_HOLDS_NO_MORE, standing=permit.state)
        waiting = find_waiting_decree(writing, permit)
        if waiting is not None:
            raise Declined(Reason.REVOCATION_WAITING, number=waiting.number)
        return ask_letter(
            writing,
            tools,
            on_file,
            DocumentKind.REVOCATION_DECREE,
            title=f"Pencabutan {permit.title}",
            recipient=permit.holder_name,
            facts={
                "permit_id": permit.id,
                "reasons": grounds.reasons,
                "legal_basis": grounds.legal_basis,
            },
            signer_position=find_signer_position(writing, on_file),
            at=at,
            by=by,
        )


def revoke_by_letter(
    writing: Session, on_file: OnFile, letter: LetterRecord, *, by: Actor, at: datetime
) -> None:
    """Let a decree take effect as it is signed, in the transaction that files the signature and locks the case.

    `Declined` when the permit has ended meanwhile: the decree is then to be withdrawn, not signed.
    """
    permit = get_permit(writing, int(letter.facts["permit_id"]), letter.agency_id, lock=True)
    decree = Decree(
        letter.number.text, local_date(at, on_file.row.agency), "; ".join(letter.facts["reasons"])
    )
    end_by_decree(writing, on_file, permit, decree, by, at)


def refuse_for_ended_permit(session: Session, letter: LetterRecord) -> None:
    """Refuse to sign a decree against a permit that has ended, before the signature is given; `Declined` then."""
    permit = get_permit(session, int(letter.facts["permit_id"]), letter.agency_id)
    if permit.state != Standing.VALID:
        raise Declined(Reason.PERMIT_HOLDS_NO_MORE, standing=permit.state)


def find_waiting_decree(session: Session, permit: PermitRecord) -> WaitingDecree | None:
    """Find the decree that waits to revoke a permit."""
    query = (
        select(LetterRecord.id, LetterRecord.facts, LetterRecord.made_at, GivenNumberRecord.text)
        .join(GivenNumberRecord, GivenNumberRecord.id == LetterRecord.number_id)
        .where(
            LetterRecord.case_id == permit.case_id,
            LetterRecord.kind == DocumentKind.REVOCATION_DECREE.value,
            LetterRecord.state == LetterState.WAITING.value,
        )
        .order_by(LetterRecord.id)
    )
    found = (row for row in session.execute(query) if row.facts.get("permit_id") == permit.id)
    row = next(found, None)
    return None if row is None else WaitingDecree(row.id, row.text, row.made_at)


def _lines(text: str) -> tuple[str, ...]:
    lines: Sequence[str] = [" ".join(line.split()) for line in text.splitlines()]
    return tuple(line for line in lines if line)
