"""Whose time it was: the tasks and corrections on file, told to `working_time.charges`, and holders by their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.procedure.procedures import HolderKind
from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.charges import Charged, Held, charges
from app.domain.working_time.clocks import Pause, PauseCause
from app.records.cases import TaskRecord
from app.records.papers import CorrectionRecord
from app.services.casefile.ribbon import Labels
from app.services.clockwork.values import Charge


def charges_of(
    session: Session,
    case_id: int,
    tasks: Sequence[TaskRecord],
    labels: Labels,
    calendar: WorkingCalendar,
    at: datetime,
) -> tuple[Charge, ...]:
    """Charge the office time of a case so far to its holders, in the order in which they first had it."""
    waits = _corrections(session, case_id)
    held = [_held(task, waits.get(task.serial, ()), at) for task in tasks]
    return tuple(
        Charge(HolderKind(one.holder.kind), _label(one.holder, labels), one.working_time)
        for one in charges(calendar, held)
    )


def _held(task: TaskRecord, waits: Sequence[Pause], at: datetime) -> Held:
    holder = Charged(task.holder_kind)
    if task.holder_kind == HolderKind.POSITION:
        holder = Charged(task.holder_kind, task.position_key, task.office_key)
    return Held(holder, task.opened_at, task.closed_at or at, tuple(waits))


def _corrections(session: Session, case_id: int) -> Mapping[int, Sequence[Pause]]:
    """Give the waits for the applicant by task: a step that begins anew forgets its pauses, the corrections do not."""
    query = select(CorrectionRecord).where(CorrectionRecord.case_id == case_id)
    found: dict[int, list[Pause]] = defaultdict(list)
    for row in session.scalars(query.order_by(CorrectionRecord.id)):
        found[row.task_serial].append(Pause(row.asked_at, row.answered_at, PauseCause.CORRECTION))
    return found


def _label(holder: Charged, labels: Labels) -> str:
    return labels.get((holder.position, holder.office), holder.position)
