"""A case as it lies at the desk where a kind of paper is printed: what that print would be told now, and what it lacks.

The facts are gathered by the very functions that gather them for the print. Nothing is written, and no number taken:
where the case has none yet, the place of one is left to the sample.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents import DocumentKind
from app.documents import facts as f
from app.domain.case.access import SYSTEM, Post
from app.domain.case.cases import Task
from app.domain.procedure.procedures import PERMIT_TYPE_OFFICE, Step, Work
from app.records.cases import CaseRecord
from app.records.letters import LetterRecord
from app.records.permits import GivenNumberRecord, PermitRecord
from app.services.actors import THE_SYSTEM, Actor
from app.services.calendars import get_calendar
from app.services.casework.loading import OnFile
from app.services.declined import Declined
from app.services.issuing.handover_slips import find_signed_permit
from app.services.issuing.letterheads import local_date
from app.services.issuing.permits import prepare_permit
from app.services.issuing.post_holders import PostAtCase, find_holder
from app.services.issuing.receipts import receipt_facts
from app.services.letters.drafts import Draft
from app.services.letters.registry import LETTER_KINDS
from app.services.letters.signers import SIGNING, find_signatory, find_signer_position
from app.services.letters.values import LetterState
from app.services.tools import Tools
from app.services.work.kinds import Desk
from app.services.work.technical_pages import survey_minutes, technical_recommendation


@dataclass(frozen=True)
class Gathered:
    """Facts by name as a print would be told them, and which of these, or of their parts by path, nobody knows yet."""

    known: Mapping[str, Any] = field(default_factory=dict)
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Look:
    """A case that is looked at, with what the print may need."""

    session: Session
    tools: Tools
    on_file: OnFile
    kind: DocumentKind
    at: datetime

    @property
    def row(self) -> CaseRecord:
        """The case's row."""
        return self.on_file.row

    def answers(self, work: str) -> Mapping[str, object]:
        """Give what was answered at a kind of work, as the case remembers it."""
        facts = self.on_file.case.facts
        return {name.removeprefix(f"{work}."): facts[name] for name in facts if name.startswith(f"{work}.")}


def gather(look: Look) -> Gathered:
    """Gather what a print of the kind would be told now; nothing beyond the case itself where it could not be made."""
    try:
        return _GATHERED.get(look.kind, _nothing)(look)
    except Declined:
        return Gathered()


def _nothing(_look: Look) -> Gathered:
    return Gathered()


def _desk(look: Look, step: Step) -> Desk:
    """Put the case on the desk of whoever holds the step's post today."""
    holder, case = step.holder, look.on_file.case
    if holder.office == PERMIT_TYPE_OFFICE:
        holder = replace(holder, office=case.office)
    post = Post(holder.position, holder.office)
    held = find_holder(look.session, PostAtCase.of(look.row, post, local_date(look.at, look.row.agency)))
    by = THE_SYSTEM
    if held is not None:
        officer = replace(SYSTEM, id=held.officer_id)
        by = Actor(officer, held.officer.name, held.position.label, look.row.agency_id)
    task = Task(0, step.key, holder, look.at, look.at, step.allowance, None, None)
    calendar = get_calendar(look.session, look.row.agency_id)
    return Desk(look.session, look.tools, look.on_file, task, step, step.outcomes[0], by, look.at, calendar)


def _step(look: Look, works: frozenset[Work]) -> Step | None:
    return next((one for one in look.on_file.case.procedure.steps if one.work in works), None)


def _receipt(look: Look) -> Gathered:
    told = receipt_facts(_desk(look, look.on_file.case.procedure.steps[0]))
    return Gathered(_named(told), ("received_by",))


def _minutes(look: Look) -> Gathered:
    step, answers = _step(look, frozenset({Work.SURVEY})), look.answers("survey")
    if step is None or not answers:
        return Gathered()
    desk = _desk(look, step)
    lacks = [] if answers.get("minutes_number") else ["number"]
    lacks += [] if answers.get("team") or desk.by.id else ["team"]
    return Gathered(_named(survey_minutes(desk, answers)), tuple(lacks))


def _recommendation(look: Look) -> Gathered:
    step, answers = _step(look, frozenset({Work.RECOMMEND})), look.answers("recommendation")
    if step is None or not answers:
        return Gathered()
    desk = _desk(look, step)
    lacks = [] if answers.get("number") else ["number"]
    lacks += [] if desk.by.id else ["signatory"]
    return Gathered(_named(technical_recommendation(desk, answers)), tuple(lacks))


def _permit(look: Look) -> Gathered:
    step = _step(look, SIGNING)
    if step is None:
        return Gathered()
    case = look.on_file.case
    lacks: tuple[str, ...] = ()
    if not case.facts.get("permit.number"):
        facts = {**case.facts, "permit.number": "-", "permit.token": "-"}
        look = replace(look, on_file=replace(look.on_file, case=replace(case, facts=facts)))
        lacks = ("permit.number",)
    is_electronic = step.work is Work.SIGN_ELECTRONICALLY
    mode = f.SignatureMode.ELECTRONIC if is_electronic else f.SignatureMode.BY_HAND
    desk = _desk(look, step)
    return Gathered(_named(prepare_permit(desk, mode, desk.by.id)), lacks)


def _letter(look: Look) -> Gathered:
    query = (
        select(LetterRecord)
        .where(LetterRecord.case_id == look.row.id, LetterRecord.kind == look.kind.value)
        .where(LetterRecord.state != LetterState.WITHDRAWN.value)
        .order_by(LetterRecord.id.desc())
        .limit(1)
    )
    letter = look.session.scalars(query).one_or_none()
    lacks = () if letter is not None else ("number", "recipient", "reasons")
    letter = letter or _not_yet_written(look)
    _id, signs = find_signatory(look.session, letter, look.row.agency, look.at)
    draft = Draft(look.session, look.tools, letter, signs, f.SignatureMode.ELECTRONIC, look.at)
    told = _named(LETTER_KINDS[look.kind].facts_of(draft))
    return Gathered(told, (*lacks, *(() if told.get("legal_basis", "-") else ("legal_basis",))))


def _revocation(look: Look) -> Gathered:
    query = select(PermitRecord.id).where(PermitRecord.case_id == look.row.id)
    return _letter(look) if look.session.scalars(query).first() else Gathered()


def _not_yet_written(look: Look) -> LetterRecord:
    """Give a letter that is on no file: the session never hears of it."""
    query = select(PermitRecord.id).where(PermitRecord.case_id == look.row.id)
    letter = LetterRecord(
        agency_id=look.row.agency_id,
        case_id=look.row.id,
        kind=look.kind.value,
        token="",
        recipient="",
        signer_position=find_signer_position(look.session, look.on_file),
        facts={"office": look.on_file.case.office, "permit_id": look.session.scalars(query).first()},
    )
    letter.case, letter.number = look.row, GivenNumberRecord(text="")
    return letter


def _slip(look: Look) -> Gathered:
    permit = find_signed_permit(look.session, look.row)
    return Gathered() if permit is None else Gathered({"permit": permit, "letter": None})


def _named(told: Any) -> dict[str, Any]:
    return {one.name: getattr(told, one.name) for one in fields(told)}


_GATHERED: Mapping[DocumentKind, Callable[[Look], Gathered]] = {
    DocumentKind.RECEIPT: _receipt,
    DocumentKind.COVER_LETTER: _letter,
    DocumentKind.SURVEY_MINUTES: _minutes,
    DocumentKind.TECHNICAL_RECOMMENDATION: _recommendation,
    DocumentKind.PERMIT: _permit,
    DocumentKind.DECREE: _permit,
    DocumentKind.AID_RECOMMENDATION: _permit,
    DocumentKind.REFUSAL_LETTER: _letter,
    DocumentKind.REVOCATION_DECREE: _revocation,
    DocumentKind.HANDOVER_SLIP: _slip,
    DocumentKind.DUPLICATE_SLIP: _slip,
}
