"""Letting pass what has waited too long: a step's own time-out, and a correction that nobody answered."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select, tuple_

from app.domain.case.actions import TimeOutTask
from app.domain.case.refusals import Reason
from app.records.cases import TaskRecord
from app.services.actors import THE_SYSTEM
from app.services.casework.moving import move
from app.services.declined import Declined
from app.services.sweep.swept import Round

AT_ONCE = 500
AS_IT_SHOULD_BE = {Reason.TASK_CLOSED, Reason.CASE_ENDED, Reason.NOT_YET_DUE}
"""Somebody was quicker, or nothing is to happen by itself."""


def time_out(this: Round) -> int:
    """Take the outcome of everything that has timed out; a case that cannot be moved is noted and passed over."""
    return sum(_time_out(this, case_id, serial) for case_id, serial in _timed_out(this))


def _timed_out(this: Round) -> Iterator[tuple[int, int]]:
    query = (
        select(TaskRecord.times_out_at, TaskRecord.id, TaskRecord.case_id, TaskRecord.serial)
        .where(
            TaskRecord.closed_at.is_(None),
            TaskRecord.times_out_at.is_not(None),
            TaskRecord.times_out_at <= this.now,
        )
        .order_by(TaskRecord.times_out_at, TaskRecord.id)
        .limit(AT_ONCE)
    )
    found = this.session.execute(query).all()
    while found:
        yield from ((row.case_id, row.serial) for row in found)
        if not this.has_time():
            return
        place = tuple_(TaskRecord.times_out_at, TaskRecord.id) > (found[-1].times_out_at, found[-1].id)
        found = this.session.execute(query.where(place)).all()


def _time_out(this: Round, case_id: int, serial: int) -> bool:
    try:
        move(this.session, case_id=case_id, action=TimeOutTask(serial), by=THE_SYSTEM, at=this.now)
    except Declined as declined:
        if declined.refused.reason not in AS_IT_SHOULD_BE:
            this.note(f"time-out, case {case_id}", declined)
        return False
    except Exception as fault:  # noqa: BLE001 -- one broken case must not hold up the others
        this.note(f"time-out, case {case_id}", fault)
        return False
    return True
