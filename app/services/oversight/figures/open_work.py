"""What stands open as the last sweep counted it: by step, by office, by officer, by age."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.working_time.histograms import FEWEST_TO_PREDICT
from app.records.rollups import ForecastRecord, OpenRollupRecord
from app.services.oversight.figures.choices import Chosen, within

AGE_CLASSES = 5


@dataclass(frozen=True)
class Open:
    """Open tasks added up."""

    running: int = 0
    late: int = 0


def read_open(session: Session, chosen: Chosen) -> Sequence[Any]:
    """Read the cells of what stands open."""
    cell = OpenRollupRecord
    query = select(
        cell.office_key,
        cell.assignee_id,
        cell.running,
        cell.with_applicant,
        cell.late,
        cell.predicted,
        cell.ages,
        cell.counted_at,
    )
    return session.execute(query.where(*within(cell, chosen, steps=True))).all()


def count_forecasts(session: Session, chosen: Chosen) -> int:
    """Count the steps that have been done often enough for a forecast."""
    query = select(func.count()).where(
        *within(ForecastRecord, chosen, steps=True), ForecastRecord.number >= FEWEST_TO_PREDICT
    )
    return session.scalar(query) or 0


def by_office(cells: Iterable[Any]) -> Mapping[str, Open]:
    """Add up cells by office."""
    return _by("office_key", cells)


def by_officer(cells: Iterable[Any]) -> Mapping[int, Open]:
    """Add up cells by officer; 0 is what nobody has taken."""
    return _by("assignee_id", cells)


def _by(column: str, cells: Iterable[Any]) -> dict[Any, Open]:
    sums: defaultdict[Any, Open] = defaultdict(Open)
    for cell in cells:
        key = getattr(cell, column)
        sums[key] = Open(sums[key].running + cell.running, sums[key].late + cell.late)
    return dict(sums)


def ages_of(cells: Iterable[Any]) -> tuple[int, ...]:
    """Add up the open tasks by the class of their age."""
    ages = [0] * AGE_CLASSES
    for cell in cells:
        for place, number in enumerate(cell.ages[:AGE_CLASSES]):
            ages[place] += number
    return tuple(ages)


def counted_at(cells: Iterable[Any]) -> datetime | None:
    """Tell when the cells were counted; None without any."""
    return max((cell.counted_at for cell in cells), default=None)
