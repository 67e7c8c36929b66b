"""Printing a letter: to be looked at, to be signed by hand, or to be signed electronically in the next breath."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.documents import facts as f
from app.documents.marking import NOT_THE_DOCUMENT, mark_pages
from app.domain.case.refusals import Reason
from app.records.letters import LetterRecord
from app.services.actors import Actor
from app.services.declined import Declined
from app.services.letters.drafts import Draft
from app.services.letters.reading import get_visible_letter
from app.services.letters.registry import LETTER_KINDS
from app.services.letters.rights import may_take_scan
from app.services.letters.signers import find_signatory, get_signatory, may_sign
from app.services.letters.values import LetterState
from app.services.templates.press import Print, print_document
from app.services.tools import Tools


def preview_letter(
    session: Session, tools: Tools, letter_id: int, by: Actor, at: datetime, *, by_hand: bool = False
) -> bytes:
    """Print a letter that still waits, as it would be signed today, marked not to be the document.

    `by_hand` is the sheet for ink and stamp, which has neither: until it is signed it says nothing in anybody's name.
    `Declined` for who may not see its case, or would not take the scan of the sheet in, when nobody holds the signing position, or when it waits no more.
    """
    letter = get_visible_letter(session, letter_id, by)
    if letter.state != LetterState.WAITING:
        raise Declined(Reason.CHANGED_MEANWHILE)
    if by_hand and not may_take_scan(letter, by):
        raise Declined(Reason.NOT_PERMITTED)
    mode = f.SignatureMode.BY_HAND if by_hand else f.SignatureMode.ELECTRONIC
    draft = Draft(session, tools, letter, signatory_for(session, letter, by, at)[1], mode, at)
    pdf = print_letter(draft, gather(draft), is_kept=False).document.pdf
    return pdf if by_hand else mark_pages(pdf, NOT_THE_DOCUMENT)


def gather(draft: Draft) -> f.SignedFacts:
    """Gather what a letter of its kind says."""
    return LETTER_KINDS[draft.letter.kind].facts_of(draft)


def print_letter(draft: Draft, facts: f.SignedFacts, *, is_kept: bool = True) -> Print:
    """Print a letter by the agency's template of its kind; `Declined` when it cannot be made."""
    return print_document(
        draft.session,
        draft.tools,
        kind=LETTER_KINDS[draft.letter.kind].kind,
        facts=facts,
        agency=draft.agency,
        at=draft.at,
        case_id=draft.letter.case_id,
        permit_type_id=draft.row.permit_type_id,
        is_kept=is_kept,
    )


def signatory_for(session: Session, letter: LetterRecord, by: Actor, at: datetime) -> tuple[int, f.Signatory]:
    """Give who signs, with his id: the reader himself where he may, else who holds the position today."""
    agency = letter.case.agency
    if may_sign(letter, by):
        return by.id, get_signatory(session, letter, agency, by, at)
    return find_signatory(session, letter, agency, at)
