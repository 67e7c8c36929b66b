"""Moving a case by one action of one person: one transition, one transaction, exactly once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.actions import Act, Action
from app.domain.case.cases import Case, Task
from app.domain.case.deciding import Moved, decide, find_refusal_of_act
from app.domain.case.events import Event
from app.domain.case.folding import Happened
from app.domain.case.refusals import Reason, Refused
from app.domain.procedure.procedures import Route
from app.records.cases import EventRecord, TaskRecord
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.casework.filing import file_events, file_history
from app.services.casework.lacks import read_asked
from app.services.casework.loading import OnFile, load_case
from app.services.casework.numbers import void_number_given_up
from app.services.declined import Declined
from app.services.letters.outcomes import make_letters
from app.services.papers.filing import file_papers
from app.services.repeats import find_earlier_press, remember_press
from app.services.signing_desk.claims import claim, task_subject
from app.services.tools import Tools
from app.services.transactions import transaction
from app.services.work.kinds import Asked, Desk, Kind
from app.services.work.registry import kind_of_work


@dataclass(frozen=True)
class Done:
    """An action carried out, with what happened; `is_repeat` when this very request had been carried out before."""

    case_id: int
    number: str
    case: Case | None
    is_repeat: bool = False
    history: tuple[Happened, ...] = ()


def act(
    session: Session, tools: Tools, *, case_id: int, asked: Asked, by: Actor, at: datetime, request_key: str
) -> Done:
    """Finish a step as an officer asked: prepare what takes time, then decide and file in one transaction.

    Raises `Declined` when the office may not, cannot or need not do it; nothing has changed then.
    """
    # Whatever the request holds so far is let go of: what takes time must not keep others from writing.
    session.rollback()
    seen = _find_repeat(session, by, request_key, case_id)
    if seen is not None:
        return seen
    try:
        return _act(session, tools, case_id, asked, by, at, request_key)
    except Declined:
        # The same press may have come twice at once, and its twin have closed the task meanwhile.
        session.rollback()
        seen = _find_repeat(session, by, request_key, case_id)
        if seen is None:
            raise
        return seen


def _act(
    session: Session, tools: Tools, case_id: int, asked: Asked, by: Actor, at: datetime, request_key: str
) -> Done:
    desk, kind = open_desk(session, tools, case_id, asked, by, at)
    if not kind.is_for_one_at_a_time:
        return _finish(session, desk, kind, asked, request_key)
    with claim(session, task_subject(case_id, asked.task), by, at):
        # Opened again: whoever signed a moment ago may have finished between the first look and the claim.
        desk, kind = open_desk(session, tools, case_id, asked, by, at)
        return _finish(session, desk, kind, asked, request_key)


def _finish(session: Session, desk: Desk, kind: Kind, asked: Asked, request_key: str) -> Done:
    """Make ready what takes time, then decide and file in one transaction."""
    case_id, by, at = desk.on_file.row.id, desk.by, desk.at
    asked = read_asked(kind, desk, asked)
    ready = kind.prepare(desk, asked)
    with transaction(session) as writing:
        on_file = load_case(writing, case_id, agency_id=by.agency_id or None, lock=True)
        # The twin of a press that came twice waited here for the lock.
        seen = _find_repeat(writing, by, request_key, case_id)
        if seen is not None:
            return seen
        desk = replace(desk, session=writing, on_file=on_file, task=_live_task(writing, on_file, asked.task))
        remember_press(writing, by, request_key, case_id, at)
        papers = file_papers(writing, on_file.row, ready.papers, at=at, by=by.id)
        facts = kind.settle(desk, asked, ready)
        action = Act(
            task=asked.task,
            outcome=asked.outcome,
            note=asked.note,
            reason=asked.reason,
            has_document=bool(ready.papers),
            defects=asked.defects,
            facts=facts,
        )
        beside = (*papers, *kind.tell(desk, asked, ready, facts))
        moved = _decide_and_file(writing, on_file, action, by, at, beside=beside)
        return Done(case_id, on_file.row.number, moved.case)


def move(
    session: Session,
    *,
    case_id: int,
    action: Action,
    by: Actor,
    at: datetime,
    request_key: str = "",
    beside: Callable[[Session, OnFile], tuple[Event, ...]] | None = None,
) -> Done:
    """Carry out an action that is not a step's own work: take, answer, withdraw, cancel, extend, time out and the like.

    `beside` files what belongs to it, such as corrected papers, within the same transaction.
    """
    seen = _find_repeat(session, by, request_key, case_id)
    if seen is not None:
        return seen
    with transaction(session) as writing:
        on_file = load_case(writing, case_id, agency_id=by.agency_id or None, lock=True)
        seen = _find_repeat(writing, by, request_key, case_id)
        if seen is not None:
            return seen
        remember_press(writing, by, request_key, case_id, at)
        told = beside(writing, on_file) if beside is not None else ()
        moved = _decide_and_file(writing, on_file, action, by, at, beside=told)
        return Done(case_id, on_file.row.number, moved.case, history=moved.history)


def open_desk(
    session: Session, tools: Tools, case_id: int, asked: Asked, by: Actor, at: datetime
) -> tuple[Desk, Kind]:
    """Open an officer's desk on one task, with the kind of work of the outcome; `Declined` where he may not act."""
    on_file = load_case(session, case_id, agency_id=by.agency_id or None)
    task = _live_task(session, on_file, asked.task)
    refused = find_refusal_of_act(on_file.case, asked.task, asked.outcome, by.officer)
    if refused is not None:
        raise _declined(session, on_file, refused, asked.task)
    step = on_file.case.step_of(task)
    outcome = step.find_outcome(asked.outcome)
    assert outcome is not None  # the engine has just found it
    calendar = get_calendar(session, on_file.row.agency_id)
    desk = Desk(session, tools, on_file, task, step, outcome, by, at, calendar)
    # Only going forward is the step's own work; a return or refusal asks no more than its note and reason.
    kind = kind_of_work(step.work) if outcome.route is Route.FORWARD else kind_of_work(None)
    return desk, kind


def _live_task(session: Session, on_file: OnFile, serial: int) -> Task:
    task = on_file.case.find_task(serial)
    if task is None:
        reason = Reason.CASE_ENDED if on_file.case.ended else Reason.TASK_CLOSED
        details: Mapping[str, object] = {"status": on_file.case.ended} if on_file.case.ended else {}
        raise _declined(session, on_file, Refused(reason, details), serial)
    return task


def _decide_and_file(
    session: Session,
    on_file: OnFile,
    action: Action,
    by: Actor,
    at: datetime,
    *,
    beside: tuple[Event, ...] = (),
) -> Moved:
    calendar = get_calendar(session, on_file.row.agency_id)
    moved = decide(on_file.case, action, by=by.officer, at=at, calendar=calendar)
    if isinstance(moved, Refused):
        raise _declined(session, on_file, moved, getattr(action, "task", None))
    told = tuple(Happened(event, at, by.id) for event in beside)
    if told:
        file_events(session, on_file.row, told, by)
    if moved.history:
        file_history(session, on_file, moved.case, moved.history, by, calendar)
        void_number_given_up(session, on_file, moved, by, at)
        make_letters(session, on_file, moved, by, at)
    return moved


def _declined(session: Session, on_file: OnFile, refused: Refused, serial: int | None) -> Declined:
    """Add who was first and when, so that the officer who came second knows whom to ask."""
    if refused.reason not in {Reason.TASK_CLOSED, Reason.CASE_ENDED} or serial is None:
        return Declined.of(refused)
    closed = session.execute(
        select(EventRecord.by_name, TaskRecord.closed_at)
        .join(TaskRecord, TaskRecord.case_id == EventRecord.case_id)
        .where(
            EventRecord.case_id == on_file.row.id,
            TaskRecord.serial == serial,
            EventRecord.at == TaskRecord.closed_at,
            EventRecord.by == TaskRecord.closed_by,
        )
        .order_by(EventRecord.sequence)
        .limit(1)
    ).one_or_none()
    if closed is None:
        return Declined.of(refused)
    return Declined(Reason.TASK_CLOSED, **{**refused.details, "officer": closed[0], "at": closed[1]})


def _find_repeat(session: Session, by: Actor, request_key: str, case_id: int) -> Done | None:
    if find_earlier_press(session, by, request_key, case_id) is None:
        return None
    return Done(case_id, "", None, is_repeat=True)
