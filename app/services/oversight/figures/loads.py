"""Load and speed of officers and offices: what lies open with them now, what they did in the period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.records.rollups import OfficerRollupRecord, ReasonRollupRecord
from app.services.oversight.figures.choices import Chosen, in_months, within
from app.services.oversight.figures.names import Names
from app.services.oversight.figures.open_work import Open, by_office, by_officer
from app.services.oversight.figures.steps import office_sums
from app.services.oversight.figures.values import LoadFigure, Rate, ReasonFigure

NOBODY = 0


def officer_figures(
    session: Session, chosen: Chosen, names: Names, cells: Iterable[Any]
) -> tuple[LoadFigure, ...]:
    """List the officers, who did most first; what nobody has taken comes last."""
    opened = by_officer(cells)
    done = {row.officer_id: row for row in _read_officers(session, chosen)}
    figures = [
        _load(key, names.officers.get(key, ""), opened.get(key, Open()), done.get(key))
        for key in {*opened, *done}
        if key == NOBODY or key in names.officers
    ]
    figures = [one for one in figures if one.open or one.done]
    return tuple(sorted(figures, key=lambda one: (one.key == NOBODY, -one.done, -one.open, one.name)))


def _load(key: int, name: str, opened: Open, done: Any | None) -> LoadFigure:
    if done is None:
        return LoadFigure(key, name, opened.running, opened.late, 0, Rate(), 0)
    rate = Rate(int(done.on_time), int(done.timed))
    return LoadFigure(key, name, opened.running, opened.late, int(done.done), rate, int(done.used))


def _read_officers(session: Session, chosen: Chosen) -> Sequence[Any]:
    cell = OfficerRollupRecord
    query = (
        select(
            cell.officer_id,
            func.sum(cell.done).label("done"),
            func.sum(cell.timed).label("timed"),
            func.sum(cell.on_time).label("on_time"),
            func.sum(cell.used_seconds).label("used"),
        )
        .where(*within(cell, chosen), in_months(cell, chosen.period.first, chosen.period.last_month))
        .group_by(cell.officer_id)
    )
    return session.execute(query).all()


def office_figures(
    step_cells: Iterable[Any], open_cells: Iterable[Any], names: Names
) -> tuple[LoadFigure, ...]:
    """List the agency itself (empty key) and then its technical offices by name."""
    opened, sums = by_office(open_cells), office_sums(step_cells)
    figures = []
    for key in {*opened, *sums}:
        now, added = opened.get(key, Open()), sums.get(key)
        rate, done, used = (added.rate, added.done, added.used) if added else (Rate(), 0, 0)
        name = names.offices.get(key, key)
        figures.append(LoadFigure(key, name, now.running, now.late, done, rate, used))
    return tuple(sorted(figures, key=lambda one: (bool(one.key), one.name)))


def reason_figures(session: Session, chosen: Chosen) -> tuple[ReasonFigure, ...]:
    """List why files were returned, sent back or refused, the most frequent first."""
    cell = ReasonRollupRecord
    number = func.sum(cell.number)
    query = (
        select(cell.route, cell.reason, number.label("number"))
        .where(
            *within(cell, chosen, steps=True),
            in_months(cell, chosen.period.first, chosen.period.last_month),
        )
        .group_by(cell.route, cell.reason)
        .order_by(number.desc(), cell.route, cell.reason)
    )
    return tuple(
        ReasonFigure(row.route, row.reason, int(row.number)) for row in session.execute(query) if row.number
    )


def open_totals(cells: Sequence[Any]) -> Mapping[str, int]:
    """Add up what stands open: running, with the applicant, late, of those at technical offices, predicted late."""
    return {
        "running": sum(cell.running for cell in cells),
        "with_applicant": sum(cell.with_applicant for cell in cells),
        "late": sum(cell.late for cell in cells),
        "late_at_offices": sum(cell.late for cell in cells if cell.office_key),
        "predicted": sum(cell.predicted for cell in cells),
    }
