"""The levers of whoever answers for the office's time: more time, another officer, taking over, a reminder.

Each is one transition in one transaction, refused with its reason like any other; who may is `access`'s business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.case.access import Permission, Post, Situation, find_refusal
from app.domain.case.actions import Extend, Reassign, TakeOver
from app.domain.case.cases import Task
from app.domain.case.events import Event
from app.domain.case.levers import find_hindrance
from app.domain.case.refusals import Reason, Refused
from app.domain.working_time.clocks import Allowance
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord, TaskRecord
from app.services.actors import Actor
from app.services.casework.loading import OnFile, load_case
from app.services.casework.moving import Done, move
from app.services.declined import Declined
from app.services.notices import NoticeKind, tell
from app.services.oversight.staff import Holder, Staff, read_staff
from app.services.repeats import find_case_of_press, remember_press
from app.services.transactions import transaction


@dataclass(frozen=True)
class Reassigned:
    """What became of one task of many; `refused` is None where it has been given."""

    task_id: int
    case_id: int = 0
    number: str = ""
    refused: Refused | None = None


def extend(
    session: Session,
    *,
    case_id: int,
    task: int,
    allowance: Allowance,
    reason: str,
    by: Actor,
    at: datetime,
    request_key: str,
) -> Done:
    """Agree more time for a step, within the agency's limits; `Declined` beyond them."""
    action = Extend(task, allowance, reason)
    return move(session, case_id=case_id, action=action, by=by, at=at, request_key=request_key)


def reassign(
    session: Session,
    *,
    case_id: int,
    task: int,
    to: int | None,
    note: str,
    by: Actor,
    at: datetime,
    request_key: str,
) -> Done:
    """Give a task to an officer who holds its post today, or (None) back to its post; he is told."""
    staff = read_staff(session, by.agency_id, _today(session, by.agency_id, at))
    return _reassign(session, staff, case_id, Reassign(task, to, note), by, at, request_key)


def reassign_many(
    session: Session, *, task_ids: Iterable[int], to: int | None, note: str, by: Actor, at: datetime
) -> tuple[Reassigned, ...]:
    """Give tasks, by the ids of their rows, to one officer; each on its own, so that one refused stops no other."""
    wanted = tuple(dict.fromkeys(task_ids))
    query = (
        select(TaskRecord.id, TaskRecord.case_id, TaskRecord.serial, CaseRecord.number)
        .join(CaseRecord, CaseRecord.id == TaskRecord.case_id)
        .where(TaskRecord.id.in_(wanted), TaskRecord.agency_id == by.agency_id)
    )
    found = {row.id: row for row in session.execute(query)}
    staff = read_staff(session, by.agency_id, _today(session, by.agency_id, at))
    outcomes = []
    for task_id in wanted:
        row = found.get(task_id)
        if row is None:
            outcomes.append(Reassigned(task_id, refused=Refused(Reason.TASK_CLOSED)))
            continue
        refused = None
        try:
            _reassign(session, staff, row.case_id, Reassign(row.serial, to, note), by, at, "")
        except Declined as declined:
            refused = declined.refused
        outcomes.append(Reassigned(task_id, row.case_id, row.number, refused))
    return tuple(outcomes)


def take_over(
    session: Session, *, case_id: int, task: int, by: Actor, at: datetime, request_key: str
) -> Done:
    """Take for oneself what a colleague of the same post has taken; he is told."""

    def beside(writing: Session, on_file: OnFile) -> tuple[Event, ...]:
        live = on_file.case.find_task(task)
        if live is not None and live.assignee not in {None, by.id}:
            _tell(writing, on_file, live, (live.assignee,), NoticeKind.RELEASED, by, at)
        return ()

    return move(
        session,
        case_id=case_id,
        action=TakeOver(task),
        by=by,
        at=at,
        request_key=request_key,
        beside=beside,
    )


def remind(session: Session, *, case_id: int, task: int, by: Actor, at: datetime) -> int:
    """Tell whoever has a task, or else those who hold its post today, that it waits; tell how many were told.

    Once a day from one sender for one task: `Declined` the second time.
    """
    on = _today(session, by.agency_id, at)
    staff = read_staff(session, by.agency_id, on)
    key = f"remind-{case_id}-{task}-{on.isoformat()}"
    try:
        with transaction(session) as writing:
            on_file = load_case(writing, case_id, agency_id=by.agency_id)
            live = _get_reminded(on_file, task, by)
            if find_case_of_press(writing, by, key) is not None:
                raise Declined(Reason.REMINDED_TODAY)
            remember_press(writing, by, key, case_id, at)
            holders = [one.id for one in _candidates(staff, on_file, live)]
            told = holders if live.assignee is None else [live.assignee]
            _tell(writing, on_file, live, told, NoticeKind.REMIND, by, at)
            return len(told)
    except IntegrityError:
        # The same press came twice at once; its twin has told them.
        raise Declined(Reason.REMINDED_TODAY) from None


def list_candidates(session: Session, task: TaskRecord, at: datetime) -> tuple[Holder, ...]:
    """List the officers who could be given a task today: they hold its post for its permit type and are at work."""
    staff = read_staff(session, task.agency_id, _today(session, task.agency_id, at))
    return staff.candidates(Post(task.position_key, task.office_key), task.permit_type_id)


def _reassign(
    session: Session, staff: Staff, case_id: int, action: Reassign, by: Actor, at: datetime, request_key: str
) -> Done:
    to_name = next((one.name for held in staff.holders.values() for one in held if one.id == action.to), "")
    action = Reassign(action.task, action.to, action.note, to_name)

    def beside(writing: Session, on_file: OnFile) -> tuple[Event, ...]:
        live = on_file.case.find_task(action.task)
        if live is None or action.to is None or find_hindrance(live) is not None:
            return ()
        if action.to not in {one.id for one in _candidates(staff, on_file, live)}:
            raise Declined(Reason.NOT_OF_THIS_POST, officer=to_name)
        if live.assignee != action.to:
            _tell(writing, on_file, live, (action.to,), NoticeKind.REASSIGNED, by, at, note=action.note)
        return ()

    return move(session, case_id=case_id, action=action, by=by, at=at, request_key=request_key, beside=beside)


def _candidates(staff: Staff, on_file: OnFile, task: Task) -> tuple[Holder, ...]:
    return staff.candidates(Post(task.holder.position, task.holder.office), on_file.row.permit_type_id)


def _get_reminded(on_file: OnFile, serial: int, by: Actor) -> Task:
    task = on_file.case.find_task(serial)
    if task is None:
        raise Declined(Reason.TASK_CLOSED)
    situation = Situation(by.officer, on_file.case, task)
    refused = find_refusal(Permission.CASE_REMIND, situation) or find_hindrance(task)
    if refused is not None:
        raise Declined.of(refused)
    return task


def _tell(
    session: Session,
    on_file: OnFile,
    task: Task,
    officers: Iterable[int | None],
    kind: NoticeKind,
    by: Actor,
    at: datetime,
    *,
    note: str = "",
) -> None:
    step = on_file.case.step_of(task)
    body: Mapping[str, object] = {
        "task": task.serial,
        "step": f"{step.number} {step.label or step.text}",
        "by": by.name,
        "note": note,
        "due_at": None if task.due_at is None else task.due_at.isoformat(),
    }
    told = [one for one in officers if one is not None]
    tell(session, on_file.row.agency_id, told, kind, at, on_file.row.id, body)


def _today(session: Session, agency_id: int, at: datetime) -> date:
    zone = session.scalars(select(AgencyRecord.zone).where(AgencyRecord.id == agency_id)).one()
    return at.astimezone(ZoneInfo(zone)).date()
