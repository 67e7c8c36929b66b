"""The letters that a decision leaves: one of refusal for a rejected file, one to each office that a file is sent to.

In the transaction of the decision, after it is filed. Which outcome sends a cover letter is data of the procedure.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.kinds import DocumentKind
from app.domain.case.deciding import Moved
from app.domain.case.event_bodies import from_body
from app.domain.case.events import CaseEnded, Event, OutcomeTaken, TaskOpened
from app.domain.procedure.procedures import EndStatus, OutcomeLetter, Procedure, Route
from app.records.agencies import OfficeRecord
from app.records.cases import EventRecord
from app.records.letters import LetterRecord
from app.services.actors import Actor
from app.services.casework.loading import OnFile
from app.services.letters.asking import ask_letter
from app.services.letters.reasons import reasons_of
from app.services.letters.signers import find_signer_position
from app.services.letters.values import LetterState
from app.services.letters.voiding import void_waiting_cover_letters


def make_letters(session: Session, on_file: OnFile, moved: Moved, by: Actor, at: datetime) -> None:
    """Ask for the letters that a decision calls for; a case moves on whether or not anybody can sign them."""
    events = [one.event for one in moved.history]
    ended = next((one for one in events if isinstance(one, CaseEnded)), None)
    if ended is not None and ended.status is EndStatus.REJECTED:
        _refuse(session, on_file, ended, by, at)
    if ended is not None:
        void_waiting_cover_letters(session, on_file, by, at)
    for office in _offices_written_to(on_file.case.procedure, events):
        _send(session, on_file, office, by, at)


def _refuse(session: Session, on_file: OnFile, ended: CaseEnded, by: Actor, at: datetime) -> None:
    row = on_file.row
    ask_letter(
        session,
        None,
        on_file,
        DocumentKind.REFUSAL_LETTER,
        title=f"Penolakan {row.permit_type.name}",
        recipient=row.applicant_name,
        facts={"reasons": reasons_of((*_refusals(session, on_file), ended))},
        signer_position=find_signer_position(session, on_file),
        at=at,
        by=by,
    )


def _refusals(session: Session, on_file: OnFile) -> list[OutcomeTaken]:
    """List every decision that refused the file: of parallel branches there may be several."""
    query = (
        select(EventRecord.kind, EventRecord.body)
        .where(EventRecord.case_id == on_file.row.id, EventRecord.kind == "outcome_taken")
        .order_by(EventRecord.sequence)
    )
    taken = [from_body(kind, body) for kind, body in session.execute(query)]
    return [one for one in taken if isinstance(one, OutcomeTaken) and _is_refusal(on_file, one)]


def _is_refusal(on_file: OnFile, taken: OutcomeTaken) -> bool:
    step = on_file.case.procedure.find_step(taken.step)
    outcome = None if step is None else step.find_outcome(taken.outcome)
    return taken.route is Route.REJECT or (outcome is not None and outcome.ends is EndStatus.REJECTED)


def _offices_written_to(procedure: Procedure, events: list[Event]) -> tuple[str, ...]:
    taken = [one for one in events if isinstance(one, OutcomeTaken)]
    outcomes = [procedure.get_step(one.step).get_outcome(one.outcome) for one in taken]
    if not any(outcome.letter is OutcomeLetter.COVER_LETTER for outcome in outcomes):
        return ()
    return tuple(dict.fromkeys(one.office for one in events if isinstance(one, TaskOpened) and one.office))


def _send(session: Session, on_file: OnFile, office_key: str, by: Actor, at: datetime) -> None:
    row = on_file.row
    query = select(OfficeRecord).filter_by(agency_id=row.agency_id, key=office_key)
    office = session.scalars(query).one_or_none()
    if office is None or _waits_already(session, row.id, office_key):
        return
    ask_letter(
        session,
        None,
        on_file,
        DocumentKind.COVER_LETTER,
        title=f"Permohonan rekomendasi teknis {row.permit_type.name}",
        recipient=office.head_title or f"Kepala {office.name}",
        facts={"office": office_key},
        signer_position=find_signer_position(session, on_file),
        at=at,
        by=by,
    )


def _waits_already(session: Session, case_id: int, office_key: str) -> bool:
    """A file that went back and comes again needs no second letter while the first lies unsigned."""
    query = select(LetterRecord.facts).where(
        LetterRecord.case_id == case_id,
        LetterRecord.kind == DocumentKind.COVER_LETTER.value,
        LetterRecord.state == LetterState.WAITING.value,
    )
    return any(facts.get("office") == office_key for facts in session.scalars(query))
