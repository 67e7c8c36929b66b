"""The second threshold: a task past its due time is flagged, becomes a breach, and its holder and supervisors hear it.

A task that waits for the applicant has no due time and is never late.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, literal, select

from app.records.cases import CaseRecord, TaskRecord
from app.services.notices import NoticeKind
from app.services.sweep.batches import BATCH, repeat
from app.services.sweep.breaching import file_breaches
from app.services.sweep.staff import SUPERVISOR, Staff
from app.services.sweep.swept import Round
from app.services.sweep.telling import Noticed, tell_all
from app.services.transactions import transaction

FROM_TASK: dict[str, Any] = {
    "agency_id": TaskRecord.agency_id,
    "case_id": TaskRecord.case_id,
    "task_id": TaskRecord.id,
    "permit_type_id": TaskRecord.permit_type_id,
    "step_key": TaskRecord.step_key,
    "step_number": TaskRecord.step_number,
    "position_key": TaskRecord.position_key,
    "office_key": TaskRecord.office_key,
    "assignee_id": TaskRecord.assignee_id,
    "due_at": TaskRecord.due_at,
    "level": literal(0),
    "cause": literal(""),
    "follow_up": literal(""),
}
OPEN = {**FROM_TASK, "escalates_at": TaskRecord.escalates_at}
CLOSED = {**FROM_TASK, "closed_at": TaskRecord.closed_at}


def flag_late(this: Round) -> int:
    """Flag every open task that is past its due time, by compare-and-swap, and tell those concerned."""
    return repeat(this, _flag_batch)


def flag_closed_late(this: Round) -> int:
    """Flag what was closed late before a sweep noticed it, as after a day without one; nobody is told any more.

    Asks the flag alone, and not whether the figures have taken a closing in: a recount, or a fold while somebody
    holds the case, takes in what was never flagged.
    """
    return repeat(this, _flag_closed_batch)


def _flag_batch(this: Round) -> int:
    due = (
        _overrun()
        .where(TaskRecord.closed_at.is_(None), TaskRecord.due_at.is_not(None), TaskRecord.due_at < this.now)
        .order_by(TaskRecord.due_at, TaskRecord.id)
        .limit(BATCH)
    )
    with transaction(this.session) as writing:
        flag = {"late_flagged_at": this.now}
        swept = file_breaches(writing, TaskRecord, due, flag=flag, columns=OPEN, now=this.now)
        tell_all(writing, NoticeKind.LATE, swept, this.now, _whom)
        return len(swept)


def _flag_closed_batch(this: Round) -> int:
    closed = (
        _overrun()
        .where(TaskRecord.closed_at.is_not(None), TaskRecord.due_at < TaskRecord.closed_at)
        .order_by(TaskRecord.id)
        .limit(BATCH)
    )
    with transaction(this.session) as writing:
        flag = {"late_flagged_at": this.now}
        return len(file_breaches(writing, TaskRecord, closed, flag=flag, columns=CLOSED, now=this.now))


def _overrun() -> Select[int]:
    """Select tasks that nobody works on now: an officer's transaction is neither waited for nor held up for long.

    Their cases are locked as well, since a breach refers to its case, which an officer at work holds.
    """
    return (
        select(TaskRecord.id)
        .join(CaseRecord, CaseRecord.id == TaskRecord.case_id)
        .where(TaskRecord.late_flagged_at.is_(None))
        .with_for_update(of=[TaskRecord, CaseRecord], key_share=True, skip_locked=True)
    )


def _whom(staff: Staff, one: Noticed) -> frozenset[int]:
    holders = staff.holders(one.position, one.office, permit_type=one.permit_type, assignee=one.assignee)
    return holders | staff.with_role(SUPERVISOR)
