"""How much waits in an inbox, up to a cap: "1000+" is told without counting to a million."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, select
from sqlalchemy.orm import Session

from app.domain.case.cases import TaskState
from app.domain.procedure.procedures import HolderKind
from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.standings import Standing
from app.records.cases import TaskRecord
from app.services.actors import Actor
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
    def open(self) -> int:
        """Those that wait for the officer and not for an applicant."""
        return min(MOST_COUNTED, self.total - self.by_standing[Standing.PAUSED])

    @property
    def total(self) -> int:
        """All of them, capped likewise."""
        return min(MOST_COUNTED, sum(self.by_standing.values()))


def count_inbox(session: Session, actor: Actor, at: datetime, *, calendar: WorkingCalendar) -> Counters:
    """Count an officer's inbox by standing, in one statement."""
    conditions = {standing: standing_condition(standing, calendar, at) for standing in Standing}
    wanted = {standing: _capped(actor, condition) for standing, condition in conditions.items()}
    counts = {standing: count for standing, count in wanted.items() if count is not None}
    if not counts:
        return Counters(dict.fromkeys(Standing, 0))
    row = session.execute(select(*(count.label(standing) for standing, count in counts.items()))).one()
    return Counters({standing: min(MOST_COUNTED, row[index]) for index, standing in enumerate(counts)})


def count_open(session: Session, actor: Actor) -> int:
    """Count what waits for an officer and not for an applicant, capped: the number beside the menu's entry."""
    is_the_offices = TaskRecord.holder_kind != HolderKind.APPLICANT.value
    count = _capped(actor, and_(TaskRecord.state == TaskState.OPEN.value, is_the_offices))
    return 0 if count is None else min(MOST_COUNTED, session.scalar(select(count)) or 0)


def _capped(actor: Actor, condition: ColumnElement[bool]) -> ScalarSelect[int] | None:
    picked = tasks_of_posts(actor, lambda tasks: tasks.where(condition), Bounds(), MOST_COUNTED)
    return None if picked is None else select(func.count()).select_from(picked).scalar_subquery()
