"""What became of the steps in a period: how long they took against their limits, and whose time it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.procedure.procedures import NO_ALLOWANCE, HolderKind
from app.domain.working_time.clocks import Allowance, Unit
from app.domain.working_time.histograms import add, quantile
from app.records.rollups import StepRollupRecord as Cell
from app.services.oversight.figures.choices import Chosen, in_months, within
from app.services.oversight.figures.names import Names, name_of
from app.services.oversight.figures.values import Rate, StepFigure, TimeShare

MIDDLE, ALMOST_ALL = 0.5, 0.9
UNKNOWN_NUMBER = 999


@dataclass
class Sum:
    """Cells added up."""

    done: int = 0
    timed: int = 0
    on_time: int = 0
    used: int = 0
    times: Mapping[str, int] = field(default_factory=dict)
    permit_types: set[int] = field(default_factory=set)

    def take_in(self, cell: Any) -> None:
        """Add one cell."""
        self.done += cell.done
        self.timed += cell.timed
        self.on_time += cell.on_time
        self.used += cell.used_seconds
        self.times = add(self.times, cell.times)
        self.permit_types.add(cell.permit_type_id)

    @property
    def rate(self) -> Rate:
        """How many kept their limit."""
        return Rate(self.on_time, self.timed)


def read_cells(session: Session, chosen: Chosen) -> Sequence[Any]:
    """Read the cells of the steps in the period."""
    query = select(
        Cell.permit_type_id,
        Cell.step_key,
        Cell.office_key,
        Cell.done,
        Cell.timed,
        Cell.on_time,
        Cell.used_seconds,
        Cell.waited_seconds,
        Cell.paused_seconds,
        Cell.times,
    ).where(*within(Cell, chosen, steps=True), in_months(Cell, chosen.period.first, chosen.period.last_month))
    return session.execute(query).all()


def step_figures(cells: Iterable[Any], names: Names, day_seconds: int) -> tuple[StepFigure, ...]:
    """Add up cells by step and limit, in the order of the SOP; permit types with the same limit are one row."""
    sums: defaultdict[tuple[str, Allowance], Sum] = defaultdict(Sum)
    for cell in cells:
        step = names.steps.get((cell.permit_type_id, cell.step_key))
        # The applicant's own steps have no limit that the office could keep.
        if step is None or step.holder.kind is not HolderKind.APPLICANT:
            sums[cell.step_key, step.allowance if step else NO_ALLOWANCE].take_in(cell)
    keys = [key for key, _limit in sums]
    figures = [
        _figure(key, limit, added, names, day_seconds, is_divided=keys.count(key) > 1)
        for (key, limit), added in sums.items()
        if added.done
    ]
    return tuple(sorted(figures, key=lambda one: (one.number, one.name, one.permit_type)))


def _figure(
    key: str, limit: Allowance, added: Sum, names: Names, day_seconds: int, *, is_divided: bool
) -> StepFigure:
    known = [type_id for type_id in sorted(added.permit_types) if (type_id, key) in names.steps]
    step = names.steps[known[0], key] if known else None
    types = ", ".join(names.permit_types.get(type_id, "") for type_id in known)
    return StepFigure(
        step_key=key,
        number=step.number if step else UNKNOWN_NUMBER,
        name=name_of(step) if step else key,
        permit_type=types if is_divided else "",
        permit_type_ids=tuple(sorted(added.permit_types)) if is_divided else (),
        limit=limit,
        limit_seconds=seconds_of(limit, day_seconds),
        done=added.done,
        rate=added.rate,
        p50=quantile(added.times, MIDDLE),
        p90=quantile(added.times, ALMOST_ALL),
    )


def seconds_of(limit: Allowance, day_seconds: int) -> float | None:
    """Give a limit in seconds of office time, a working day as long as the office is open; None without one."""
    if limit.unit is Unit.NONE:
        return None
    return limit.working_time.total_seconds() + limit.working_days * day_seconds


def office_sums(cells: Iterable[Any]) -> Mapping[str, Sum]:
    """Add up cells by the office whose step it was; the empty key is the agency itself."""
    sums: defaultdict[str, Sum] = defaultdict(Sum)
    for cell in cells:
        sums[cell.office_key].take_in(cell)
    return sums


def split_of(cells: Iterable[Any], names: Names) -> tuple[tuple[TimeShare, int], ...]:
    """Tell whose time it was: a step's clock ran for its holder, and stood still while the applicant acted."""
    split = dict.fromkeys(TimeShare, 0)
    for cell in cells:
        split[TimeShare.APPLICANT] += cell.paused_seconds
        step = names.steps.get((cell.permit_type_id, cell.step_key))
        if step is not None and step.holder.kind is HolderKind.APPLICANT:
            split[TimeShare.APPLICANT] += cell.used_seconds
            continue
        is_ours = not cell.office_key
        split[TimeShare.OFFICE_WAITING if is_ours else TimeShare.TECHNICAL_WAITING] += cell.waited_seconds
        working = cell.used_seconds - cell.waited_seconds
        split[TimeShare.OFFICE_WORKING if is_ours else TimeShare.TECHNICAL_WORKING] += working
    return tuple(split.items())
