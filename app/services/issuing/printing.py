"""Printing the numbered permit that is to be signed by hand: the page that goes to the head's desk."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents import facts as f
from app.domain.case.access import Permission, Post, Situation, find_refusal
from app.domain.case.cases import Task
from app.domain.case.folding import Happened
from app.domain.case.refusals import Reason
from app.domain.procedure.procedures import Work
from app.records.papers import PaperRecord
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.casework.filing import file_events
from app.services.casework.loading import OnFile, load_case
from app.services.declined import Declined
from app.services.issuing.letterheads import local_date
from app.services.issuing.permits import file_name, prepare_permit, print_permit
from app.services.issuing.post_holders import PostAtCase, find_holder
from app.services.issuing.printed_pages import TO_SIGN
from app.services.papers.filing import file_papers
from app.services.papers.reading import load_visible_case
from app.services.papers.taking_in import keep
from app.services.papers.values import PaperKind
from app.services.tools import Tools
from app.services.transactions import transaction
from app.services.work.kinds import Desk

SUBJECT = TO_SIGN


def may_print_for_signing(on_file: OnFile, by: Actor) -> bool:
    """Whether a permit waits to be signed by hand, and this officer may print it."""
    return _find_signing(on_file) is not None and _may_print(on_file, by)


def print_for_signing(session: Session, tools: Tools, *, case_id: int, by: Actor, at: datetime) -> int:
    """Print the permit that waits to be signed by hand, put it on file, and give the paper's id.

    SOP Insidentil row 9: the Back Office numbers and prints, row 10: the head signs. `Declined` when nothing
    waits so, or the officer neither prints nor signs.
    """
    session.rollback()
    on_file = load_visible_case(session, case_id, by)
    task = _find_signing(on_file)
    if task is None or not on_file.case.facts.get("permit.number"):
        raise Declined(Reason.NOT_NUMBERED)
    if not _may_print(on_file, by):
        raise Declined(Reason.NOT_PERMITTED)
    desk = _desk(session, tools, on_file, task, by, at)
    prepared = prepare_permit(desk, f.SignatureMode.BY_HAND, _find_signer(desk))
    made = print_permit(desk, prepared)
    name = file_name(desk, prepared)
    printed = keep(tools, PaperKind.ISSUED, SUBJECT, name, made.document.pdf, origin=made.origin)
    with transaction(session) as writing:
        locked = load_case(writing, case_id, agency_id=by.agency_id, lock=True)
        told = file_papers(writing, locked.row, [printed], at=at, by=by.id)
        file_events(writing, locked.row, [Happened(event, at, by.id) for event in told], by)
        query = select(PaperRecord.id).where(PaperRecord.case_id == case_id, PaperRecord.subject == SUBJECT)
        return writing.scalars(query.order_by(PaperRecord.id.desc()).limit(1)).one()


def _find_signing(on_file: OnFile) -> Task | None:
    return next(
        (task for task in on_file.case.tasks if on_file.case.step_of(task).work is Work.SIGN_BY_HAND), None
    )


def _may_print(on_file: OnFile, by: Actor) -> bool:
    task = _find_signing(on_file)
    signs = (
        task is not None
        and find_refusal(Permission.CASE_SIGN, Situation(by.officer, on_file.case, task)) is None
    )
    return signs or Permission.CASE_PRINT in by.officer.permissions


def _desk(session: Session, tools: Tools, on_file: OnFile, task: Task, by: Actor, at: datetime) -> Desk:
    step = on_file.case.step_of(task)
    calendar = get_calendar(session, on_file.row.agency_id)
    return Desk(session, tools, on_file, task, step, step.outcomes[0], by, at, calendar)


def _find_signer(desk: Desk) -> int:
    """Find who holds the signing position today: whoever holds it in his own right before an acting one."""
    row, holder = desk.on_file.row, desk.task.holder
    on = local_date(desk.at, row.agency)
    found = find_holder(desk.session, PostAtCase.of(row, Post(holder.position, holder.office), on))
    if found is None:
        raise Declined(Reason.NO_SIGNATORY)
    return found.officer_id
