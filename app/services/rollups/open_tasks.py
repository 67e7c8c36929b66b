"""What stands open now: counted over the open tasks alone, however long the office's history is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, and_, case, delete, exists, func, insert, literal, or_, select
from sqlalchemy.orm import Session, scoped_session

from app.domain.case.cases import TaskState
from app.domain.procedure.procedures import HolderKind
from app.domain.working_time.ages import age_bounds
from app.records.agencies import AgencyRecord
from app.records.cases import TaskRecord
from app.records.rollups import ForecastRecord, OpenRollupRecord
from app.services.calendars import get_calendar
from app.services.rollups.cells import Query
from app.services.rollups.storing import lock_figures
from app.services.transactions import transaction

_CELL = (
    TaskRecord.permit_type_id,
    TaskRecord.step_key,
    TaskRecord.position_key,
    TaskRecord.office_key,
    TaskRecord.assignee_id,
)


def refresh_open(session: Session | scoped_session[Session], now: datetime) -> None:
    """Replace what is said to stand open at each agency; a reader sees the old or the new, never half of it."""
    real = session() if isinstance(session, scoped_session) else session
    open_ones = exists().where(TaskRecord.agency_id == AgencyRecord.id, TaskRecord.closed_at.is_(None))
    told = exists().where(OpenRollupRecord.agency_id == AgencyRecord.id)
    agencies = select(AgencyRecord.id).where(or_(open_ones, told)).order_by(AgencyRecord.id)
    for agency_id in real.scalars(agencies).all():
        with transaction(real) as writing:
            lock_figures(writing)
            _replace(writing, agency_id, now)


def _replace(session: Session, agency_id: int, now: datetime) -> None:
    bounds = age_bounds(get_calendar(session, agency_id), now)
    found = session.execute(_count(agency_id, now, bounds)).all()
    old = delete(OpenRollupRecord).where(OpenRollupRecord.agency_id == agency_id)
    session.execute(old.execution_options(synchronize_session=False))
    if found:
        session.execute(insert(OpenRollupRecord), [_row(agency_id, now, row) for row in found])


def _count(agency_id: int, now: datetime, bounds: Sequence[datetime | None]) -> Query:
    """Count by step, post, office and officer; by age from the oldest bound that a task has passed."""
    task, forecast = TaskRecord, ForecastRecord
    is_with_applicant = or_(
        task.state == TaskState.WAITING.value, task.holder_kind == HolderKind.APPLICANT.value
    )
    older = [literal(0) if bound is None else _sum(task.opened_at < bound) for bound in bounds]
    return (
        select(
            *_CELL,
            # Versions of a procedure may number the same step differently.
            func.max(task.step_number).label("step_number"),
            func.count().label("running"),
            _sum(is_with_applicant).label("with_applicant"),
            _sum(and_(task.soon_at <= now, task.due_at >= now)).label("soon"),
            _sum(task.due_at < now).label("late"),
            _sum(and_(task.due_at >= now, task.due_at <= forecast.late_until)).label("predicted"),
            *(number.label(f"older_{place}") for place, number in enumerate(older)),
        )
        .outerjoin(
            forecast,
            and_(
                forecast.agency_id == task.agency_id,
                forecast.permit_type_id == task.permit_type_id,
                forecast.step_key == task.step_key,
                forecast.office_key == task.office_key,
            ),
        )
        .where(task.agency_id == agency_id, task.closed_at.is_(None))
        .group_by(*_CELL)
    )


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _row(agency_id: int, now: datetime, row: Any) -> dict[str, Any]:
    values = dict(row._mapping)  # noqa: SLF001 -- SQLAlchemy's own way to all columns by name
    older = [values.pop(name) for name in [name for name in values if name.startswith("older_")]]
    return {
        **values,
        "agency_id": agency_id,
        "permit_type_id": row.permit_type_id or 0,
        "assignee_id": row.assignee_id or 0,
        "ages": [more - fewer for more, fewer in pairwise([row.running, *older, 0])],
        "counted_at": now,
    }
