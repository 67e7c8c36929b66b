"""How much waits in an inbox, up to a cap: "1000+" is told without counting to a million."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, func, select
from sqlalchemy.orm import Session

from app.domain.cases import TaskState
from app.domain.standings import Standing
from app.records.cases import TaskRecord
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.inbox.filters import standing_condition
from app.services.inbox.posts import tasks_of_posts
from app.services.keyset import Bounds

MOST_COUNTED = 1001
"""One more than is ever told as a plain number."""


@dataclass(frozen=True)
class Counters:
    """Open tasks by standing, each counted up to `MOST_COUNTED`."""

    by_standing: Mapping[Standing, int]

    @property
    def total(self) -> int:
        """All of them, capped likewise."""
        return min(MOST_COUNTED, sum(self.by_standing.values()))


def count_inbox(session: Session, actor: Actor, at: datetime) -> Counters:
    """Count an officer's inbox by standing, in one statement."""
    calendar = get_calendar(session, actor.agency_id)
    conditions = {standing: standing_condition(standing, calendar, at) for standing in Standing}
    wanted = {standing: _capped(actor, condition) for standing, condition in conditions.items()}
    counts = {standing: count for standing, count in wanted.items() if count is not None}
    if not counts:
        return Counters(dict.fromkeys(Standing, 0))
    row = session.execute(select(*(count.label(standing) for standing, count in counts.items()))).one()
    return Counters({standing: min(MOST_COUNTED, row[index]) for index, standing in enumerate(counts)})


def count_open(session: Session, actor: Actor) -> int:
    """Count what an officer can act on now, capped: the number beside the menu's entry."""
    count = _capped(actor, TaskRecord.state == TaskState.OPEN.value)
    return 0 if count is None else min(MOST_COUNTED, session.scalar(select(count)) or 0)


def _capped(actor: Actor, condition: ColumnElement[bool]) -> ScalarSelect[int] | None:
    picked = tasks_of_posts(actor, lambda tasks: tasks.where(condition), Bounds(), MOST_COUNTED)
    return None if picked is None else select(func.count()).select_from(picked).scalar_subquery()
