"""Folding what was closed into the figures: each closing once, in the transaction that marks it counted.

Killed between two batches nothing is lost, killed within one nothing is saved; two at once take turns. There is no
watermark, since ids are committed out of order: a partial index holds exactly what is not counted yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, select, text, update
from sqlalchemy.orm import Session, scoped_session

from app.records.cases import CaseRecord, TaskRecord
from app.records.papers import CorrectionRecord
from app.services.rollups.cells import SHAPES, Query
from app.services.rollups.months import Zones, zones_of
from app.services.rollups.storing import add_cells, lock_figures
from app.services.rollups.tallies import (
    Tally,
    tally_corrections,
    tally_endings,
    tally_filings,
    tally_tasks,
)
from app.services.transactions import transaction

BATCH = 2000


@dataclass(frozen=True)
class Source:
    """Something that is counted once: its rows, the mark that says so, and what they add."""

    record: Any
    mark: str
    rows: Query
    at: Any
    tally: Callable[[Iterable[Any], Zones], Tally]


# Written as the partial indexes have it, or SQLite would not see that they answer.
CLOSED_TASKS = Source(
    TaskRecord,
    "is_counted",
    select(
        TaskRecord.id,
        TaskRecord.agency_id,
        TaskRecord.permit_type_id,
        TaskRecord.step_key,
        TaskRecord.office_key,
        TaskRecord.holder_kind,
        TaskRecord.allowance_unit,
        TaskRecord.due_at,
        TaskRecord.closed_at,
        TaskRecord.closed_by,
        TaskRecord.outcome,
        TaskRecord.route,
        TaskRecord.reason,
        TaskRecord.used_seconds,
        TaskRecord.waited_seconds,
        TaskRecord.paused_seconds,
    ).where(TaskRecord.closed_at.is_not(None), text("NOT tasks.is_counted")),
    TaskRecord.closed_at,
    tally_tasks,
)
CORRECTIONS = Source(
    CorrectionRecord,
    "is_counted",
    select(
        CorrectionRecord.id,
        CorrectionRecord.agency_id,
        CorrectionRecord.reason,
        CorrectionRecord.asked_at,
        TaskRecord.permit_type_id,
        TaskRecord.step_key,
        TaskRecord.office_key,
    )
    .join(
        TaskRecord,
        and_(
            TaskRecord.case_id == CorrectionRecord.case_id, TaskRecord.serial == CorrectionRecord.task_serial
        ),
    )
    .where(text("NOT corrections.is_counted")),
    CorrectionRecord.asked_at,
    tally_corrections,
)
_CASE = select(CaseRecord.id, CaseRecord.agency_id, CaseRecord.permit_type_id, CaseRecord.office_key)
FILINGS = Source(
    CaseRecord,
    "is_filing_counted",
    _CASE.add_columns(CaseRecord.filed_at).where(text("NOT cases.is_filing_counted")),
    CaseRecord.filed_at,
    tally_filings,
)
ENDINGS = Source(
    CaseRecord,
    "is_ending_counted",
    _CASE.add_columns(CaseRecord.ended_at, CaseRecord.status, CaseRecord.was_on_time).where(
        CaseRecord.ended_at.is_not(None), text("NOT cases.is_ending_counted")
    ),
    CaseRecord.ended_at,
    tally_endings,
)
SOURCES = (CLOSED_TASKS, CORRECTIONS, FILINGS, ENDINGS)


def fold(
    session: Session | scoped_session[Session],
    now: datetime,
    *,
    batch: int = BATCH,
    has_time: Callable[[], bool] = lambda: True,
) -> int:
    """Take what was closed, asked, filed and ended by a moment into the figures; tell how many were counted.

    What an officer is changing at this instant, and what `has_time` leaves no time for, is the next fold's.
    """
    real = session() if isinstance(session, scoped_session) else session
    return sum(_fold_all(real, source, now, batch, has_time) for source in SOURCES)


def is_folded(session: Session, agency_id: int, before: datetime) -> bool:
    """Whether all that an agency closed, asked, filed and ended before a moment is in the figures."""
    left = (
        source.rows.where(source.record.agency_id == agency_id, source.at < before).limit(1)
        for source in SOURCES
    )
    return all(session.execute(query).first() is None for query in left)


def _fold_all(
    session: Session, source: Source, now: datetime, batch: int, has_time: Callable[[], bool]
) -> int:
    rows = source.rows.where(source.at <= now)
    in_all = 0
    # Looked for first, so that a sweep with nothing to count holds up no writer.
    while has_time() and session.execute(rows.limit(1)).first() is not None:
        counted = _fold_batch(session, source, rows.order_by(source.record.id).limit(batch))
        in_all += counted
        if not counted:
            break
    return in_all


def _fold_batch(session: Session, source: Source, rows: Query) -> int:
    with transaction(session) as writing:
        lock_figures(writing)
        free = rows.with_for_update(of=source.record, skip_locked=True, key_share=True)
        found = writing.execute(free).all()
        tally = source.tally(found, zones_of(writing))
        for shape in SHAPES:
            add_cells(writing, shape, tally.get(shape, {}))
        counted = (
            update(source.record)
            .where(source.record.id.in_([row.id for row in found]))
            .values({source.mark: True})
            .execution_options(synchronize_session=False)
        )
        writing.execute(counted)
        return len(found)
