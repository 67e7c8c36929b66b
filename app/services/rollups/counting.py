"""The figures counted anew from what is on file, by the database's own sums: what `folding` must have come to.

Counts what is marked as counted, agency by agency in a stream, so that memory holds the cells of one agency only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.working_time.histograms import class_of
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord, TaskRecord
from app.records.papers import CorrectionRecord
from app.services.rollups.cells import STEPS, Cell, Cells, Query, Shape
from app.services.rollups.months import Months, months_between
from app.services.rollups.queries import COUNTS, UNTOLD

AT_ONCE = 5000

Counted: TypeAlias = Iterator[tuple[int, Cells]]


def count_anew(session: Session, shape: Shape, agency_id: int | None = None) -> Counted:
    """Count the cells of one table, each agency with its own; one that has nothing on file is left out."""
    span = _span(session)
    if span is None:
        return
    first, last = span
    zones = select(AgencyRecord.zone).distinct().order_by(AgencyRecord.zone)
    for zone in session.scalars(zones).all():
        months = months_between(first, last, ZoneInfo(zone))
        agencies = select(AgencyRecord.id).where(AgencyRecord.zone == zone)
        if agency_id is not None:
            agencies = agencies.where(AgencyRecord.id == agency_id)
        yield from _stream(session, shape, COUNTS[shape](agencies, months), months)


def _stream(session: Session, shape: Shape, query: Query, months: Months) -> Counted:
    rows = session.execute(query.execution_options(yield_per=AT_ONCE))
    for agency_id, together in groupby(rows, key=lambda row: row.agency_id):
        cells: Cells = defaultdict(Cell)
        for row in together:
            told = row._mapping  # noqa: SLF001 -- SQLAlchemy's own way to a column by its name
            key = tuple(
                months[told[column]][0] if column == "month" else told[column] for column in shape.key
            )
            times = _times(row) if shape is STEPS else None
            cells[key].take_in({column: int(told[column]) for column in shape.sums}, times)
        yield agency_id, cells


def _times(row: Any) -> dict[str, int]:
    """Give the class of a group of tasks that took equally long."""
    return {} if row.took == UNTOLD else {str(class_of(row.took)): row.done}


def _span(session: Session) -> tuple[datetime, datetime] | None:
    """Tell the first and the last instant that anything counts in; None when nothing is on file."""
    ends = [
        session.execute(select(func.min(at), func.max(at))).one()
        for at in (TaskRecord.closed_at, CaseRecord.filed_at, CaseRecord.ended_at, CorrectionRecord.asked_at)
    ]
    known = [at for first_and_last in ends for at in first_and_last if at is not None]
    return (min(known), max(known)) if known else None
