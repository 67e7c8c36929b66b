"""Filing what happened: events sealed in their chain, tasks and case brought to where the events left them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from app.domain.case import events as e
from app.domain.case.cases import Case, Task
from app.domain.case.chain import seal
from app.domain.case.event_bodies import as_body, kind_of
from app.domain.case.folding import Happened, opened_task
from app.domain.case.plain_facts import as_plain
from app.domain.working_time.calendar import WorkingCalendar
from app.records.cases import CaseRecord, EventRecord, TaskRecord
from app.records.papers import CorrectionRecord
from app.services.actors import Actor
from app.services.casework.breaching import NOT_FLAGGED, close_breach_of_silence, close_breach_of_task
from app.services.casework.case_rows import engine_of, is_silence_given_more_time, was_on_time
from app.services.casework.loading import RUNNING, OnFile
from app.services.casework.task_rows import (
    closing_columns,
    is_given_more_time,
    opened_row,
    task_columns,
)


def file_history(
    session: Session,
    on_file: OnFile,
    after: Case,
    history: Sequence[Happened],
    by: Actor,
    calendar: WorkingCalendar,
) -> None:
    """File a decision of the engine: its events, the tasks it opened and closed, the case as it is now."""
    file_events(session, on_file.row, history, by)
    _file_tasks(session, on_file, after, history, calendar)
    _file_corrections(session, on_file.row, history)
    _file_silence(session, on_file, after, history[-1].at, calendar)
    settle_case(on_file.row, after, history, calendar)


def file_events(session: Session, row: CaseRecord, history: Iterable[Happened], by: Actor) -> None:
    """Append events to a case's chain; the caller holds the case's lock."""
    rows = sealed_events(row, history, by)
    if rows:
        session.execute(insert(EventRecord), rows)


def sealed_events(row: CaseRecord, history: Iterable[Happened], by: Actor) -> list[dict[str, Any]]:
    """Seal events at the end of a case's chain, which the row remembers; gives their rows, stores nothing."""
    rows = []
    for happened in history:
        body = as_body(happened.event)
        row.events_count += 1
        sealed: dict[str, Any] = {
            "case_id": row.id,
            "sequence": row.events_count,
            "kind": kind_of(happened.event),
            "at": happened.at,
            "by": happened.by,
            "by_name": by.name,
            "by_post": by.post,
            "body": body,
        }
        place = {"agency_id": row.agency_id, "previous_hash": row.last_hash}
        row.last_hash = seal(row.last_hash, **sealed)
        rows.append({**sealed, **place, "hash": row.last_hash})
    return rows


def _file_tasks(
    session: Session, on_file: OnFile, after: Case, history: Sequence[Happened], calendar: WorkingCalendar
) -> None:
    opened, changed = task_changes(on_file.row, on_file.case, after, history, calendar)
    if opened:
        session.execute(insert(TaskRecord), opened)
    for serial, columns in changed.items():
        task_id = on_file.tasks[serial].id
        one = update(TaskRecord).where(TaskRecord.id == task_id).values(columns)
        # The sweep flags without locking the case: what was read before may be older than its flag.
        flagged_at = session.scalar(one.returning(TaskRecord.late_flagged_at))
        if columns.items() >= NOT_FLAGGED.items() or (columns.get("closed_at") and flagged_at):
            close_breach_of_task(session, task_id, history[-1].at)


def task_changes(
    row: CaseRecord,
    before: Case,
    after: Case,
    history: Sequence[Happened],
    calendar: WorkingCalendar,
) -> tuple[list[dict[str, Any]], dict[int, dict[str, Any]]]:
    """Tell what a decision does to the rows of tasks: those it opened, and by serial what changes on the others.

    What closes brings what was measured of it; what is due later than before is no longer flagged.
    """
    taken = {one.event.task: one.event for one in history if isinstance(one.event, e.OutcomeTaken)}
    live = {task.serial: task for task in after.tasks}
    opened = []
    for one in history:
        if not isinstance(one.event, e.TaskOpened):
            continue
        task = live.get(one.event.task) or opened_task(one.event, one.at)
        new = opened_row(row, after, one, task, calendar)
        # A task may open and close within one decision, as when a file is put in and handed on at once.
        if task.serial not in live:
            new |= closing_columns(task, taken.get(task.serial), history[-1], calendar)
        opened.append(new)
    changed = {
        task.serial: _lived_on(task, live[task.serial], after, calendar)
        if task.serial in live
        else closing_columns(task, taken.get(task.serial), history[-1], calendar)
        for task in before.tasks
        if live.get(task.serial) != task
    }
    return opened, changed


def _lived_on(before: Task, now: Task, after: Case, calendar: WorkingCalendar) -> dict[str, Any]:
    columns = task_columns(now, after, calendar)
    return columns | NOT_FLAGGED if is_given_more_time(before, now, calendar) else columns


def _file_corrections(session: Session, row: CaseRecord, history: Sequence[Happened]) -> None:
    has_ended = any(isinstance(one.event, e.CaseEnded) for one in history)
    for happened in history:
        match happened.event:
            case e.CorrectionAsked() as asked:
                session.add(correction_row(row, asked, happened))
            case e.CorrectionAnswered(task=task):
                _close_corrections(session, row.id, "answered", happened.at, task)
            case e.TaskCancelled(task=task) if not has_ended:
                # The case goes on without the task that had asked: nobody need answer any more.
                _close_corrections(session, row.id, "dropped", happened.at, task)
            case e.TaskDueMoved(task=task, correction_due_at=datetime() as due_at):
                _move_corrections(session, row.id, task, due_at)
            case e.CaseEnded(reason=reason):
                state = "lapsed" if reason == "correction_not_answered" else "dropped"
                _close_corrections(session, row.id, state, happened.at)


def correction_row(row: CaseRecord, asked: e.CorrectionAsked, happened: Happened) -> CorrectionRecord:
    """Give the row of a correction that was asked of the applicant."""
    return CorrectionRecord(
        case_id=row.id,
        agency_id=row.agency_id,
        task_serial=asked.task,
        reason=asked.reason,
        note=asked.note,
        defects=[{"subject": defect.subject, "note": defect.note} for defect in asked.defects],
        asked_at=happened.at,
        asked_by=happened.by,
        due_at=asked.due_at,
    )


def _move_corrections(session: Session, case_id: int, task: int, due_at: datetime) -> None:
    asked = update(CorrectionRecord).where(
        CorrectionRecord.case_id == case_id,
        CorrectionRecord.task_serial == task,
        CorrectionRecord.state == "open",
    )
    session.execute(asked.values(due_at=due_at))


def _close_corrections(
    session: Session, case_id: int, state: str, at: datetime, task: int | None = None
) -> None:
    open_ones = update(CorrectionRecord).where(
        CorrectionRecord.case_id == case_id, CorrectionRecord.state == "open"
    )
    if task is not None:
        open_ones = open_ones.where(CorrectionRecord.task_serial == task)
    session.execute(open_ones.values(state=state, answered_at=at if state == "answered" else None))


def _file_silence(
    session: Session, on_file: OnFile, after: Case, at: datetime, calendar: WorkingCalendar
) -> None:
    """Close the overrun of the time that the law gives, if it was noted, once it is over or ends later."""
    row = on_file.row
    is_later = is_silence_given_more_time(on_file.case, after, calendar)
    is_over = after.ended is not None or after.is_deemed_over
    if row.deemed_flagged_at is not None and (is_over or is_later):
        close_breach_of_silence(session, row.id, at)
    if is_later:
        row.deemed_flagged_at = None


def settle_case(row: CaseRecord, after: Case, history: Sequence[Happened], calendar: WorkingCalendar) -> None:
    """Bring the row of a case to where a decision has left it."""
    row.facts = {key: as_plain(value) for key, value in after.facts.items()}
    row.engine = engine_of(after)
    row.promise_started_at = after.promise_started_at
    row.promise_due_at = after.promise_due_at
    row.deemed_due_at = after.deemed_due_at
    if after.ended is not None and row.status == RUNNING:
        row.status = after.ended.value
        row.ended_at = history[-1].at
        row.deemed_due_at = None
        row.was_on_time = was_on_time(after, history[-1].at, calendar)
