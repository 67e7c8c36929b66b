"""Handing a signed letter over at the counter, once, with the slip that both sign."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.documents import facts as f
from app.domain.case.events import Event, LetterHandedOver
from app.domain.case.folding import Happened
from app.domain.case.refusals import Reason
from app.records.letters import LetterRecord
from app.services.actors import Actor
from app.services.casework.filing import file_events
from app.services.casework.loading import load_case
from app.services.declined import AnswersDeclined, Declined
from app.services.issuing.handover_slips import Handed, print_handover_slip
from app.services.issuing.letterheads import local_date
from app.services.letters.reading import get_visible_letter, list_letters_of_case
from app.services.letters.rights import may_hand_over
from app.services.papers.filing import file_papers
from app.services.printable import find_unprintable
from app.services.repeats import is_repeat, remember_press
from app.services.tools import Tools
from app.services.transactions import transaction


def hand_over_letter(
    session: Session,
    tools: Tools,
    *,
    letter_id: int,
    receiver: str,
    proof: str,
    by: Actor,
    at: datetime,
    request_key: str = "",
) -> None:
    """Note that a signed letter was given out, to whom and on which proof, and file the printed slip.

    The same press once more finds it done.
    `Declined` without receiver or proof, for who may not, a letter that is not signed, or one that was given out before.
    """
    receiver, proof = receiver.strip(), proof.strip()
    if not receiver or not proof:
        raise Declined(Reason.NOTE_MISSING)
    findings = find_unprintable({"receiver": receiver, "proof": proof})
    if findings:
        raise AnswersDeclined(findings)
    session.rollback()
    case_id = get_visible_letter(session, letter_id, by).case_id
    if is_repeat(session, by, case_id=case_id, request_key=request_key):
        return
    letter = _to_hand_over(session, letter_id, by)
    handed = Handed(receiver, proof, letter=_reference(letter), letter_id=letter_id)
    slip = print_handover_slip(session, tools, letter.case, handed, by, at)
    with transaction(session) as writing:
        on_file = load_case(writing, case_id, agency_id=by.agency_id, lock=True)
        # The twin of a press that came twice waited here for the lock.
        if is_repeat(writing, by, case_id=case_id, request_key=request_key):
            return
        remember_press(writing, by, request_key, case_id, at)
        letter = _to_hand_over(writing, letter_id, by)
        told: list[Event] = [
            *file_papers(writing, on_file.row, [slip], at=at, by=by.id),
            LetterHandedOver(letter.kind, letter.number.text, receiver, proof),
        ]
        file_events(writing, on_file.row, [Happened(event, at, by.id) for event in told], by)


def _to_hand_over(session: Session, letter_id: int, by: Actor) -> LetterRecord:
    letter = get_visible_letter(session, letter_id, by)
    session.refresh(letter)
    if not may_hand_over(letter, by):
        raise Declined(Reason.NOT_PERMITTED)
    of_case = list_letters_of_case(session, letter.case_id, by)
    if any(one.id == letter.id and one.handed_to for one in of_case):
        raise Declined(Reason.CHANGED_MEANWHILE)
    return letter


def _reference(letter: LetterRecord) -> f.Reference:
    assert letter.signed_at is not None  # only a signed letter may be handed over
    dated = local_date(letter.signed_at, letter.case.agency)
    return f.Reference(title=letter.title, number=letter.number.text, dated=dated)
