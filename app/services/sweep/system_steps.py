"""The steps that the system holds: each an ordinary transition, so that a crash repeats none and loses none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.refusals import Reason
from app.domain.procedure.procedures import HolderKind
from app.records.cases import TaskRecord
from app.services.actors import THE_SYSTEM
from app.services.casework.moving import act
from app.services.casework.offers import list_offers
from app.services.declined import Declined
from app.services.sweep.swept import Round
from app.services.tools import Tools
from app.services.work.kinds import Asked

AT_ONCE = 500


def do_system_steps(this: Round) -> int:
    """Do every step that the system holds; a case that cannot be moved is noted and passed over."""
    return sum(_do(this, case_id, serial) for case_id, serial in _open_steps(this))


def do_system_step(session: Session, tools: Tools, case_id: int, serial: int, now: datetime) -> bool:
    """Take the first outcome that a system step allows; False when somebody has done it already."""
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


def _open_steps(this: Round) -> Iterator[tuple[int, int]]:
    """Walk by id: a step that a step before has opened comes later in the same pass."""
    last = 0
    query = (
        select(TaskRecord.id, TaskRecord.case_id, TaskRecord.serial)
        .where(TaskRecord.closed_at.is_(None), TaskRecord.holder_kind == HolderKind.SYSTEM)
        .order_by(TaskRecord.id)
        .limit(AT_ONCE)
    )
    while found := this.session.execute(query.where(TaskRecord.id > last)).all():
        yield from ((row.case_id, row.serial) for row in found)
        last = found[-1].id
        if not this.has_time():
            return


def _do(this: Round, case_id: int, serial: int) -> bool:
    try:
        return do_system_step(this.session, this.tools, case_id, serial, this.now)
    except Exception as fault:  # noqa: BLE001 -- one broken case must not hold up the others
        this.note(f"system step, case {case_id}", fault)
        return False
