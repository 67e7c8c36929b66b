"""Which levers a supervisor's list offers for an open task: to remind, to reassign, to take over, to give more time.

An offer only: whether it may be done is decided when it is pressed, by `app.services.levers`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.access import Permission
from app.domain.case.cases import TaskState
from app.domain.procedure.procedures import HolderKind
from app.domain.working_time.clocks import Allowance, Unit
from app.records.agencies import AgencyRecord
from app.services.actors import Actor
from app.services.casework.loading import rules_of
from app.services.oversight.staff import Holder, Staff
from app.services.oversight.task_lines import TaskLine

WHOLE = 100


@dataclass(frozen=True)
class LeverOffer:
    """What can be pressed for one task; `most_time` is the longest extension still to be had, None for none."""

    task_id: int
    case_id: int
    serial: int
    number: str
    is_taken: bool
    may_remind: bool
    may_reassign: bool
    may_take_over: bool
    candidates: tuple[Holder, ...]
    most_time: Allowance | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to press."""
        return not (self.may_remind or self.may_reassign or self.may_take_over or self.most_time)


def offer_levers(
    session: Session, actor: Actor, lines: Iterable[TaskLine], staff: Staff
) -> Mapping[int, LeverOffer]:
    """Offer levers for open tasks, by the task's id; one statement for any number of them."""
    agency = session.scalars(select(AgencyRecord).where(AgencyRecord.id == actor.agency_id)).one()
    rules = rules_of(agency)
    return {
        line.task_id: _offer(line, actor, staff, rules.extension_share, rules.extension_times)
        for line in lines
        if line.task.state is TaskState.OPEN and line.task.holder.kind is HolderKind.POSITION
    }


def _offer(line: TaskLine, actor: Actor, staff: Staff, share: int, times: int) -> LeverOffer:
    may = actor.officer.permissions
    task = line.task
    is_at_hand = actor.officer.holds(line.post, line.permit_type_id) and task.assignee != actor.id
    candidates = staff.candidates(line.post, line.permit_type_id)
    return LeverOffer(
        task_id=line.task_id,
        case_id=line.case_id,
        serial=task.serial,
        number=line.number,
        is_taken=task.assignee is not None,
        may_remind=Permission.CASE_REMIND in may,
        may_reassign=Permission.CASE_REASSIGN in may,
        may_take_over=Permission.CASE_TAKE_OVER in may and is_at_hand,
        candidates=tuple(one for one in candidates if one.id != task.assignee),
        most_time=_most_time(line, share, times) if Permission.CASE_EXTEND in may else None,
    )


def _most_time(line: TaskLine, share: int, times: int) -> Allowance | None:
    """Tell how much more of its own unit a step may be given, as far as that comes out even."""
    allowance, given = line.task.allowance, line.task.extensions
    if allowance.unit is Unit.NONE or len(given) >= times:
        return None
    taken = sum(one.allowance.amount for one in given if one.allowance.unit is allowance.unit)
    amount = allowance.amount * share // WHOLE - taken
    return Allowance(amount, allowance.unit) if amount > 0 else None
