"""Reminding of many tasks at once: each on its own, so that one refused stops no other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.refusals import Reason, Refused
from app.records.cases import CaseRecord, TaskRecord
from app.services.actors import Actor
from app.services.declined import Declined
from app.services.levers import Reassigned, remind


def remind_many(
    session: Session, task_ids: Sequence[int], *, by: Actor, at: datetime
) -> tuple[Reassigned, ...]:
    """Remind of tasks by the ids of their rows; one of another agency is as closed as one that is gone."""
    query = (
        select(TaskRecord.id, TaskRecord.case_id, TaskRecord.serial, CaseRecord.number)
        .join(CaseRecord, CaseRecord.id == TaskRecord.case_id)
        .where(TaskRecord.id.in_(task_ids), TaskRecord.agency_id == by.agency_id)
    )
    found = {row.id: row for row in session.execute(query)}
    outcomes = []
    for task_id in dict.fromkeys(task_ids):
        row = found.get(task_id)
        if row is None:
            outcomes.append(Reassigned(task_id, refused=Refused(Reason.TASK_CLOSED)))
            continue
        refused = _remind(session, row.case_id, row.serial, by, at)
        outcomes.append(Reassigned(task_id, row.case_id, row.number, refused))
    return tuple(outcomes)


def _remind(session: Session, case_id: int, serial: int, by: Actor, at: datetime) -> Refused | None:
    try:
        remind(session, case_id=case_id, task=serial, by=by, at=at)
    except Declined as declined:
        return declined.refused
    return None
