"""The stored figures as plain values that can be compared, and what was done by a step in a month."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.extensions import db
from app.services.rollups.cells import SHAPES, STEPS, Cells
from app.services.rollups.months import zones_of
from app.services.rollups.storing import read_cells

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


def stored_figures() -> dict[str, Cells]:
    """Every cell of every table of figures."""
    db.session.rollback()
    agencies = zones_of(db.session())
    return {
        shape.table: {
            key: cell
            for agency_id in agencies
            for key, cell in read_cells(db.session(), shape, agency_id).items()
        }
        for shape in SHAPES
    }


def step_figures(agency_id: int, month: date, step: str) -> dict[str, Any]:
    """The figures of one step of the agency itself, over all its permit types; zeros when nothing was done."""
    found = stored_figures()[STEPS.table]
    cells = [cell for key, cell in found.items() if key[:2] == (agency_id, month) and key[3:] == (step, "")]
    assert len(cells) <= 1
    return cells[0].values(STEPS) if cells else dict.fromkeys(STEPS.columns, 0)
