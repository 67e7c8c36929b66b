"""The third threshold: an overrun that goes on is told to the next of the agency's ladder, rung by rung.

A breach holds its rung and when it goes higher, in the agency's office hours. What a day without a sweep left is
caught up in one pass: rungs are climbed until none is due.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from app.domain.working_time.thresholds import escalates_at
from app.records.cases import CaseRecord, TaskRecord
from app.records.oversight import BreachRecord
from app.services.calendars import get_calendar
from app.services.casework.loading import RUNNING
from app.services.notices import NoticeKind
from app.services.sweep.batches import BATCH, repeat
from app.services.sweep.staff import Roster, Staff, read_roster
from app.services.sweep.swept import Round
from app.services.sweep.telling import Noticed, tell_all
from app.services.transactions import transaction

HIGHEST = 20
"""No ladder is longer; a guard against climbing for ever."""


def escalate(this: Round) -> int:
    """Tell the next of the ladder about every overrun that is due to go up; tell how many went up how often."""
    in_all = 0
    for _rung in range(HIGHEST):
        climbed = repeat(this, lambda _this: _climb(this, _of_tasks(this.now)))
        climbed += repeat(this, lambda _this: _climb(this, _of_cases(this.now)))
        in_all += climbed
        if not climbed or not this.has_time():
            break
    return in_all


def _of_tasks(now: datetime) -> Select[int]:
    """Select overruns of tasks that are still open under the same due time, and that nobody works on now."""
    return (
        _due(now)
        .join(TaskRecord, TaskRecord.id == BreachRecord.task_id)
        .where(TaskRecord.closed_at.is_(None), TaskRecord.due_at == BreachRecord.due_at)
        .with_for_update(of=[BreachRecord, TaskRecord], key_share=True, skip_locked=True)
    )


def _of_cases(now: datetime) -> Select[int]:
    return (
        _due(now)
        .join(CaseRecord, CaseRecord.id == BreachRecord.case_id)
        .where(
            BreachRecord.task_id == 0,
            CaseRecord.status == RUNNING,
            CaseRecord.deemed_due_at == BreachRecord.due_at,
        )
        .with_for_update(of=[BreachRecord, CaseRecord], key_share=True, skip_locked=True)
    )


def _due(now: datetime) -> Select[int]:
    return (
        select(BreachRecord.id)
        .where(
            BreachRecord.closed_at.is_(None),
            BreachRecord.escalates_at.is_not(None),
            BreachRecord.escalates_at <= now,
        )
        .order_by(BreachRecord.escalates_at, BreachRecord.id)
        .limit(BATCH)
    )


def _climb(this: Round, due: Select[int]) -> int:
    swap = (
        update(BreachRecord)
        .where(BreachRecord.id.in_(select(due.cte("due").c.id)))
        .values(level=BreachRecord.level + 1, escalates_at=None)
        .returning(
            BreachRecord.id,
            BreachRecord.task_id,
            BreachRecord.due_at,
            BreachRecord.agency_id,
            BreachRecord.case_id,
            BreachRecord.level,
        )
        .execution_options(synchronize_session=False)
    )
    with transaction(this.session) as writing:
        climbed = writing.execute(swap).all()
        if not climbed:
            return 0
        roster = read_roster(writing, {row.agency_id for row in climbed}, this.now)
        _arm(writing, climbed, roster)
        _mark_tasks(writing, [row.task_id for row in climbed if row.task_id], this.now)
        noticed = [Noticed(row.agency_id, row.case_id, level=row.level) for row in climbed]
        tell_all(writing, NoticeKind.ESCALATED, noticed, this.now, _whom, roster)
        return len(climbed)


def _arm(session: Session, climbed: Iterable[Any], roster: Roster) -> None:
    """Say when each goes to the rung above; one on the highest goes nowhere."""
    moments: dict[tuple[int, int, datetime], datetime | None] = {}
    armed = []
    for row in climbed:
        staff = roster.of(row.agency_id)
        if row.level >= len(staff.ladder):
            continue
        key = (row.agency_id, row.level, row.due_at)
        if key not in moments:
            after = timedelta(minutes=staff.escalate_minutes) * (row.level + 1 if row.task_id else row.level)
            moments[key] = escalates_at(get_calendar(session, row.agency_id), row.due_at, after)
        armed.append({"id": row.id, "escalates_at": moments[key]})
    if armed:
        session.execute(update(BreachRecord), armed)


def _mark_tasks(session: Session, task_ids: list[int], now: datetime) -> None:
    """Let the task itself show that it went up."""
    if task_ids:
        marking = update(TaskRecord).where(TaskRecord.id.in_(task_ids), TaskRecord.escalated_at.is_(None))
        session.execute(marking.values(escalated_at=now).execution_options(synchronize_session=False))


def _whom(staff: Staff, one: Noticed) -> frozenset[int]:
    return staff.on_rung(one.level)
