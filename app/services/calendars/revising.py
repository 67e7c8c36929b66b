"""Deriving the due times of running cases anew from a calendar put in force, in one job that may stop anywhere.

A batch of cases is one transaction, with how far the job has come: what was killed is done again, what was done is
not. Whoever else runs the job waits for the version's row and goes on behind the first.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.domain.case.actions import ReviseDueTimes
from app.domain.case.cases import Case
from app.domain.case.deciding import Moved, decide
from app.domain.case.events import TaskDueMoved
from app.domain.working_time.calendar import WorkingCalendar
from app.records.agencies import AgencyRecord
from app.records.calendars import CalendarVersionRecord
from app.records.cases import CaseRecord, TaskRecord
from app.services.actors import THE_SYSTEM
from app.services.calendars.in_force import get_calendar
from app.services.casework.filing import file_history
from app.services.casework.loading import RUNNING, OnFile, load_case
from app.services.casework.task_rows import task_columns
from app.services.transactions import transaction

log = logging.getLogger(__name__)

AT_ONCE = 500
"""Cases that one request, or one sweep, looks through."""

BATCH = 50
"""Cases of one transaction: few, since officers who act on one of them wait for it."""

UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What reading a file raises that was changed by another hand than the program's."""

THRESHOLDS = ("soon_at", "escalates_at")


@dataclass(frozen=True)
class Revised:
    """What one call looked through and moved, and whether the whole job is done."""

    cases_seen: int
    cases_moved: int
    is_done: bool


def revise_due_times(session: Session, agency_id: int, now: datetime, limit: int = AT_ONCE) -> Revised:
    """Go on with the job of the agency's version in force, for at most so many cases."""
    seen = moved = 0
    while seen < limit:
        batch = _revise_batch(session, agency_id, now, min(BATCH, limit - seen))
        seen, moved = seen + batch.cases_seen, moved + batch.cases_moved
        if batch.is_done:
            return Revised(seen, moved, is_done=True)
    return Revised(seen, moved, is_done=False)


def continue_all(session: Session, now: datetime) -> int:
    """Go on with every agency's job that is not done; tell how many cases were looked through, 0 when all is done.

    What goes wrong at one agency is raised once the others have been gone on with.
    """
    session.rollback()
    unfinished = (
        select(AgencyRecord.id)
        .join(CalendarVersionRecord, CalendarVersionRecord.agency_id == AgencyRecord.id)
        .where(
            CalendarVersionRecord.number == AgencyRecord.calendar_number,
            CalendarVersionRecord.is_done.is_(False),
        )
        .order_by(AgencyRecord.id)
    )
    seen, faults = 0, list[Exception]()
    for agency_id in session.scalars(unfinished).all():
        try:
            seen += revise_due_times(session, agency_id, now).cases_seen
        except Exception as fault:  # noqa: BLE001 -- one agency's calendar must not hold up the others; told below
            faults.append(fault)
    if faults:
        raise faults[0]
    return seen


def begin_anew(session: Session, agency_id: int) -> None:
    """Have every running case of an agency looked through once more, within a transaction of the caller's.

    For what due times and thresholds rest on beside the calendar: the agency's rules, its time zone.
    """
    version = _locked_version(session, agency_id)
    if version is not None:
        version.is_done, version.last_case_id = False, 0


def _revise_batch(session: Session, agency_id: int, now: datetime, limit: int) -> Revised:
    with transaction(session) as writing:
        version = _locked_version(writing, agency_id)
        if version is None or version.is_done:
            return Revised(0, 0, is_done=True)
        # A calendar that cannot be read is no fault of any case, and stops the job.
        get_calendar(writing, agency_id)
        case_ids = _list_running(writing, agency_id, version.last_case_id, limit)
        tasks = [_revise(writing, case_id, version.reason, now) for case_id in case_ids]
        moved = [count for count in tasks if count is not None]
        version.cases_moved += len(moved)
        version.tasks_moved += sum(moved)
        version.last_case_id = max(case_ids, default=version.last_case_id)
        version.is_done = len(case_ids) < limit
        return Revised(len(case_ids), len(moved), is_done=version.is_done)


def _locked_version(session: Session, agency_id: int) -> CalendarVersionRecord | None:
    """Lock the version in force; a version overtaken by a later one needs no more moving."""
    query = (
        select(CalendarVersionRecord)
        .join(AgencyRecord, AgencyRecord.id == CalendarVersionRecord.agency_id)
        .where(AgencyRecord.id == agency_id, CalendarVersionRecord.number == AgencyRecord.calendar_number)
        .with_for_update(of=CalendarVersionRecord)
        .execution_options(populate_existing=True)
    )
    return session.scalars(query).one_or_none()


def _list_running(session: Session, agency_id: int, after_id: int, limit: int) -> Sequence[int]:
    query = select(CaseRecord.id).where(
        CaseRecord.agency_id == agency_id, CaseRecord.status == RUNNING, CaseRecord.id > after_id
    )
    return session.scalars(query.order_by(CaseRecord.id).limit(limit)).all()


def _revise(session: Session, case_id: int, why: str, now: datetime) -> int | None:
    """Move one case; tell how many of its tasks got another due time, None where nothing of it moved."""
    try:
        on_file = load_case(session, case_id, agency_id=None, lock=True)
        calendar = get_calendar(session, on_file.row.agency_id)
        moved = decide(on_file.case, ReviseDueTimes(why), by=THE_SYSTEM.officer, at=now, calendar=calendar)
    except UNREADABLE:
        # Nothing is written yet. It keeps its due times, as it can be moved by nobody; those behind it must go on.
        log.exception("due times of case %s were not derived anew", case_id)
        return None
    if not isinstance(moved, Moved):
        return None
    if moved.history:
        file_history(session, on_file, moved.case, moved.history, THE_SYSTEM, calendar)
    _arm(session, on_file, moved.case, calendar)
    return sum(isinstance(one.event, TaskDueMoved) for one in moved.history) if moved.history else None


def _arm(session: Session, on_file: OnFile, after: Case, calendar: WorkingCalendar) -> None:
    """Derive the sweep's thresholds anew, also of a task whose due time stays: hours before it may have changed.

    So tasks that were opened before thresholds were kept get theirs as well.
    """
    for task in after.tasks:
        row, columns = on_file.tasks[task.serial], task_columns(task, after, calendar)
        thresholds = {name: columns[name] for name in THRESHOLDS}
        if any(getattr(row, name) != value for name, value in thresholds.items()):
            session.execute(update(TaskRecord).where(TaskRecord.id == row.id).values(thresholds))
