"""Getting a case from file as the engine knows it, with its row locked where it is about to change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.case import events as e
from app.domain.case.agency_rules import AgencyRules
from app.domain.case.cases import Case, Task, TaskState
from app.domain.case.plain_facts import from_plain
from app.domain.case.refusals import Reason
from app.domain.procedure.definitions import read_procedure
from app.domain.procedure.procedures import NO_ALLOWANCE, EndStatus, Holder, HolderKind, Procedure
from app.domain.working_time.clocks import Allowance, Extension, Pause, PauseCause, Unit
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord, TaskRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.services.declined import Declined


@dataclass(frozen=True)
class OnFile:
    """A case as the engine knows it, beside its row."""

    row: CaseRecord
    case: Case
    tasks: Mapping[int, TaskRecord]
    """The rows of the live tasks, by serial."""


def load_case(session: Session, case_id: int, *, agency_id: int | None, lock: bool = False) -> OnFile:
    """Load a case of one agency (None: of any, for the system); `Declined` when there is none such.

    A case of another agency is as unknown as one that does not exist: its id tells nothing.
    """
    query = (
        select(CaseRecord)
        .where(CaseRecord.id == case_id)
        .options(
            joinedload(CaseRecord.agency, innerjoin=True),
            joinedload(CaseRecord.permit_type, innerjoin=True),
        )
    )
    if agency_id is not None:
        query = query.where(CaseRecord.agency_id == agency_id)
    if lock:
        query = query.with_for_update(of=CaseRecord).execution_options(populate_existing=True)
    row = session.scalars(query).one_or_none()
    if row is None:
        raise Declined(Reason.UNKNOWN_CASE, case=case_id)
    live = select(TaskRecord).where(TaskRecord.case_id == case_id, TaskRecord.closed_at.is_(None))
    tasks = session.scalars(live.order_by(TaskRecord.serial).execution_options(populate_existing=lock)).all()
    procedure = get_procedure(session, row.procedure_version_id)
    return OnFile(row, case_from(row, tasks, procedure), {task.serial: task for task in tasks})


def case_from(row: CaseRecord, tasks: Sequence[TaskRecord], procedure: Procedure) -> Case:
    """Give a case row, with its live tasks, as the engine's value."""
    engine = row.engine
    return Case(
        id=row.id,
        agency=row.agency.key,
        permit_type=row.permit_type_id,
        office=row.office_key,
        procedure=procedure,
        filed_by=row.filed_by,
        facts=MappingProxyType({key: from_plain(value) for key, value in row.facts.items()}),
        tasks=tuple(task_from(task) for task in tasks),
        arrivals=tuple(e.BranchArrived(*arrival) for arrival in engine.get("arrivals", ())),
        tasks_opened=engine.get("tasks_opened", 0),
        forks_opened=engine.get("forks_opened", 0),
        deciders=frozenset(engine.get("deciders", ())),
        promise_started_at=row.promise_started_at,
        promise_due_at=row.promise_due_at,
        promise_pauses=_pauses_from(engine.get("promise_pauses", ())),
        ended=None if row.status == RUNNING else EndStatus(row.status),
        rules=rules_of(row.agency),
        deemed_allowed=deemed_allowed_by(row.permit_type),
        deemed_issues=row.permit_type.deemed_issues,
        deemed=_allowance_from(engine.get("deemed")),
        deemed_due_at=row.deemed_due_at,
        is_deemed_over=engine.get("is_deemed_over", False),
    )


def rules_of(agency: AgencyRecord) -> AgencyRules:
    """Give what an agency has settled about its time limits."""
    return AgencyRules(
        soon_share=agency.soon_percent,
        extension_share=agency.extension_percent,
        extension_times=agency.extension_times,
        escalate_after=timedelta(minutes=agency.escalate_minutes),
    )


def deemed_allowed_by(permit_type: PermitTypeRecord) -> Allowance:
    """Give the time in which the law wants a decision on a complete file of this permit type."""
    days = permit_type.deemed_days
    return Allowance(days, Unit.WORKING_DAYS) if days else NO_ALLOWANCE


RUNNING = "running"


def task_from(row: TaskRecord) -> Task:
    """Give a live task's row as the engine's value."""
    return Task(
        serial=row.serial,
        step=row.step_key,
        holder=Holder(HolderKind(row.holder_kind), row.position_key, row.office_key),
        opened_at=row.opened_at,
        started_at=row.started_at,
        allowance=Allowance(row.allowance_amount, Unit(row.allowance_unit)),
        due_at=row.due_at,
        times_out_at=row.step_times_out_at,
        path=tuple(e.Branch(*branch) for branch in row.path),
        pauses=_pauses_from(row.pauses),
        extensions=_extensions_from(row.extensions or ()),
        assignee=row.assignee_id,
        taken_at=row.taken_at,
        state=TaskState(row.state),
        correction_due_at=row.correction_due_at,
        correction_restarts=row.correction_restarts,
    )


def _pauses_from(plain: Sequence[Sequence[Any]]) -> tuple[Pause, ...]:
    return tuple(
        Pause(
            datetime.fromisoformat(started),
            None if ended is None else datetime.fromisoformat(ended),
            PauseCause(cause),
        )
        for started, ended, cause in plain
    )


def _extensions_from(plain: Sequence[Sequence[Any]]) -> tuple[Extension, ...]:
    return tuple(
        Extension(Allowance(amount, Unit(unit)), reason, datetime.fromisoformat(granted_at))
        for amount, unit, reason, granted_at in plain
    )


def _allowance_from(plain: Sequence[Any] | None) -> Allowance:
    return NO_ALLOWANCE if plain is None else Allowance(plain[0], Unit(plain[1]))


def get_procedure(session: Session, version_id: int) -> Procedure:
    """Get a procedure version as the engine's value; read once per process, since a published one never changes."""
    row = session.get(ProcedureVersionRecord, version_id)
    if row is None:
        raise Declined(Reason.NO_PROCEDURE)
    return _read(row.checksum, row.number, _Definition(row.definition))


class _Definition:
    """Carries a definition past the cache, which knows it by its checksum alone."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Definition)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=512)
def _read(checksum: str, number: int, definition: _Definition) -> Procedure:  # noqa: ARG001 -- the checksum is the key
    return read_procedure({**definition.data, "version": number})
