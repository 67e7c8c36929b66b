"""Signing a letter, electronically or by hand: filed as a paper of its case, and what it brings about."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.documents import RenderedDocument
from app.documents import facts as f
from app.domain.case.events import Event, LetterSigned
from app.domain.case.folding import Happened
from app.domain.case.refusals import Reason
from app.domain.form.forms import FieldFault, Finding
from app.records.letters import LetterRecord
from app.records.staff import OfficerRecord
from app.services.actors import Actor
from app.services.casework.filing import file_events
from app.services.casework.loading import load_case
from app.services.declined import AnswersDeclined, Declined
from app.services.issuing.proving import keep_content, with_statement
from app.services.issuing.sealing import Seal, seal
from app.services.issuing.signers import signer_of
from app.services.letters.drafts import Draft
from app.services.letters.printing import gather, print_letter, signatory_for
from app.services.letters.proving import stated_letter
from app.services.letters.reading import get_letter, get_visible_letter, subject_of
from app.services.letters.registry import LETTER_KINDS
from app.services.letters.rights import may_take_scan
from app.services.letters.signers import get_signatory
from app.services.letters.values import LetterState
from app.services.papers.filing import file_papers, know_files
from app.services.papers.taking_in import keep
from app.services.papers.values import NewPaper, PaperKind
from app.services.signing_desk.claims import claim, letter_subject
from app.services.templates.press import Print, note_print
from app.services.tools import Tools
from app.services.transactions import transaction


@dataclass(frozen=True)
class _Signed:
    """A letter as signed, its bytes stored, not yet on file; `made` is empty where it was signed by hand."""

    paper: NewPaper
    signatory: f.Signatory
    signer_id: int
    mode: f.SignatureMode
    is_trial: bool = False
    made: Print | None = None
    statement: str = ""
    content: NewPaper | None = None
    """The canonical text of what it says, archived beside it; no paper of the case."""


def sign_letter(
    session: Session, tools: Tools, *, letter_id: int, passphrase: str, by: Actor, at: datetime
) -> None:
    """Print a letter, sign it with the officer's certificate and file it; signed already, it stays so.

    `Declined` for another agency's letter, an officer who does not hold the signing position today, a withdrawn one,
    one that is being signed at this moment, or when printing or signing fails; nothing has changed then.
    """
    session.rollback()
    letter = get_letter(session, letter_id, by)
    get_signatory(session, letter, letter.case.agency, by, at)
    if _is_signed(letter):
        return
    if not passphrase:
        # A service of the state would count it as a wrong one.
        raise AnswersDeclined([Finding("passphrase", FieldFault.MISSING)])
    with claim(session, letter_subject(letter_id), by, at):
        _sign(session, tools, letter_id=letter_id, passphrase=passphrase, by=by, at=at)


def _sign(
    session: Session, tools: Tools, *, letter_id: int, passphrase: str, by: Actor, at: datetime
) -> None:
    """Sign a letter that is claimed; looked at again, since it may have been signed just before the claim."""
    letter = get_letter(session, letter_id, by)
    signs = get_signatory(session, letter, letter.case.agency, by, at)
    if _is_signed(letter):
        return
    before_signing = LETTER_KINDS[letter.kind].before_signing
    if before_signing is not None:
        before_signing(session, letter)
    mode = f.SignatureMode.ELECTRONIC
    draft = Draft(session, tools, letter, signs, mode, at)
    facts = gather(draft)
    proven = with_statement(tools.proofs, facts, stated_letter(letter, facts.issued_on))
    made = print_letter(draft, proven.facts)
    subject, name = subject_of(letter), _file_name(letter)
    content = _seal(session, tools, letter, made.document, passphrase, by, at)
    signed = _Signed(
        paper=keep(tools, PaperKind.ISSUED, subject, name, content),
        signatory=signs,
        signer_id=by.id,
        mode=mode,
        is_trial=tools.signs_on_trial,
        made=made,
        statement=proven.statement,
        content=keep_content(tools, proven, name),
    )
    with transaction(session) as writing:
        _file(writing, letter_id, signed, by=by, at=at)


def take_letter_scan(session: Session, *, letter_id: int, scan: NewPaper, by: Actor, at: datetime) -> None:
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
    with transaction(session) as writing:
        _file(writing, letter_id, _Signed(paper, signs, signer_id, f.SignatureMode.BY_HAND), by=by, at=at)


def _is_signed(letter: LetterRecord) -> bool:
    if letter.state == LetterState.WITHDRAWN:
        raise Declined(Reason.CHANGED_MEANWHILE)
    return letter.state == LetterState.SIGNED


def _seal(
    session: Session,
    tools: Tools,
    letter: LetterRecord,
    printed: RenderedDocument,
    passphrase: str,
    by: Actor,
    at: datetime,
) -> bytes:
    agency = letter.case.agency
    signer = signer_of(session.get_one(OfficerRecord, by.id), agency)
    told = Seal(signer, f"Menandatangani {letter.title}", agency.place)
    return seal(session, tools, printed, passphrase, told, by=by, at=at)


def _file(writing: Session, letter_id: int, signed: _Signed, *, by: Actor, at: datetime) -> None:
    """File a signed letter under the lock of its case; of two signatures at once the first stands."""
    case_id = get_letter(writing, letter_id, by).case_id
    on_file = load_case(writing, case_id, agency_id=by.agency_id, lock=True)
    letter = writing.get_one(LetterRecord, letter_id, with_for_update=True, populate_existing=True)
    if _is_signed(letter):
        return
    sha256 = signed.paper.sha256
    history: list[Event] = [*file_papers(writing, on_file.row, [signed.paper], at=at, by=by.id)]
    letter.state, letter.sha256 = LetterState.SIGNED.value, sha256
    letter.signature, letter.is_trial = signed.mode.value, signed.is_trial
    if signed.content is not None:
        know_files(writing, [signed.content], at)
        letter.statement, letter.content_sha256 = signed.statement, signed.content.sha256
    letter.signed_at, letter.signed_by, letter.signatory = at, signed.signer_id, asdict(signed.signatory)
    if signed.made is not None:
        note_print(writing, signed.made, sha256)
    name = signed.signatory.name
    history += [
        LetterSigned(letter.kind, letter.number.text, letter.signature, name, sha256, signed.is_trial)
    ]
    file_events(writing, on_file.row, [Happened(event, at, by.id) for event in history], by)
    on_signed = LETTER_KINDS[letter.kind].on_signed
    if on_signed is not None:
        on_signed(writing, on_file, letter, by=by, at=at)


def _file_name(letter: LetterRecord) -> str:
    return f"{LETTER_KINDS[letter.kind].file_name}-{letter.number.text}".replace("/", "-") + ".pdf"
