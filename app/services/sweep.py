"""The sweep: flags late tasks once, takes the outcomes of what has timed out, does the system's own steps.

Lateness is derived from the stored due time, never counted; the sweep only records that it was noticed. Run
twice, by two processes, or not at all for a day, it notices each thing once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session, scoped_session

from app.domain.case.actions import TimeOutTask
from app.domain.case.events import LateFlagged
from app.domain.case.folding import Happened
from app.domain.case.refusals import Reason
from app.domain.procedure.procedures import HolderKind
from app.records.cases import CaseRecord, TaskRecord
from app.records.duties import SweepRunRecord
from app.services.actors import THE_SYSTEM
from app.services.casework.filing import file_events
from app.services.casework.moving import act, move
from app.services.declined import Declined
from app.services.tools import Tools
from app.services.transactions import transaction
from app.services.work.kinds import Asked

BATCH = 500


@dataclass(frozen=True)
class Swept:
    """What one run did."""

    flagged: int
    timed_out: int
    done: int

    def __str__(self) -> str:
        """Say it in a line for the operator."""
        return f"{self.flagged} terlambat ditandai, {self.timed_out} lewat waktu, {self.done} langkah sistem"


def sweep(session: Session | scoped_session[Session], tools: Tools, now: datetime) -> Swept:
    """Do one whole run and leave its row; a run that failed leaves its fault there."""
    real = session() if isinstance(session, scoped_session) else session
    run_id = _begin(real, now)
    try:
        swept = Swept(_flag_all_late(real, now), _time_out_all(real, now), _do_system_steps(real, tools, now))
    except Exception as fault:
        _finish(real, run_id, now, Swept(0, 0, 0), fault=f"{type(fault).__name__}: {fault}")
        raise
    _finish(real, run_id, now, swept)
    return swept


def _begin(session: Session, now: datetime) -> int:
    with transaction(session) as writing:
        run = SweepRunRecord(started_at=now)
        writing.add(run)
        writing.flush()
        return run.id


def _finish(session: Session, run_id: int, now: datetime, swept: Swept, *, fault: str = "") -> None:
    with transaction(session) as writing:
        writing.execute(
            update(SweepRunRecord)
            .where(SweepRunRecord.id == run_id)
            .values(
                finished_at=now, flagged=swept.flagged, timed_out=swept.timed_out, sent=0, fault=fault[:2000]
            )
        )


def _flag_all_late(session: Session, now: datetime) -> int:
    flagged = 0
    while (batch := _flag_batch(session, now)) is not None:
        flagged += batch
    return flagged


def _flag_batch(session: Session, now: datetime) -> int | None:
    """Flag up to a batch of late tasks by compare-and-swap and tell how many; None when none is left.

    A task that somebody else flagged meanwhile is not ours.

    The cases are locked in the order of their ids, so that two sweeps, or a sweep and an officer, cannot hold
    one another up.
    """
    with transaction(session) as writing:
        late = (
            select(TaskRecord.id, TaskRecord.case_id)
            .where(
                TaskRecord.closed_at.is_(None),
                TaskRecord.late_flagged_at.is_(None),
                TaskRecord.due_at.is_not(None),
                TaskRecord.due_at < now,
            )
            .order_by(TaskRecord.due_at, TaskRecord.id)
            .limit(BATCH)
        )
        found = writing.execute(late).all()
        if not found:
            return None
        cases = _lock_cases(writing, {row.case_id for row in found})
        swap = (
            update(TaskRecord)
            .where(
                TaskRecord.id.in_([row.id for row in found]),
                TaskRecord.closed_at.is_(None),
                TaskRecord.late_flagged_at.is_(None),
                TaskRecord.due_at < now,
            )
            .values(late_flagged_at=now)
            .returning(TaskRecord.case_id, TaskRecord.serial, TaskRecord.due_at)
            .execution_options(synchronize_session=False)
        )
        swapped = writing.execute(swap).all()
        for case_id, serial, due_at in swapped:
            assert due_at is not None  # the query asked for it
            told = Happened(LateFlagged(serial, due_at), now, THE_SYSTEM.id)
            file_events(writing, cases[case_id], [told], THE_SYSTEM)
        return len(swapped)


def _lock_cases(session: Session, case_ids: set[int]) -> dict[int, CaseRecord]:
    query = select(CaseRecord).where(CaseRecord.id.in_(case_ids)).order_by(CaseRecord.id).with_for_update()
    return {row.id: row for row in session.scalars(query)}


def _time_out_all(session: Session, now: datetime) -> int:
    due = select(TaskRecord.case_id, TaskRecord.serial).where(
        TaskRecord.closed_at.is_(None), TaskRecord.times_out_at.is_not(None), TaskRecord.times_out_at <= now
    )
    found = session.execute(due.order_by(TaskRecord.times_out_at, TaskRecord.id).limit(BATCH)).all()
    return sum(_time_out(session, row.case_id, row.serial, now) for row in found)


def _time_out(session: Session, case_id: int, serial: int, now: datetime) -> bool:
    try:
        move(session, case_id=case_id, action=TimeOutTask(serial), by=THE_SYSTEM, at=now)
    except Declined as declined:
        # Somebody was quicker, or nothing is to happen by itself; both are as they should be.
        if declined.refused.reason not in {Reason.TASK_CLOSED, Reason.CASE_ENDED, Reason.NOT_YET_DUE}:
            raise
        return False
    return True


def _do_system_steps(session: Session, tools: Tools, now: datetime) -> int:
    """Do the steps that the system holds; each is an ordinary transition, so that a crash repeats none."""
    open_ones = select(TaskRecord.case_id, TaskRecord.serial).where(
        TaskRecord.closed_at.is_(None), TaskRecord.holder_kind == HolderKind.SYSTEM
    )
    found = session.execute(open_ones.order_by(TaskRecord.id).limit(BATCH)).all()
    return sum(do_system_step(session, tools, row.case_id, row.serial, now) for row in found)


def do_system_step(session: Session, tools: Tools, case_id: int, serial: int, now: datetime) -> bool:
    """Take the first outcome that a system step allows; False when somebody has done it already."""
    from app.services.casework.offers import list_offers

    offers = [one for one in list_offers(session, tools, case_id, THE_SYSTEM, now) if one.task == serial]
    if not offers:
        return False
    asked = Asked(serial, offers[0].outcome)
    try:
        act(session, tools, case_id=case_id, asked=asked, by=THE_SYSTEM, at=now, request_key="")
    except Declined as declined:
        if declined.refused.reason is not Reason.TASK_CLOSED:
            raise
        return False
    return True
