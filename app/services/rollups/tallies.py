"""What one closing adds to the figures, worked out row by row.

The other way to the same figures, by the database's own sums, is `counting`; the two share no arithmetic, so that
comparing them proves something.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from app.domain.procedure.procedures import EndStatus, HolderKind, Route
from app.domain.working_time.clocks import Unit
from app.domain.working_time.histograms import class_of
from app.services.actors import THE_SYSTEM
from app.services.rollups.cells import CASES, OFFICERS, REASONS, STEPS, Cell, Cells, Key, Shape
from app.services.rollups.months import Zones, month_of

Tally: TypeAlias = dict[Shape, Cells]

RETURNING = frozenset({Route.RETURN, Route.REJECT})
DECIDED = frozenset({EndStatus.COMPLETED, EndStatus.REJECTED})


def tally_tasks(rows: Iterable[Any], zones: Zones) -> Tally:
    """Tally closed tasks; one that was cancelled without an outcome was nobody's work and counts nowhere."""
    tally = _new_tally()
    for row in rows:
        if row.outcome is None:
            continue
        month = month_of(row.closed_at, zones[row.agency_id])
        kind = row.permit_type_id or 0
        figures = _figures_of_task(row)
        times = {} if row.used_seconds is None else {str(class_of(row.used_seconds)): 1}
        step: Key = (row.agency_id, month, kind, row.step_key, row.office_key)
        tally[STEPS][step].take_in(figures, times)
        if row.closed_by not in {None, THE_SYSTEM.id}:
            tally[OFFICERS][row.agency_id, month, row.closed_by, kind, row.office_key].take_in(figures)
        if row.route in RETURNING:
            tally[REASONS][*step, row.route, row.reason or ""].take_in({"number": 1})
    return tally


def _figures_of_task(row: Any) -> dict[str, int]:
    is_timed = row.allowance_unit != Unit.NONE and row.holder_kind != HolderKind.APPLICANT
    # Without a due time the clock stood still as the task was closed.
    is_on_time = is_timed and (row.due_at is None or row.closed_at <= row.due_at)
    return {
        "done": 1,
        "timed": int(is_timed),
        "on_time": int(is_on_time),
        "used_seconds": row.used_seconds or 0,
        "waited_seconds": row.waited_seconds or 0,
        "paused_seconds": row.paused_seconds or 0,
    }


def tally_corrections(rows: Iterable[Any], zones: Zones) -> Tally:
    """Tally requests to the applicant, at the step that asked."""
    tally = _new_tally()
    for row in rows:
        month = month_of(row.asked_at, zones[row.agency_id])
        step = (row.agency_id, month, row.permit_type_id or 0, row.step_key, row.office_key)
        tally[REASONS][*step, Route.CORRECT.value, row.reason].take_in({"number": 1})
    return tally


def tally_filings(rows: Iterable[Any], zones: Zones) -> Tally:
    """Tally cases put on file."""
    tally = _new_tally()
    for row in rows:
        month = month_of(row.filed_at, zones[row.agency_id])
        tally[CASES][row.agency_id, month, row.permit_type_id, row.office_key].take_in({"filed": 1})
    return tally


def tally_endings(rows: Iterable[Any], zones: Zones) -> Tally:
    """Tally cases that ended; only one that was decided kept its promise or broke it."""
    tally = _new_tally()
    for row in rows:
        month = month_of(row.ended_at, zones[row.agency_id])
        is_promised = row.status in DECIDED and row.was_on_time is not None
        figures = {
            row.status: 1,
            "promised": int(is_promised),
            "on_time": int(is_promised and row.was_on_time),
        }
        tally[CASES][row.agency_id, month, row.permit_type_id, row.office_key].take_in(figures)
    return tally


def _new_tally() -> Tally:
    new: Callable[[], Cells] = lambda: defaultdict(Cell)  # noqa: E731
    return defaultdict(new)
