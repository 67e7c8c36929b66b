"""The sums that the database is asked for to count figures anew: one query for each table of figures.

Each takes the agencies that share a zone, and that zone's months as instants; a month is told by its place among
them. Rows come agency by agency.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select, union_all

from app.records.cases import CaseRecord, TaskRecord
from app.records.papers import CorrectionRecord
from app.services.rollups.cells import CASES, OFFICERS, REASONS, STEPS, Query, Shape
from app.services.rollups.months import Months

UNTOLD = -1
"""Stands for a used time that was never measured."""

Count: TypeAlias = Callable[[Query, Months], Query]

_TASK = TaskRecord
_WAS_DONE = and_(_TASK.is_counted, _TASK.closed_at.is_not(None), _TASK.outcome.is_not(None))
_IS_TIMED = and_(_TASK.allowance_unit != "none", _TASK.holder_kind != "applicant")
_WAS_ON_TIME = and_(_IS_TIMED, or_(_TASK.due_at.is_(None), _TASK.closed_at <= _TASK.due_at))
_KIND = func.coalesce(_TASK.permit_type_id, 0).label("permit_type_id")


def _count_steps(agencies: Query, months: Months) -> Query:
    """Count by step, and within it by the used time itself, which is put into classes afterwards."""
    tasks = _done_tasks(agencies, months).add_columns(_TASK.step_key).subquery()
    c = tasks.c
    key = (c.agency_id, c.month, c.permit_type_id, c.step_key, c.office_key, c.took)
    return (
        select(*key, *_sums_of(c), func.sum(c.paused).label("paused_seconds")).group_by(*key).order_by(key[0])
    )


def _count_officers(agencies: Query, months: Months) -> Query:
    tasks = _done_tasks(agencies, months).where(_TASK.closed_by > 0).subquery()
    c = tasks.c
    key = (c.agency_id, c.month, c.officer_id, c.permit_type_id, c.office_key)
    return select(*key, *_sums_of(c)).group_by(*key).order_by(key[0])


def _done_tasks(agencies: Query, months: Months) -> Query:
    return select(
        _TASK.agency_id,
        _month(_TASK.closed_at, months),
        _KIND,
        _TASK.office_key,
        _TASK.closed_by.label("officer_id"),
        _flag(_IS_TIMED, "timed"),
        _flag(_WAS_ON_TIME, "on_time"),
        func.coalesce(_TASK.used_seconds, UNTOLD).label("took"),
        func.coalesce(_TASK.used_seconds, 0).label("used"),
        func.coalesce(_TASK.waited_seconds, 0).label("waited"),
        func.coalesce(_TASK.paused_seconds, 0).label("paused"),
    ).where(_TASK.agency_id.in_(agencies), _WAS_DONE)


def _sums_of(c: Any) -> tuple[ColumnElement[Any], ...]:
    return (
        func.count().label("done"),
        func.sum(c.timed).label("timed"),
        func.sum(c.on_time).label("on_time"),
        func.sum(c.used).label("used_seconds"),
        func.sum(c.waited).label("waited_seconds"),
    )


def _count_reasons(agencies: Query, months: Months) -> Query:
    step = (_KIND, _TASK.step_key, _TASK.office_key)
    sent_back = select(
        _TASK.agency_id,
        _month(_TASK.closed_at, months),
        *step,
        _TASK.route.label("route"),
        func.coalesce(_TASK.reason, "").label("reason"),
    ).where(_TASK.agency_id.in_(agencies), _WAS_DONE, _TASK.route.in_(("return", "reject")))
    asked = (
        select(
            CorrectionRecord.agency_id,
            _month(CorrectionRecord.asked_at, months),
            *step,
            literal("correct").label("route"),
            CorrectionRecord.reason.label("reason"),
        )
        .join(
            _TASK,
            and_(_TASK.case_id == CorrectionRecord.case_id, _TASK.serial == CorrectionRecord.task_serial),
        )
        .where(CorrectionRecord.agency_id.in_(agencies), CorrectionRecord.is_counted)
    )
    key = tuple(union_all(sent_back, asked).subquery().c)
    return select(*key, func.count().label("number")).group_by(*key).order_by(key[0])


def _count_cases(agencies: Query, months: Months) -> Query:
    case_ = CaseRecord
    mine = case_.agency_id.in_(agencies)
    kept = and_(case_.status.in_(("completed", "rejected")), case_.was_on_time.is_not(None))
    ways = {status: case_.status == status for status in ("completed", "rejected", "withdrawn", "cancelled")}
    ends = {**ways, "promised": kept, "on_time": and_(kept, case_.was_on_time.is_(True))}
    filed = select(
        case_.agency_id,
        _month(case_.filed_at, months),
        case_.permit_type_id,
        case_.office_key,
        literal(1).label("filed"),
        *(literal(0).label(column) for column in ends),
    ).where(mine, case_.is_filing_counted)
    ended = select(
        case_.agency_id,
        _month(case_.ended_at, months),
        case_.permit_type_id,
        case_.office_key,
        literal(0).label("filed"),
        *(_flag(condition, column) for column, condition in ends.items()),
    ).where(mine, case_.is_ending_counted, case_.ended_at.is_not(None))
    c = union_all(filed, ended).subquery().c
    key = tuple(c[column] for column in CASES.key)
    return (
        select(*key, *(func.sum(c[column]).label(column) for column in CASES.sums))
        .group_by(*key)
        .order_by(key[0])
    )


def _month(at: Any, months: Months) -> ColumnElement[int]:
    """Tell the place of the month in which an instant lies."""
    begun = [(at < until, place) for place, (_month, until) in enumerate(months)]
    return case(*begun).label("month")


def _flag(condition: ColumnElement[bool], name: str) -> ColumnElement[int]:
    return case((condition, 1), else_=0).label(name)


COUNTS: Mapping[Shape, Count] = {
    STEPS: _count_steps,
    OFFICERS: _count_officers,
    REASONS: _count_reasons,
    CASES: _count_cases,
}
