"""The first threshold: a task that is due soon is flagged, and who holds it is told."""

from __future__ import annotations

from sqlalchemy import select, update

from app.records.cases import TaskRecord
from app.services.notices import NoticeKind
from app.services.sweep.batches import BATCH, repeat
from app.services.sweep.staff import Staff
from app.services.sweep.swept import Round
from app.services.sweep.telling import Noticed, tell_all
from app.services.transactions import transaction


def flag_soon(this: Round) -> int:
    """Flag every open task that is due soon, by compare-and-swap; what somebody works on now is the next run's."""
    return repeat(this, _flag_batch)


def _flag_batch(this: Round) -> int:
    due = (
        select(TaskRecord.id)
        .where(
            TaskRecord.closed_at.is_(None),
            TaskRecord.soon_flagged_at.is_(None),
            TaskRecord.soon_at.is_not(None),
            TaskRecord.soon_at <= this.now,
        )
        .order_by(TaskRecord.soon_at, TaskRecord.id)
        .limit(BATCH)
        .with_for_update(key_share=True, skip_locked=True)
        .cte("due")
    )
    swap = (
        update(TaskRecord)
        .where(TaskRecord.id.in_(select(due.c.id)))
        .values(soon_flagged_at=this.now)
        .returning(
            TaskRecord.agency_id,
            TaskRecord.case_id,
            TaskRecord.position_key,
            TaskRecord.office_key,
            TaskRecord.permit_type_id,
            TaskRecord.assignee_id,
            TaskRecord.due_at,
        )
        .execution_options(synchronize_session=False)
    )
    with transaction(this.session) as writing:
        swept = writing.execute(swap).all()
        # Who is late already hears that, and not that he soon will be.
        early = [Noticed(*row[:6]) for row in swept if row.due_at is None or row.due_at >= this.now]
        tell_all(writing, NoticeKind.SOON, early, this.now, _whom)
        return len(swept)


def _whom(staff: Staff, one: Noticed) -> frozenset[int]:
    return staff.holders(one.position, one.office, permit_type=one.permit_type, assignee=one.assignee)
