"""The work behind the figures of a period: tasks done and corrections asked for, the latest first, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, literal_column, or_, select, tuple_
from sqlalchemy.orm import Session

from app.domain.working_time.calendar import WorkingCalendar
from app.records.cases import CaseRecord, TaskRecord
from app.records.papers import CorrectionRecord
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.keyset import Bounds, Page, Place, page_of
from app.services.oversight.overview import refuse_without_overview
from app.services.register.filters import Kept
from app.services.register.open_work import OWN_OFFICE

PAGE_SIZE = 25
CORRECT = "correct"
NOBODYS = "none"
"""The unit of a step without a limit."""


@dataclass(frozen=True)
class DoneFilter:
    """What to show; days are included at both ends, and `route` `correct` lists corrections asked for.

    `permit_type_ids` narrow further to some types, where a figure is of several.
    """

    from_on: date | None = None
    until_on: date | None = None
    permit_type_id: int | None = None
    permit_type_ids: tuple[int, ...] = ()
    step_key: str = ""
    desk: str = ""
    officer_id: int | None = None
    kept: Kept | None = None
    route: str = ""
    reason: str | None = None


@dataclass(frozen=True)
class DoneRow:
    """One piece of work done; `is_late` is None where nothing was due."""

    id: int
    at: datetime
    case_id: int
    number: str
    applicant: str
    permit_type_id: int | None
    step_key: str
    step_number: int
    office_key: str
    officer_id: int | None
    used_seconds: int | None
    is_late: bool | None
    route: str
    reason: str


def list_done(
    session: Session, actor: Actor, chosen: DoneFilter, bounds: Bounds, limit: int = PAGE_SIZE
) -> Page[DoneRow]:
    """List what was done; `Declined` for an officer who does not see every file of his agency."""
    refuse_without_overview(actor)
    is_asked = chosen.route == CORRECT
    source: Any = CorrectionRecord if is_asked else TaskRecord
    at = CorrectionRecord.asked_at if is_asked else TaskRecord.closed_at
    order = (at, source.id)
    query = _columns(is_asked=is_asked).where(
        source.agency_id == actor.agency_id,
        *_narrowing(chosen, at, get_calendar(session, actor.agency_id), is_asked=is_asked),
    )
    if bounds.place is not None:
        there, here = tuple_(*order), (bounds.place.at, bounds.place.id)
        query = query.where(there > here if bounds.is_back else there < here)
    ordered = order if bounds.is_back else tuple(column.desc() for column in order)
    rows = [_row(one) for one in session.execute(query.order_by(*ordered).limit(limit + 1))]
    return page_of(rows, bounds, limit, lambda row: Place(row.at, row.id))


def _columns(*, is_asked: bool) -> Select[Any]:
    task, asked = TaskRecord, CorrectionRecord
    shared: tuple[Any, ...] = (
        CaseRecord.id.label("case_id"),
        CaseRecord.number,
        CaseRecord.applicant_name,
        task.permit_type_id,
        task.step_key,
        task.step_number,
        task.office_key,
        task.used_seconds,
        task.due_at,
    )
    if not is_asked:
        own: tuple[Any, ...] = (
            task.id,
            task.closed_at.label("at"),
            task.closed_by.label("officer_id"),
            task.route,
            task.reason,
        )
        done: Select[Any] = select(*own, *shared, task.closed_at)
        return done.join(CaseRecord, CaseRecord.id == task.case_id)
    route: Any = literal_column(f"'{CORRECT}'").label("route")
    own = (asked.id, asked.asked_at.label("at"), asked.asked_by.label("officer_id"), route, asked.reason)
    corrections: Select[Any] = select(*own, *shared, literal_column("NULL").label("closed_at"))
    return corrections.join(CaseRecord, CaseRecord.id == asked.case_id).join(
        task, and_(task.case_id == asked.case_id, task.serial == asked.task_serial)
    )


def _narrowing(
    chosen: DoneFilter, at: Any, calendar: WorkingCalendar, *, is_asked: bool
) -> list[ColumnElement[bool]]:
    task = TaskRecord
    conditions: list[ColumnElement[bool]] = []
    if not is_asked:
        # A task that was closed without an outcome was called off, and is in no figure.
        conditions += [task.closed_at.is_not(None), task.outcome.is_not(None)]
    if chosen.from_on is not None:
        conditions.append(at >= calendar.start_of(chosen.from_on))
    if chosen.until_on is not None:
        conditions.append(at < calendar.start_of(chosen.until_on + timedelta(days=1)))
    if chosen.permit_type_id is not None:
        conditions.append(task.permit_type_id == chosen.permit_type_id)
    if chosen.permit_type_ids:
        conditions.append(task.permit_type_id.in_(chosen.permit_type_ids))
    if chosen.step_key:
        conditions.append(task.step_key == chosen.step_key)
    if chosen.desk:
        conditions.append(task.office_key == ("" if chosen.desk == OWN_OFFICE else chosen.desk))
    if chosen.officer_id is not None:
        conditions.append(
            CorrectionRecord.asked_by == chosen.officer_id
            if is_asked
            else task.closed_by == chosen.officer_id
        )
    return conditions + _ways(chosen, is_asked=is_asked)


def _ways(chosen: DoneFilter, *, is_asked: bool) -> list[ColumnElement[bool]]:
    task = TaskRecord
    conditions: list[ColumnElement[bool]] = []
    if chosen.route and not is_asked:
        conditions.append(task.route == chosen.route)
    if chosen.reason is not None:
        coded: Any = CorrectionRecord.reason if is_asked else task.reason
        is_it = coded == chosen.reason
        conditions.append(is_it if chosen.reason else or_(coded.is_(None), is_it))
    if chosen.kept is not None:
        conditions += [task.allowance_unit != NOBODYS, task.holder_kind != "applicant"]
    if chosen.kept is Kept.NO:
        conditions.append(task.closed_at > task.due_at)
    if chosen.kept is Kept.YES:
        conditions.append(or_(task.due_at.is_(None), task.closed_at <= task.due_at))
    return conditions


def _row(one: Any) -> DoneRow:
    is_over = one.closed_at is not None and one.due_at is not None
    return DoneRow(
        id=one.id,
        at=one.at,
        case_id=one.case_id,
        number=one.number,
        applicant=one.applicant_name,
        permit_type_id=one.permit_type_id,
        step_key=one.step_key,
        step_number=one.step_number,
        office_key=one.office_key,
        officer_id=one.officer_id,
        used_seconds=one.used_seconds,
        is_late=one.closed_at > one.due_at if is_over else None,
        route=one.route or "",
        reason=one.reason or "",
    )
