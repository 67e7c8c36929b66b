"""Signing a letter, electronically or by hand: filed as a paper of its case, and what it brings about."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.documents import RenderedDocument
from app.documents import facts as f
from app.domain.case.events import Event, LetterSigned
from app.domain.case.folding import Happened
from app.domain.case.refusals import Reason
from app.gateways.signatures import Passphrase, Placement, SignatureRefused, SignerIdentity
from app.records.letters import LetterRecord
from app.records.staff import OfficerRecord
from app.services.actors import Actor
from app.services.casework.filing import file_events
from app.services.casework.loading import load_case
from app.services.declined import Declined
from app.services.issuing.signers import signer_of
from app.services.issuing.signing_refusals import declined_by
from app.services.letters.drafts import Draft
from app.services.letters.printing import print_letter, signatory_for
from app.services.letters.reading import get_letter, get_visible_letter, subject_of
from app.services.letters.registry import LETTER_KINDS
from app.services.letters.rights import may_take_scan
from app.services.letters.signers import get_signatory
from app.services.letters.values import LetterState
from app.services.papers.filing import file_papers
from app.services.papers.taking_in import keep
from app.services.papers.values import NewPaper, PaperKind
from app.services.templates.press import Print, note_print
from app.services.tools import Tools
from app.services.transactions import transaction

ELECTRONIC = f.SignatureMode.ELECTRONIC


def sign_letter(
    session: Session, tools: Tools, *, letter_id: int, passphrase: str, by: Actor, at: datetime
) -> None:
    """Print a letter, sign it with the officer's certificate and file it; signed already, it stays so.

    `Declined` for another agency's letter, an officer who does not hold the signing position today, a withdrawn one,
    or when printing or signing fails; nothing has changed then.
    """
    session.rollback()
    letter = get_letter(session, letter_id, by)
    signs = get_signatory(session, letter, letter.case.agency, by, at)
    if _is_signed(letter):
        return
    draft = Draft(session, tools, letter, signs, ELECTRONIC, at)
    made = print_letter(draft)
    officer = session.get_one(OfficerRecord, by.id)
    agency = letter.case.agency
    signer, title, place, name = signer_of(officer, agency), letter.title, agency.place, _file_name(letter)
    subject, is_trial = subject_of(letter), tools.signs_on_trial
    # Signing takes its time, and nobody waits for it with the database held.
    session.rollback()
    content = _seal(tools, made.document, signer, passphrase, reason=title, place=place)
    paper = keep(tools, PaperKind.ISSUED, subject, name, content)
    with transaction(session) as writing:
        _file(
            writing,
            letter_id,
            paper,
            signs,
            by=by,
            at=at,
            signer_id=by.id,
            mode=ELECTRONIC,
            is_trial=is_trial,
            made=made,
        )


def take_letter_scan(
    session: Session, tools: Tools, *, letter_id: int, scan: NewPaper, by: Actor, at: datetime
) -> None:
    """File the scan of a letter that was signed by hand; signed already, it stays as it is.

    `Declined` for who neither signs it nor prints for the head, or a letter that was withdrawn.
    """
    session.rollback()
    letter = get_visible_letter(session, letter_id, by)
    if not may_take_scan(letter, by):
        raise Declined(Reason.NOT_PERMITTED)
    if _is_signed(letter):
        return
    signer_id, signs = signatory_for(session, letter, by, at)
    paper = replace(scan, kind=PaperKind.ISSUED, subject=subject_of(letter), name=_file_name(letter))
    del tools
    with transaction(session) as writing:
        _file(
            writing,
            letter_id,
            paper,
            signs,
            by=by,
            at=at,
            signer_id=signer_id,
            mode=f.SignatureMode.BY_HAND,
            is_trial=False,
        )


def _is_signed(letter: LetterRecord) -> bool:
    if letter.state == LetterState.WITHDRAWN:
        raise Declined(Reason.CHANGED_MEANWHILE)
    return letter.state == LetterState.SIGNED


def _seal(
    tools: Tools,
    printed: RenderedDocument,
    signer: SignerIdentity,
    passphrase: str,
    *,
    reason: str,
    place: str,
) -> bytes:
    area = printed.signature_area
    placement = None if area is None else Placement(area.page, area.left, area.bottom, area.right, area.top)
    """Sign what was printed; a provider gives out only what it has verified."""
    try:
        return tools.signatures.sign(
            printed.pdf,
            signer,
            Passphrase(passphrase),
            reason=f"Menandatangani {reason}",
            location=place,
            placement=placement,
        )
    except SignatureRefused as refused:
        # Not "from refused": nothing that saw the passphrase is carried along into logs.
        raise declined_by(refused) from None


def _file(
    writing: Session,
    letter_id: int,
    paper: NewPaper,
    signs: f.Signatory,
    *,
    by: Actor,
    at: datetime,
    signer_id: int,
    mode: f.SignatureMode,
    is_trial: bool,
    made: Print | None = None,
) -> None:
    """File a signed letter under the lock of its case; of two signatures at once the first stands."""
    case_id = get_letter(writing, letter_id, by).case_id
    on_file = load_case(writing, case_id, agency_id=by.agency_id, lock=True)
    letter = writing.get_one(LetterRecord, letter_id, with_for_update=True, populate_existing=True)
    if _is_signed(letter):
        return
    letter.state, letter.signature, letter.is_trial = LetterState.SIGNED.value, mode.value, is_trial
    letter.signed_at, letter.signed_by, letter.signatory = at, signer_id, asdict(signs)
    added = file_papers(writing, on_file.row, [paper], at=at, by=by.id)
    letter.sha256 = paper.sha256
    if made is not None:
        note_print(writing, made, paper.sha256)
    told = LetterSigned(
        letter.kind, letter.number.text, letter.signature, signs.name, paper.sha256, letter.is_trial
    )
    history: list[Event] = [*added, told]
    file_events(writing, on_file.row, [Happened(event, at, by.id) for event in history], by)
    on_signed = LETTER_KINDS[letter.kind].on_signed
    if on_signed is not None:
        on_signed(writing, on_file, letter, by=by, at=at)


def _file_name(letter: LetterRecord) -> str:
    return f"{LETTER_KINDS[letter.kind].file_name}-{letter.number.text}".replace("/", "-") + ".pdf"
