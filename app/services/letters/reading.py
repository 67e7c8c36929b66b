"""Reading letters: one by its id, those that wait for an officer, those of a case with what he may do to each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from app.domain.case.access import Permission
from app.domain.case.refusals import Reason
from app.domain.proof.short_codes import grouped
from app.records.cases import CaseRecord, EventRecord
from app.records.letters import LetterRecord
from app.records.papers import PaperRecord
from app.services.actors import Actor
from app.services.declined import Declined
from app.services.issuing.handover_slips import slip_of_letter
from app.services.letters.rights import may_hand_over, may_take_scan, may_withdraw
from app.services.letters.signers import find_refusal_to_sign, is_for, may_sign
from app.services.letters.values import LetterOnFile, LetterState, WaitingLetter
from app.services.papers.reading import load_visible_case
from app.services.proof.letter_looks import count_looks_at_letters

MOST = 80
"""How many waiting letters a list gives at once: with one page of permits they fit into one stack."""
MOST_COUNTED = 1000


def get_letter(session: Session, letter_id: int, by: Actor) -> LetterRecord:
    """Get a letter of the officer's own agency; any other is as unknown as one that does not exist."""
    case = joinedload(LetterRecord.case, innerjoin=True)
    query = (
        select(LetterRecord)
        .where(LetterRecord.id == letter_id, LetterRecord.agency_id == by.agency_id)
        .options(
            joinedload(LetterRecord.number, innerjoin=True),
            case.joinedload(CaseRecord.agency, innerjoin=True),
            case.joinedload(CaseRecord.permit_type, innerjoin=True),
            case.joinedload(CaseRecord.applicant, innerjoin=True),
        )
    )
    found = session.scalars(query).one_or_none()
    if found is None:
        raise Declined(Reason.UNKNOWN_DOCUMENT)
    return found


def get_visible_letter(session: Session, letter_id: int, by: Actor) -> LetterRecord:
    """Get a letter of a case that the officer may see."""
    letter = get_letter(session, letter_id, by)
    try:
        load_visible_case(session, letter.case_id, by)
    except Declined:
        raise Declined(Reason.UNKNOWN_DOCUMENT) from None
    return letter


def list_waiting_letters(
    session: Session, by: Actor, *, most: int = MOST, after: int = 0
) -> tuple[WaitingLetter, ...]:
    """List the letters that wait for an officer today, the longest waiting first, from the one after an id on."""
    keys = _signing_positions(by)
    if not keys:
        return ()
    query = _waiting_for(by).where(LetterRecord.signer_position.in_(keys))
    return tuple(_waiting(row, by) for row in islice(_his(session, query, by, most, after), most))


def count_waiting_letters(session: Session, by: Actor, *, after: int = 0) -> int:
    """Count the letters that wait for an officer's positions after an id, up to `MOST_COUNTED`.

    Those of permit types that another may sign as well are among them.
    """
    waiting = select(LetterRecord.id).where(
        LetterRecord.agency_id == by.agency_id,
        LetterRecord.state == LetterState.WAITING.value,
        LetterRecord.signer_position.in_(_signing_positions(by)),
        LetterRecord.id > after,
    )
    counted = select(func.count()).select_from(waiting.limit(MOST_COUNTED).subquery())
    return session.scalars(counted).one()


def _signing_positions(by: Actor) -> list[str]:
    if Permission.CASE_SIGN not in by.officer.permissions:
        return []
    return sorted({post.position for post in by.officer.posts if not post.office})


def _his(
    session: Session, query: Select[LetterRecord], by: Actor, at_once: int, after: int
) -> Iterator[LetterRecord]:
    """Read on in ranges: of some permit types another may sign, and a year's backlog is not read for one page."""
    while True:
        rows = session.scalars(
            query.where(LetterRecord.id > after).order_by(LetterRecord.id).limit(at_once)
        ).all()
        yield from (row for row in rows if is_for(row, by))
        if len(rows) < at_once:
            return
        after = rows[-1].id


def find_waiting_letters(session: Session, ids: Collection[int], by: Actor) -> tuple[WaitingLetter, ...]:
    """Find those of some letters that still wait for an officer."""
    query = _waiting_for(by).where(LetterRecord.id.in_(ids)).order_by(LetterRecord.id)
    return tuple(_waiting(row, by) for row in session.scalars(query) if is_for(row, by))


def _waiting_for(by: Actor) -> Select[LetterRecord]:
    case = joinedload(LetterRecord.case, innerjoin=True)
    return (
        select(LetterRecord)
        .where(LetterRecord.agency_id == by.agency_id, LetterRecord.state == LetterState.WAITING.value)
        .options(
            joinedload(LetterRecord.number, innerjoin=True),
            case.joinedload(CaseRecord.permit_type, innerjoin=True),
            case.joinedload(CaseRecord.applicant, innerjoin=True),
        )
    )


def fingerprint_of(letter: LetterRecord) -> str:
    """Give what changes when another content would be signed under the same id: of the letter, and of its case."""
    case, who = letter.case, letter.case.applicant
    said = [
        *(letter.kind, letter.number.text, letter.title, letter.recipient, letter.facts),
        *(case.form, who.kind, who.name, who.nik, who.nib, who.npwp, who.address),
        *(case.permit_type.name, case.permit_type.legal_basis),
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def list_letters_of_case(session: Session, case_id: int, by: Actor) -> tuple[LetterOnFile, ...]:
    """List the letters of a case, the newest first; that the case may be seen is the caller's question."""
    query = (
        select(LetterRecord)
        .where(LetterRecord.case_id == case_id, LetterRecord.agency_id == by.agency_id)
        .options(
            joinedload(LetterRecord.number, innerjoin=True), joinedload(LetterRecord.case, innerjoin=True)
        )
        .order_by(LetterRecord.id.desc())
    )
    letters = session.scalars(query).all()
    if not letters:
        return ()
    papers, handed = _papers(session, case_id), _handed_over(session, case_id)
    looks = count_looks_at_letters(session, [row.id for row in letters])
    on_file = (_on_file(row, by, papers, handed.get(row.number.text, "")) for row in letters)
    return tuple(replace(one, looks=looks.get(one.id, 0)) for one in on_file)


def subject_of(letter: LetterRecord) -> str:
    """Name the subject under which a letter is filed: each its own, so that none takes another's place."""
    return f"{letter.kind}:{letter.id}"


def _waiting(row: LetterRecord, by: Actor) -> WaitingLetter:
    return WaitingLetter(
        id=row.id,
        kind=row.kind,
        number=row.number.text,
        title=row.title,
        recipient=row.recipient,
        case_id=row.case_id,
        case_number=row.case.number,
        applicant=row.case.applicant_name,
        permit_type=row.case.permit_type.name,
        made_at=row.made_at,
        fingerprint=fingerprint_of(row),
        refused=find_refusal_to_sign(row, by),
    )


def _on_file(row: LetterRecord, by: Actor, papers: Mapping[str, int], handed_to: str) -> LetterOnFile:
    is_waiting = row.state == LetterState.WAITING
    return LetterOnFile(
        id=row.id,
        kind=row.kind,
        number=row.number.text,
        title=row.title,
        recipient=row.recipient,
        state=LetterState(row.state),
        token=row.token,
        made_at=row.made_at,
        signed_at=row.signed_at,
        signatory=str(row.signatory.get("name", "")),
        is_trial=row.is_trial,
        is_electronic=row.signature == "electronic",
        withdrawn_at=row.withdrawn_at,
        withdraw_reason=row.withdraw_reason,
        paper_id=papers.get(subject_of(row)),
        slip_id=papers.get(slip_of_letter(row.id)),
        may_sign=is_waiting and may_sign(row, by),
        may_take_scan=is_waiting and may_take_scan(row, by),
        may_withdraw=may_withdraw(row, by),
        may_hand_over=not handed_to and may_hand_over(row, by),
        handed_to=handed_to,
        short_code=grouped(row.short_code),
    )


def _papers(session: Session, case_id: int) -> dict[str, int]:
    query = select(PaperRecord.subject, PaperRecord.id).where(
        PaperRecord.case_id == case_id, PaperRecord.kind == "issued"
    )
    return {subject: paper_id for subject, paper_id in session.execute(query.order_by(PaperRecord.id))}  # noqa: C416 -- rows, not pairs, to mypy


def _handed_over(session: Session, case_id: int) -> dict[str, str]:
    query = select(EventRecord.body).where(
        EventRecord.case_id == case_id, EventRecord.kind == "letter_handed_over"
    )
    return {body["number"]: body["receiver"] for body in session.scalars(query)}
