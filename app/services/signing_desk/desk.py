"""The stack of an officer: permits and letters that wait for his signature, each with its checks as facts.

As many queries for a stack of two hundred as for one of two. What waits with another post is not here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.case.cases import Case
from app.domain.case.deciding import find_refusal_of_act
from app.domain.case.readiness import list_unreadiness
from app.domain.case.refusals import Refused, refused_for
from app.domain.procedure.procedures import Outcome, Route, Work
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.casework.loading import case_from, task_from
from app.services.issuing.letterheads import local_date
from app.services.keyset import Bounds, Page, Place, page_of
from app.services.letters.reading import (
    MOST,
    count_waiting_letters,
    find_waiting_letters,
    list_waiting_letters,
)
from app.services.signing_desk.checks import check_permit
from app.services.signing_desk.claims import claims_on
from app.services.signing_desk.evidence import read_evidence
from app.services.signing_desk.fingerprints import fingerprint_of
from app.services.signing_desk.letters import letter_papers
from app.services.signing_desk.subjects import LetterSubject, TaskSubject
from app.services.signing_desk.templates import former_permits, templates_in_force
from app.services.signing_desk.values import DeskPaper, Stack
from app.services.signing_desk.waiting import Waiting, count_waiting, list_named, list_waiting
from app.services.task_clocks import stand_of_task

PAGE_SIZE = 20
_ANYWHERE = Bounds()


def list_desk(session: Session, by: Actor, at: datetime, bounds: Bounds = _ANYWHERE) -> Stack:
    """List one page of what an officer may sign today, most urgent first; letters stand before the first page."""
    waiting = list_waiting(session, by, bounds, PAGE_SIZE + 1)
    found = _permits(session, waiting, by, at)
    page = page_of(found, bounds, PAGE_SIZE, _place_of)
    is_first = bounds.place is None
    letters = list_desk_letters(session, by, at) if is_first else Stack(Page(()))
    is_whole = is_first and page.next is None
    in_all = len(page.rows) if is_whole else count_waiting(session, by)
    return replace(letters, permits=replace(page, rows=_with_claims(session, page.rows, at)), in_all=in_all)


def list_desk_letters(session: Session, by: Actor, at: datetime, after: int = 0) -> Stack:
    """List a page of the letters alone, the longest waiting first, from the one after an id on."""
    found = list_waiting_letters(session, by, most=MOST + 1, after=after)
    shown = found[:MOST]
    letters = _with_claims(session, letter_papers(shown), at)
    if len(found) == len(shown):
        return Stack(Page(()), letters)
    last = shown[-1].id
    return Stack(
        Page(()), letters, last_letter=last, more_letters=count_waiting_letters(session, by, after=last)
    )


def list_papers(
    session: Session, subjects: Iterable[TaskSubject | LetterSubject], by: Actor, at: datetime
) -> Mapping[str, DeskPaper]:
    """Give some papers of the desk as they stand now; what this officer no longer has before him is left out."""
    wanted = set(subjects)
    tasks = {one for one in wanted if isinstance(one, TaskSubject)}
    found = list(_permits(session, list_named(session, by, tasks), by, at))
    ids = {one.letter_id for one in wanted if isinstance(one, LetterSubject)}
    if ids:
        found += letter_papers(find_waiting_letters(session, ids, by))
    return {one.subject: one for one in _with_claims(session, found, at)}


def _permits(session: Session, waiting: Sequence[Waiting], by: Actor, at: datetime) -> list[DeskPaper]:
    if not waiting:
        return []
    types = {one.case.permit_type_id: one.case.permit_type for one in waiting}
    in_force = templates_in_force(session, by.agency_id, types.values())
    former = former_permits(session, by.agency_id, types)
    evidence = read_evidence(session, waiting)
    calendar = get_calendar(session, by.agency_id)
    today = local_date(at, waiting[0].case.agency)
    return [
        DeskPaper(
            subject=one.subject,
            case_id=one.case.id,
            case_number=one.case.number,
            title=one.case.permit_type.product or one.case.permit_type.name,
            number=str(one.case.facts.get("permit.number") or ""),
            applicant=one.case.applicant_name,
            waiting_since=one.task.opened_at,
            fingerprint=fingerprint_of(one, in_force[one.case.permit_type_id]),
            place=Place(one.task.urgent_at, one.task.id),
            outcome=signing_outcome(one).key,
            stand=stand_of_task(task_from(one.task), calendar, at),
            checks=check_permit(
                one,
                evidence[one.case.id],
                in_force[one.case.permit_type_id],
                former.get(one.case.permit_type_id),
                today,
            ),
            refused=_find_refusal(one, by),
        )
        for one in waiting
    ]


def signing_outcome(waiting: Waiting) -> Outcome:
    """Give the outcome by which a signing step goes forward."""
    step = waiting.procedure.get_step(waiting.task.step_key)
    return next(one for one in step.outcomes if one.route is Route.FORWARD)


def _find_refusal(waiting: Waiting, by: Actor) -> Refused | None:
    """Tell why the domain forbids this signature: filed by the signer, taken by another, or without a number."""
    case: Case = case_from(waiting.case, [waiting.task], waiting.procedure)
    outcome = signing_outcome(waiting).key
    refused = find_refusal_of_act(case, waiting.task.serial, outcome, by.officer)
    return refused or refused_for(list_unreadiness(Work.SIGN_ELECTRONICALLY, case.facts))


def _with_claims(session: Session, papers: Sequence[DeskPaper], at: datetime) -> tuple[DeskPaper, ...]:
    claims = claims_on(session, [one.subject for one in papers], at)
    return tuple(replace(one, under_way=claims.get(one.subject)) for one in papers)


def _place_of(paper: DeskPaper) -> Place:
    assert paper.place is not None  # every permit of a page has one
    return paper.place
