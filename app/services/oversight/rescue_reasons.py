"""Why each file of a page is in danger: its officer's day and load, its way so far, what its step usually takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.oversight.rescue_causes import Circumstances, causes_of
from app.records.cases import TaskRecord
from app.records.rollups import OpenRollupRecord
from app.services.oversight.staff import Staff

if TYPE_CHECKING:
    from app.services.oversight.rescue import Rescue


def explain(session: Session, agency_id: int, rescues: Sequence[Rescue], staff: Staff) -> tuple[Rescue, ...]:
    """Give the files with the causes of their danger, in two statements."""
    loads = read_loads(session, agency_id)
    usual_load = median(loads.values()) if loads else 0.0
    done_before = _done_before(session, {one.line.case_id for one in rescues})
    return tuple(
        replace(
            one,
            causes=causes_of(
                _circumstances(
                    one,
                    staff,
                    load=loads.get(one.line.task.assignee or 0, 0),
                    median_load=usual_load,
                    was_returned=(one.line.case_id, one.line.task.step) in done_before,
                )
            ),
        )
        for one in rescues
    )


def read_loads(session: Session, agency_id: int) -> Mapping[int, int]:
    """Tell how many tasks each officer had in hand at the last sweep."""
    query = (
        select(OpenRollupRecord.assignee_id, func.sum(OpenRollupRecord.running))
        .where(OpenRollupRecord.agency_id == agency_id, OpenRollupRecord.assignee_id != 0)
        .group_by(OpenRollupRecord.assignee_id)
    )
    return {officer: int(number) for officer, number in session.execute(query)}


def _done_before(session: Session, cases: Iterable[int]) -> frozenset[tuple[int, str]]:
    """Name the steps that were finished once already: an open one among them has come back."""
    query = select(TaskRecord.case_id, TaskRecord.step_key).where(
        TaskRecord.case_id.in_(cases), TaskRecord.closed_at.is_not(None)
    )
    return frozenset((case_id, step) for case_id, step in session.execute(query))


def _circumstances(
    one: Rescue, staff: Staff, *, load: int, median_load: float, was_returned: bool
) -> Circumstances:
    assignee = one.line.task.assignee
    left = one.standpoint.left
    return Circumstances(
        is_taken=assignee is not None,
        is_officer_away=assignee in staff.away,
        was_returned=was_returned,
        load=load,
        median_load=median_load,
        is_promise_first=one.chance.is_promise,
        usual=one.experience.median,
        allowed=None if left is None else one.standpoint.used + left,
    )
