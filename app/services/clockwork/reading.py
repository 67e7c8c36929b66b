"""Reading all clocks of a case: the access check of its page first, then each clock with what explains it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.procedure.procedures import Procedure
from app.domain.working_time.clocks import Clock, Unit
from app.domain.working_time.standings import used
from app.records.cases import TaskRecord
from app.services.actors import Actor
from app.services.casefile.opening import refuse_stranger
from app.services.casefile.ribbon import Labels, holder_label
from app.services.casefile.rows import list_tasks, position_labels
from app.services.casefile.values import TimelineEntry
from app.services.casework.loading import OnFile, load_case, task_from
from app.services.clockwork.charging import charges_of
from app.services.clockwork.events import list_clock_events
from app.services.clockwork.explaining import Explained, Explainer
from app.services.clockwork.silence import find_decided_at, last_deemed_due
from app.services.clockwork.values import CaseClocks, ClockKind, ReadClock
from app.services.task_clocks import clock_of, deemed_clock, promise_clock, stand_of, stand_of_task


def read_clocks(session: Session, case_id: int, by: Actor, at: datetime) -> CaseClocks:
    """Read the clocks of a case for an officer; `Declined` where it is unknown to his agency or not his to see."""
    on_file = load_case(session, case_id, agency_id=by.agency_id)
    tasks = list_tasks(session, case_id)
    refuse_stranger(on_file, tasks, by)
    row = on_file.row
    labels = position_labels(session, row.agency_id)
    explainer = Explainer(session, row.agency)
    reader = _Reader(explainer, labels, on_file.case.procedure, at)
    events = list_clock_events(session, case_id)
    live = [reader.task(task) for task in tasks if task.closed_at is None]
    closed = [reader.task(task) for task in tasks if task.closed_at is not None and _has_limit(task)]
    return CaseClocks(
        case_id=row.id,
        number=row.number,
        permit_type=row.permit_type.name,
        applicant=row.applicant_name,
        procedure=on_file.case.procedure,
        positions=labels,
        filed_at=row.filed_at,
        ended_at=row.ended_at,
        status=row.status,
        read_at=at,
        clocks=(*live, *_whole(reader, on_file, events), *closed),
        charges=charges_of(session, row.id, tasks, labels, explainer.calendar, at),
        events=events,
        events_count=row.events_count,
        last_hash=row.last_hash,
    )


def _has_limit(task: TaskRecord) -> bool:
    return clock_of(task_from(task)).allowance.unit is not Unit.NONE


def _whole(reader: _Reader, on_file: OnFile, events: Sequence[TimelineEntry]) -> Iterator[ReadClock]:
    """Give the clocks of the case as a whole, where they have begun."""
    row, case = on_file.row, on_file.case
    promise, deemed = promise_clock(case), deemed_clock(case)
    if promise is not None and promise.allowance.unit is not Unit.NONE:
        yield reader.whole(ClockKind.PROMISE, promise, row.promise_due_at, row.ended_at)
    if deemed is not None and deemed.allowance.unit is not Unit.NONE:
        decided_at = find_decided_at(events, case.procedure) if case.is_deemed_over else None
        is_over = decided_at is not None or row.ended_at is not None
        due_at = last_deemed_due(events, case.procedure) if is_over else row.deemed_due_at
        yield reader.whole(ClockKind.DEEMED, _until(deemed, decided_at), due_at, decided_at or row.ended_at)


def _until(clock: Clock, decided_at: datetime | None) -> Clock:
    """Give a clock as it was when the case was decided: that the permit waits to be collected stops it no more."""
    if decided_at is None:
        return clock
    return replace(clock, pauses=tuple(one for one in clock.pauses if one.started_at < decided_at))


class _Reader:
    """Turns rows into read clocks, all for one moment."""

    def __init__(self, explainer: Explainer, labels: Labels, procedure: Procedure, at: datetime) -> None:
        self._explainer = explainer
        self._labels = labels
        self._procedure = procedure
        self._at = at

    def task(self, row: TaskRecord) -> ReadClock:
        """Read the clock of a task, live or closed."""
        task = task_from(row)
        clock = clock_of(task)
        judged_at = row.closed_at or self._at
        explained, due_at = self._explained(clock, row.due_at, row.closed_at)
        calendar = explained.calendar
        is_live = row.closed_at is None
        return ReadClock(
            kind=ClockKind.TASK,
            clock=clock,
            due_at=due_at,
            over_at=row.closed_at,
            judged_at=judged_at,
            ledger=explained.ledger,
            basis=explained.basis,
            stand=stand_of_task(task, calendar, judged_at)
            if is_live
            else stand_of(clock, calendar, judged_at),
            used=used(calendar, clock, judged_at),
            serial=row.serial,
            step=self._procedure.get_step(row.step_key),
            holder_kind=task.holder.kind,
            holder=holder_label(task.holder, task.holder.office, self._labels),
        )

    def whole(
        self, kind: ClockKind, clock: Clock, due_at: datetime | None, over_at: datetime | None
    ) -> ReadClock:
        """Read a clock of the case as a whole."""
        judged_at = over_at or self._at
        explained, due_at = self._explained(clock, due_at, over_at)
        return ReadClock(
            kind=kind,
            clock=clock,
            due_at=due_at,
            over_at=over_at,
            judged_at=judged_at,
            ledger=explained.ledger,
            basis=explained.basis,
            stand=stand_of(clock, explained.calendar, judged_at),
            used=used(explained.calendar, clock, judged_at),
        )

    def _explained(
        self, clock: Clock, due_at: datetime | None, over_at: datetime | None
    ) -> tuple[Explained, datetime | None]:
        """Explain a clock with its due time; one that ran out before it stood still keeps none, but has one."""
        if due_at is not None or over_at is None:
            explained = self._explainer.explain(clock, due_at, over_at or self._at)
        else:
            explained = self._explainer.explain_as_of(clock, over_at)
        return explained, due_at or explained.ledger.due_at
