"""On time or late, month by month: files by their promise, or one step by its limit where a step is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.records.rollups import CaseRollupRecord, StepRollupRecord
from app.services.oversight.figures.choices import Chosen, in_months, within
from app.services.oversight.figures.periods import MONTHS_A_YEAR, Period, months_later
from app.services.oversight.figures.values import MonthFigure, Rate


def read_months(session: Session, chosen: Chosen) -> Mapping[date, MonthFigure]:
    """Read the months that the cards and the year's line need, in one statement; months without a cell are absent."""
    first = min(_year_to(chosen.period)[0], chosen.period.previous.first)
    if chosen.step_key:
        return _read_steps(session, chosen, first)
    cell = CaseRollupRecord
    ended = cell.completed + cell.rejected + cell.withdrawn + cell.cancelled
    query = (
        select(
            cell.month,
            func.sum(cell.on_time).label("kept"),
            func.sum(cell.promised).label("of"),
            func.sum(cell.filed).label("filed"),
            func.sum(ended).label("ended"),
        )
        .where(*within(cell, chosen), in_months(cell, first, chosen.period.last_month))
        .group_by(cell.month)
    )
    return {
        row.month: MonthFigure(row.month, Rate(int(row.kept), int(row.of)), int(row.filed), int(row.ended))
        for row in session.execute(query)
    }


def _read_steps(session: Session, chosen: Chosen, first: date) -> Mapping[date, MonthFigure]:
    cell = StepRollupRecord
    query = (
        select(
            cell.month,
            func.sum(cell.on_time).label("kept"),
            func.sum(cell.timed).label("of"),
            func.sum(cell.done).label("done"),
        )
        .where(*within(cell, chosen, steps=True), in_months(cell, first, chosen.period.last_month))
        .group_by(cell.month)
    )
    return {
        row.month: MonthFigure(row.month, Rate(int(row.kept), int(row.of)), 0, int(row.done))
        for row in session.execute(query)
    }


def year_line(months: Mapping[date, MonthFigure], period: Period) -> tuple[MonthFigure, ...]:
    """List the twelve months up to the period's end."""
    return tuple(months.get(month, MonthFigure(month, Rate(), 0, 0)) for month in _year_to(period))


def rate_of(months: Mapping[date, MonthFigure], period: Period) -> Rate:
    """Add up the months of a period."""
    inside = [one.rate for month, one in months.items() if period.first <= month <= period.last_month]
    return Rate(sum(rate.kept for rate in inside), sum(rate.of for rate in inside))


def _year_to(period: Period) -> tuple[date, ...]:
    return tuple(months_later(period.last_month, -back) for back in reversed(range(MONTHS_A_YEAR)))


def count_running(session: Session, chosen: Chosen) -> int:
    """Count the files that came in and have not ended, over all months."""
    cell = CaseRollupRecord
    left = cell.filed - cell.completed - cell.rejected - cell.withdrawn - cell.cancelled
    counted = session.scalar(select(func.sum(left)).where(*within(cell, chosen)))
    return int(counted or 0)
