"""All figures counted anew from what is on file, in place of the stored ones: after an import, or when in doubt."""

from __future__ import annotations

from sqlalchemy import delete, text, update
from sqlalchemy.orm import Session, scoped_session

from app.records.cases import CaseRecord, TaskRecord
from app.records.papers import CorrectionRecord
from app.records.rollups import ForecastRecord
from app.services.rollups.cells import SHAPES
from app.services.rollups.counting import count_anew
from app.services.rollups.storing import insert_cells, lock_figures, remove_cells
from app.services.transactions import transaction

MARKS = (
    (TaskRecord, {"is_counted": True}, "closed_at IS NOT NULL AND NOT is_counted"),
    (CorrectionRecord, {"is_counted": True}, "NOT is_counted"),
    (CaseRecord, {"is_filing_counted": True}, "NOT is_filing_counted"),
    (CaseRecord, {"is_ending_counted": True}, "ended_at IS NOT NULL AND NOT is_ending_counted"),
)


def recount(session: Session | scoped_session[Session], agency_id: int | None = None) -> int:
    """Replace the figures of one agency, or of all, by a fresh count; tell how many cells there are now.

    One transaction: readers see the old figures until it is done. What is closed meanwhile stays uncounted for the
    next fold. Cases that were not counted yet are locked until then, so an office does this out of hours.
    """
    with transaction(session) as writing:
        lock_figures(writing)
        _mark_all(writing, agency_id)
        number = 0
        for shape in SHAPES:
            remove_cells(writing, shape, agency_id)
            for _agency_id, cells in count_anew(writing, shape, agency_id):
                insert_cells(writing, shape, cells)
                number += len(cells)
        _forget_forecasts(writing, agency_id)
        return number


def _forget_forecasts(session: Session, agency_id: int | None) -> None:
    """Let the next sweep make the forecasts from the new figures, not only when their hour is over."""
    forget = delete(ForecastRecord)
    if agency_id is not None:
        forget = forget.where(ForecastRecord.agency_id == agency_id)
    session.execute(forget.execution_options(synchronize_session=False))


def _mark_all(session: Session, agency_id: int | None) -> None:
    for record, marked, where in MARKS:
        mark = update(record).where(text(where)).values(marked)
        if agency_id is not None:
            mark = mark.where(record.agency_id == agency_id)
        session.execute(mark.execution_options(synchronize_session=False))
