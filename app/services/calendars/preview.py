"""What putting the rows in force would move: the same decision as the job's, on a copy in memory, and nothing written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.case.actions import ReviseDueTimes
from app.domain.case.cases import Case
from app.domain.case.deciding import Moved, decide
from app.domain.case.events import PromiseDueMoved, TaskDueMoved
from app.domain.working_time.calendar import WorkingCalendar
from app.records.cases import CaseRecord, TaskRecord
from app.services.actors import THE_SYSTEM
from app.services.calendars.changes import Change, changes_between
from app.services.calendars.draft import Draft, insist_on_soundness, read_draft
from app.services.calendars.in_force import get_calendar
from app.services.calendars.revising import UNREADABLE
from app.services.casework.loading import RUNNING, case_from, get_procedure
from app.services.task_clocks import WorkingTime, in_working_time

BATCH = 500
MOST_LISTED = 20


@dataclass(frozen=True)
class DueMove:
    """One due time that would move: of a task, or of the promise where `step` is empty.

    A task that waits for the applicant is due to nobody: what moves is the last moment for his answer. Where the
    promise stays and the time that the law gives does not, it is that which is shown.
    """

    case_id: int
    case_number: str
    step: str
    was_due_at: datetime | None
    due_at: datetime | None
    is_answer: bool = False

    @property
    def both(self) -> tuple[datetime, datetime] | None:
        """The old and the new due time of the office's own work; None where it has none to compare."""
        if self.is_answer or self.was_due_at is None or self.due_at is None:
            return None
        return self.was_due_at, self.due_at


@dataclass(frozen=True)
class Preview:
    """What would change and what that would move; `stamp` names the rows that it speaks of.

    Lengths are office time by the new calendar, without a sign, the median being the upper one of two; None where no
    due time would move.
    """

    stamp: str
    changes: tuple[Change, ...]
    cases_seen: int
    cases_moved: int
    tasks_moved: int
    promises_moved: int
    later: int
    earlier: int
    largest: WorkingTime | None
    median: WorkingTime | None
    becoming_late: int
    no_longer_late: int
    listed: tuple[DueMove, ...]


def preview(session: Session, agency_id: int, now: datetime) -> Preview:
    """Tell what putting the rows in force now would move; writes nothing, and reads running cases only.

    `CalendarRefused` where the rows cannot be put in force at all.
    """
    draft = read_draft(session, agency_id)
    insist_on_soundness(draft.calendar)
    seen, moves = 0, list[DueMove]()
    for row, case in _running_cases(session, agency_id):
        seen += 1
        moves.extend(_moves_of(row, case, draft.calendar, now))
    return _summed(draft, changes_between(get_calendar(session, agency_id), draft.calendar), seen, moves, now)


def _summed(
    draft: Draft, changes: tuple[Change, ...], seen: int, moves: Sequence[DueMove], now: datetime
) -> Preview:
    tasks = [move for move in moves if move.step]
    both = [move.both for move in tasks if move.both is not None]
    shifts = sorted(abs(draft.calendar.working_time_between(was, due)) for was, due in both)
    return Preview(
        stamp=draft.stamp,
        changes=changes,
        cases_seen=seen,
        cases_moved=len({move.case_id for move in moves}),
        tasks_moved=len(tasks),
        promises_moved=len(moves) - len(tasks),
        later=sum(due > was for was, due in both),
        earlier=sum(due < was for was, due in both),
        largest=in_working_time(draft.calendar, shifts[-1], now) if shifts else None,
        median=in_working_time(draft.calendar, shifts[len(shifts) // 2], now) if shifts else None,
        becoming_late=sum(due < now <= was for was, due in both),
        no_longer_late=sum(was < now <= due for was, due in both),
        listed=tuple(moves[:MOST_LISTED]),
    )


def _running_cases(session: Session, agency_id: int) -> Iterator[tuple[CaseRecord, Case]]:
    last = 0
    while rows := _batch_after(session, agency_id, last):
        last = rows[-1].id
        live = (
            select(TaskRecord)
            .where(TaskRecord.case_id.in_([row.id for row in rows]), TaskRecord.closed_at.is_(None))
            .order_by(TaskRecord.case_id, TaskRecord.serial)
        )
        tasks = {
            case_id: list(own) for case_id, own in groupby(session.scalars(live), lambda task: task.case_id)
        }
        for row in rows:
            yield row, case_from(row, tasks.get(row.id, []), get_procedure(session, row.procedure_version_id))


def _batch_after(session: Session, agency_id: int, last: int) -> Sequence[CaseRecord]:
    query = (
        select(CaseRecord)
        .where(CaseRecord.agency_id == agency_id, CaseRecord.status == RUNNING, CaseRecord.id > last)
        .options(joinedload(CaseRecord.agency, innerjoin=True))
        .options(joinedload(CaseRecord.permit_type, innerjoin=True))
        .order_by(CaseRecord.id)
        .limit(BATCH)
    )
    return session.scalars(query).all()


def _moves_of(row: CaseRecord, case: Case, calendar: WorkingCalendar, now: datetime) -> Iterator[DueMove]:
    try:
        moved = decide(case, ReviseDueTimes(""), by=THE_SYSTEM.officer, at=now, calendar=calendar)
    except UNREADABLE:
        # The job will pass over it as well, and write that down.
        return
    if not isinstance(moved, Moved):
        return
    for one in moved.history:
        match one.event:
            case TaskDueMoved() as event:
                yield _task_move(row, case, event)
            case PromiseDueMoved() as event:
                yield _promise_move(row, case, event)


def _task_move(row: CaseRecord, case: Case, event: TaskDueMoved) -> DueMove:
    task = case.get_task(event.task)
    step = case.step_of(task).text
    if event.due_at is None and event.was_due_at is None:
        return DueMove(
            row.id, row.number, step, task.correction_due_at, event.correction_due_at, is_answer=True
        )
    return DueMove(row.id, row.number, step, event.was_due_at, event.due_at)


def _promise_move(row: CaseRecord, case: Case, event: PromiseDueMoved) -> DueMove:
    if event.due_at == event.was_due_at:
        return DueMove(row.id, row.number, "", case.deemed_due_at, event.deemed_due_at)
    return DueMove(row.id, row.number, "", event.was_due_at, event.due_at)
