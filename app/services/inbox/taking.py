"""Taking the next file: the most urgent one that nobody has, also when several officers press at once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.actions import Take
from app.domain.case.cases import TaskState
from app.domain.case.refusals import Reason
from app.domain.procedure.procedures import HolderKind
from app.records.cases import TaskRecord
from app.services.actors import Actor
from app.services.casework.moving import move
from app.services.declined import Declined
from app.services.inbox.posts import Tasks, tasks_of_posts
from app.services.keyset import Bounds
from app.services.repeats import find_case_of_press

CANDIDATES = 5
_SOMEBODY_WAS_FASTER = frozenset({Reason.TASK_CLOSED, Reason.CASE_ENDED, Reason.TAKEN_BY_OTHER})


def take_next(session: Session, actor: Actor, at: datetime, request_key: str) -> int | None:
    """Take the most urgent untaken task of an officer's posts and tell its case; None when there is none.

    Files that wait for an applicant, at the counter or for a correction, are not taken in advance.
    """
    seen = find_case_of_press(session, actor, request_key)
    if seen is not None:
        return seen
    for case_id, serial in _list_candidates(session, actor):
        try:
            move(session, case_id=case_id, action=Take(serial), by=actor, at=at, request_key=request_key)
        except Declined as declined:
            seen = find_case_of_press(session, actor, request_key)
            if seen is not None:
                return seen
            if declined.refused.reason not in _SOMEBODY_WAS_FASTER:
                raise
        else:
            return case_id
    return None


def _list_candidates(session: Session, actor: Actor) -> list[tuple[int, int]]:
    picked = tasks_of_posts(actor, _untaken, Bounds(), CANDIDATES)
    if picked is None:
        return []
    query = select(TaskRecord.case_id, TaskRecord.serial).join(picked, picked.c.id == TaskRecord.id)
    return [(row[0], row[1]) for row in session.execute(query.order_by(picked.c.urgent_at, picked.c.id))]


def _untaken(tasks: Tasks) -> Tasks:
    return tasks.where(
        TaskRecord.assignee_id.is_(None),
        TaskRecord.state == TaskState.OPEN.value,
        TaskRecord.holder_kind == HolderKind.POSITION.value,
    )
