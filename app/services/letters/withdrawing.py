"""Withdrawing a letter: its number is void with the reason, its page says so, what was signed stays in the archive."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.documents.kinds import DocumentKind
from app.domain.case.plain_facts import from_plain
from app.domain.case.refusals import Reason
from app.records.letters import LetterRecord
from app.records.papers import PaperRecord
from app.services.actors import Actor
from app.services.casework.loading import load_case
from app.services.declined import Declined
from app.services.letters.asking import ask_letter
from app.services.letters.reading import get_visible_letter, subject_of
from app.services.letters.rights import may_withdraw
from app.services.letters.values import LetterState
from app.services.letters.voiding import void_letter
from app.services.repeats import is_repeat, remember_press
from app.services.transactions import transaction


def withdraw_letter(
    session: Session,
    *,
    letter_id: int,
    reason: str,
    by: Actor,
    at: datetime,
    again: bool = False,
    request_key: str = "",
) -> None:
    """Withdraw a letter, signed or not; `again` asks for a new one that says the same under a new number.

    The same press once more finds it done.
    `Declined` without a reason, for who may not, and for a letter whose signature has taken effect.
    """
    if not reason.strip():
        raise Declined(Reason.NOTE_MISSING)
    with transaction(session) as writing:
        case_id = get_visible_letter(writing, letter_id, by).case_id
        on_file = load_case(writing, case_id, agency_id=by.agency_id, lock=True)
        if is_repeat(writing, by, case_id=case_id, request_key=request_key):
            return
        remember_press(writing, by, request_key, case_id, at)
        letter = writing.get_one(LetterRecord, letter_id, with_for_update=True, populate_existing=True)
        if letter.state == LetterState.WITHDRAWN:
            raise Declined(Reason.CHANGED_MEANWHILE)
        if not may_withdraw(letter, by):
            raise Declined(Reason.NOT_PERMITTED)
        void_letter(writing, on_file, letter, reason.strip(), by=by, at=at)
        _put_behind(writing, letter, at)
        if again:
            ask_letter(
                writing,
                None,
                on_file,
                DocumentKind(letter.kind),
                title=letter.title,
                recipient=letter.recipient,
                facts={key: from_plain(value) for key, value in letter.facts.items()},
                signer_position=letter.signer_position,
                at=at,
                by=by,
            )


def _put_behind(session: Session, letter: LetterRecord, at: datetime) -> None:
    standing = update(PaperRecord).where(
        PaperRecord.case_id == letter.case_id,
        PaperRecord.subject == subject_of(letter),
        PaperRecord.replaced_at.is_(None),
    )
    session.execute(standing.values(replaced_at=at))
