"""Breaches (pelanggaran): due times overrun, the oldest first, page by page; and how many nobody has looked at yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from app.domain.case.access import Post
from app.domain.case.refusals import Reason
from app.records.cases import CaseRecord, TaskRecord
from app.records.oversight import BreachRecord
from app.records.staff import OfficerRecord
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.declined import Declined
from app.services.keyset import Bounds, Page, Place, page_of
from app.services.oversight.breach_filters import DEEMED, BreachFilter, narrowed
from app.services.oversight.overview import refuse_without_overview
from app.services.task_clocks import WorkingTime, in_working_time

PAGE_SIZE = 25
MOST_COUNTED = 100
"""A menu's number stops here: "99+" is told without counting on."""


@dataclass(frozen=True)
class Breach:
    """A due time overrun: of a task, or of the time the law gives to decide; `over` is office time.

    `serial` is the task's within its case, 0 without one. `assignee` is who had it when it was flagged, or has it
    now while it is open.
    """

    row: BreachRecord
    number: str
    applicant: str
    serial: int
    assignee_id: int | None
    assignee: str
    over: WorkingTime

    @property
    def id(self) -> int:
        """The breach's own number."""
        return self.row.id

    @property
    def is_deemed(self) -> bool:
        """Whether it is the time that the law gives to decide."""
        return self.row.task_id == DEEMED

    @property
    def post(self) -> Post:
        """Whose task it is."""
        return Post(self.row.position_key, self.row.office_key)


def list_breaches(
    session: Session,
    actor: Actor,
    chosen: BreachFilter,
    bounds: Bounds,
    at: datetime,
    limit: int = PAGE_SIZE,
) -> Page[Breach]:
    """List an agency's breaches, the oldest first; `Declined` for who does not see every file."""
    refuse_without_overview(actor)
    order = (BreachRecord.due_at, BreachRecord.id)
    picked = narrowed(select(BreachRecord.id), actor.agency_id, chosen)
    if bounds.place is not None:
        there, here = tuple_(*order), (bounds.place.at, bounds.place.id)
        picked = picked.where(there < here if bounds.is_back else there > here)
    ordered = tuple(column.desc() for column in order) if bounds.is_back else order
    ids = session.scalars(picked.order_by(*ordered).limit(limit + 1)).all()
    read = {one.id: one for one in _read(session, actor.agency_id, ids, at)}
    found = [read[breach_id] for breach_id in ids]
    return page_of(found, bounds, limit, lambda one: Place(one.row.due_at, one.row.id))


def get_breach(session: Session, actor: Actor, breach_id: int, at: datetime) -> Breach:
    """Get one breach of the actor's agency; `Declined` when there is none such, as for another agency's."""
    refuse_without_overview(actor)
    found = _read(session, actor.agency_id, [breach_id], at)
    if not found:
        raise Declined(Reason.UNKNOWN_CASE)
    return found[0]


def count_new(session: Session, actor: Actor) -> int:
    """Count the open breaches that nobody has acknowledged, up to `MOST_COUNTED`: the number in the menu."""
    open_and_new = (
        select(BreachRecord.id)
        .where(
            BreachRecord.agency_id == actor.agency_id,
            BreachRecord.acknowledged_at.is_(None),
            BreachRecord.closed_at.is_(None),
        )
        .order_by(BreachRecord.agency_id, BreachRecord.id)
        .limit(MOST_COUNTED)
    )
    return session.scalar(select(func.count()).select_from(open_and_new.subquery())) or 0


def _read(session: Session, agency_id: int, ids: Sequence[int], at: datetime) -> list[Breach]:
    query = (
        select(
            BreachRecord,
            CaseRecord.number,
            CaseRecord.applicant_name,
            TaskRecord.serial,
            TaskRecord.assignee_id,
            OfficerRecord.name,
        )
        .join(CaseRecord, CaseRecord.id == BreachRecord.case_id)
        .outerjoin(TaskRecord, TaskRecord.id == BreachRecord.task_id)
        .outerjoin(
            OfficerRecord,
            OfficerRecord.id
            == func.coalesce(TaskRecord.assignee_id, TaskRecord.closed_by, BreachRecord.assignee_id),
        )
        .where(BreachRecord.id.in_(ids), BreachRecord.agency_id == agency_id)
    )
    calendar = get_calendar(session, agency_id)

    def breach(found: Any) -> Breach:
        row: BreachRecord = found[0]
        return Breach(
            row=row,
            number=found[1],
            applicant=found[2],
            serial=found[3] or 0,
            assignee_id=found[4],
            assignee=found[5] or "",
            over=in_working_time(
                calendar, calendar.working_time_between(row.due_at, row.closed_at or at), at
            ),
        )

    return [breach(found) for found in session.execute(query)]
