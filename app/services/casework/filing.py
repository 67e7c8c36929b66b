"""Filing what happened: events sealed in their chain, tasks and case brought to where the events left them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from app.domain.case import events as e
from app.domain.case.cases import Case, Task, TaskState
from app.domain.case.chain import seal
from app.domain.case.event_bodies import as_body, kind_of
from app.domain.case.folding import Happened
from app.domain.case.plain_facts import as_plain
from app.domain.working_time.clocks import Pause
from app.records.cases import CaseRecord, EventRecord, TaskRecord
from app.records.columns import FAR_FUTURE
from app.records.papers import CorrectionRecord
from app.services.actors import Actor
from app.services.casework.loading import RUNNING, OnFile


def file_history(
    session: Session, on_file: OnFile, after: Case, history: Sequence[Happened], by: Actor
) -> None:
    """File a decision of the engine: its events, the tasks it opened and closed, the case as it is now."""
    file_events(session, on_file.row, history, by)
    _file_tasks(session, on_file, after, history)
    _file_corrections(session, on_file.row, history)
    settle_case(on_file.row, after, history)


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


def _file_tasks(session: Session, on_file: OnFile, after: Case, history: Sequence[Happened]) -> None:
    opened, changed = task_changes(on_file.row, on_file.case, after, history)
    if opened:
        session.execute(insert(TaskRecord), opened)
    for serial, changes in changed.items():
        stored = on_file.tasks[serial]
        session.execute(update(TaskRecord).where(TaskRecord.id == stored.id).values(changes))


def task_changes(
    row: CaseRecord, before: Case, after: Case, history: Sequence[Happened]
) -> tuple[list[dict[str, Any]], dict[int, dict[str, Any]]]:
    """Tell what a decision does to the rows of tasks: those it opened, and by serial what changes on the others."""
    outcomes = {one.event.task: one.event.outcome for one in history if isinstance(one.event, e.OutcomeTaken)}
    live = {task.serial: task for task in after.tasks}
    at, by = history[-1].at, history[-1].by
    # A task may open and close within one decision, as when a file is put in and handed on at once.
    opened = [
        _opened_row(row, after, one, live.get(one.event.task))
        for one in history
        if isinstance(one.event, e.TaskOpened)
    ]
    for new in opened:
        if new["serial"] not in live:
            new |= {"closed_at": at, "closed_by": by, "outcome": outcomes.get(new["serial"])}
    changed = {
        task.serial: _task_columns(live[task.serial], after)
        if task.serial in live
        else {"closed_at": at, "closed_by": by, "outcome": outcomes.get(task.serial)}
        for task in before.tasks
        if live.get(task.serial) != task
    }
    return opened, changed


def _opened_row(row: CaseRecord, after: Case, happened: Happened, live: Task | None) -> dict[str, Any]:
    event = happened.event
    assert isinstance(event, e.TaskOpened)
    columns = (
        _task_columns(live, after)
        if live is not None
        else {
            "state": TaskState.OPEN.value,
            "started_at": happened.at,
            "due_at": event.due_at,
            "urgent_at": event.due_at or FAR_FUTURE,
            "times_out_at": event.times_out_at,
            "step_times_out_at": event.times_out_at,
            "correction_due_at": None,
            "correction_restarts": False,
            "pauses": [],
            "assignee_id": None,
        }
    )
    return {
        "case_id": row.id,
        "agency_id": row.agency_id,
        "serial": event.task,
        "step_key": event.step,
        "step_number": after.procedure.get_step(event.step).number,
        "holder_kind": event.holder.value,
        "position_key": event.position,
        "office_key": event.office,
        "opened_at": happened.at,
        "allowance_amount": event.allowance.amount,
        "allowance_unit": event.allowance.unit.value,
        "path": [[branch.fork, branch.arm, branch.of] for branch in event.path],
        "late_flagged_at": None,
        "closed_at": None,
        "closed_by": None,
        "outcome": None,
        **columns,
    }


def _task_columns(task: Task, after: Case) -> dict[str, Any]:
    # Silence of the applicant is looked for only where the procedure says what it means.
    lapses_at = task.correction_due_at if after.procedure.correction.then is not None else None
    return {
        "state": task.state.value,
        "started_at": task.started_at,
        "due_at": task.due_at,
        "urgent_at": task.due_at or FAR_FUTURE,
        "times_out_at": lapses_at if task.state is TaskState.WAITING else task.times_out_at,
        "step_times_out_at": task.times_out_at,
        "correction_due_at": task.correction_due_at,
        "correction_restarts": task.correction_restarts,
        "pauses": pauses_as_plain(task.pauses),
        "assignee_id": task.assignee,
    }


def pauses_as_plain(pauses: Iterable[Pause]) -> list[list[str | None]]:
    """Write pauses as they stand in the row: start, end, cause."""
    return [
        [
            one.started_at.isoformat(),
            None if one.ended_at is None else one.ended_at.isoformat(),
            one.cause.value,
        ]
        for one in pauses
    ]


def _file_corrections(session: Session, row: CaseRecord, history: Sequence[Happened]) -> None:
    for happened in history:
        match happened.event:
            case e.CorrectionAsked() as asked:
                session.add(correction_row(row, asked, happened))
            case e.CorrectionAnswered(task=task):
                _close_corrections(session, row.id, "answered", happened.at, task)
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


def _close_corrections(
    session: Session, case_id: int, state: str, at: datetime, task: int | None = None
) -> None:
    open_ones = update(CorrectionRecord).where(
        CorrectionRecord.case_id == case_id, CorrectionRecord.state == "open"
    )
    if task is not None:
        open_ones = open_ones.where(CorrectionRecord.task_serial == task)
    session.execute(open_ones.values(state=state, answered_at=at if state == "answered" else None))


def settle_case(row: CaseRecord, after: Case, history: Sequence[Happened]) -> None:
    """Bring the row of a case to where a decision has left it."""
    row.facts = {key: as_plain(value) for key, value in after.facts.items()}
    row.engine = {
        "arrivals": [[one.fork, one.arm, one.refused] for one in after.arrivals],
        "tasks_opened": after.tasks_opened,
        "forks_opened": after.forks_opened,
        "deciders": sorted(after.deciders),
        "promise_pauses": pauses_as_plain(after.promise_pauses),
    }
    row.promise_started_at = after.promise_started_at
    row.promise_due_at = after.promise_due_at
    if after.ended is not None and row.status == RUNNING:
        row.status = after.ended.value
        row.ended_at = history[-1].at
