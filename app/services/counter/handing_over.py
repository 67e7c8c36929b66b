"""A document about to change hands at the counter: what is asked of its receiver, and the papers that go with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.case.deciding import find_refusal_of_act
from app.domain.case.refusals import Reason
from app.domain.procedure.steps import Route, Work
from app.services.actors import Actor
from app.services.casework.loading import OnFile
from app.services.casework.offers import Offer, offers_on
from app.services.counter.ready import COUNTER_WORK
from app.services.declined import Declined
from app.services.issuing.handover_slips import SLIP
from app.services.papers.reading import PaperOnFile, list_papers, load_visible_case
from app.services.papers.values import PaperKind
from app.services.permit_life.collecting import refuse_ended_permit
from app.services.tools import Tools


@dataclass(frozen=True)
class HandoverSheet:
    """Everything that the page of a handover shows; `issued` are the documents the office made, newest first."""

    case_id: int
    number: str
    applicant: str
    permit_type: str
    permit_number: str
    work: Work
    offer: Offer
    issued: tuple[PaperOnFile, ...]


def open_handover(session: Session, tools: Tools, case_id: int, by: Actor, at: datetime) -> HandoverSheet:
    """Open what a handover asks.

    `Declined` where the file is not at that step or not at the officer's counter, or its permit holds no more.
    """
    on_file = load_visible_case(session, case_id, by)
    offer, work = _get_offer(session, tools, on_file, by, at)
    row = on_file.row
    refuse_ended_permit(session, row)
    return HandoverSheet(
        case_id=row.id,
        number=row.number,
        applicant=row.applicant_name,
        permit_type=row.permit_type.name,
        permit_number=str(row.facts.get("permit.number") or ""),
        work=work,
        offer=offer,
        issued=tuple(
            one
            for one in list_papers(session, case_id)
            if one.kind is PaperKind.ISSUED and not one.is_replaced
        ),
    )


@dataclass(frozen=True)
class GivenOut:
    """A permit that has left the counter, with the slip to be signed; no slip where nothing was handed over here."""

    case_id: int
    number: str
    applicant: str
    permit_type: str
    slip: PaperOnFile | None


def open_given_out(session: Session, case_id: int, by: Actor) -> GivenOut:
    """Open what is left to do once a permit was handed over; `Declined` for a case that the officer may not see."""
    row = load_visible_case(session, case_id, by).row
    slips = (one for one in list_papers(session, case_id) if one.subject == SLIP and not one.is_replaced)
    return GivenOut(row.id, row.number, row.applicant_name, row.permit_type.name, next(slips, None))


def _get_offer(
    session: Session, tools: Tools, on_file: OnFile, by: Actor, at: datetime
) -> tuple[Offer, Work]:
    works = {
        task.serial: work
        for task in on_file.case.tasks
        if (work := on_file.case.step_of(task).work) in COUNTER_WORK
    }
    offers = [one for one in offers_on(session, tools, on_file, by, at) if one.task in works]
    forward = [one for one in offers if one.route is Route.FORWARD]
    if not forward:
        raise _declined(on_file, tuple(works), by)
    return forward[0], works[forward[0].task]


def _declined(on_file: OnFile, tasks: tuple[int, ...], by: Actor) -> Declined:
    case = on_file.case
    if case.ended is not None:
        return Declined(Reason.CASE_ENDED, status=case.ended)
    for serial in tasks:
        for outcome in case.step_of(case.get_task(serial)).outcomes:
            refused = find_refusal_of_act(case, serial, outcome.key, by.officer)
            if refused is not None:
                return Declined.of(refused)
    return Declined(Reason.TASK_CLOSED)
