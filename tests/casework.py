"""Cases in a few words: put on file, moved by those whose turn it is, asked how they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.domain.case.access import Officer, Permission, Post
from app.domain.case.actions import Act, Action
from app.domain.case.cases import Case, Task
from app.domain.case.deciding import Moved, decide, file_case
from app.domain.case.events import Defect
from app.domain.case.refusals import Refused
from app.domain.procedure.procedures import HolderKind, Outcome, Procedure, Route
from tests.calendars import at, office_calendar
from tests.cast import BUDI, SYSTEM

MONDAY_0900 = at("2026-11-23 09:00")
"""An ordinary Monday: no holiday before Christmas."""

READY = {"permit.number": "500.16/1", "permit.is_signed": True, "payment.is_recorded": True}


def filed(procedure: Procedure, *, by: Officer = BUDI, facts: Mapping[str, object] | None = None) -> Case:
    """Put a case on file, at its first step."""
    return filing(procedure, by=by, facts=facts).case


def filing(procedure: Procedure, *, by: Officer = BUDI, facts: Mapping[str, object] | None = None) -> Moved:
    return file_case(blank(procedure, facts), by=by, at=MONDAY_0900, calendar=office_calendar())


def blank(procedure: Procedure, facts: Mapping[str, object] | None = None) -> Case:
    """A case of which nothing has happened yet; unless told otherwise, nothing stands in the way of its work."""
    return Case(
        31, "rohil", "kominfo", procedure, facts=MappingProxyType(dict(READY if facts is None else facts))
    )


def attempt(case: Case, action: Action, *, by: Officer, when=MONDAY_0900) -> Moved | Refused:
    return decide(case, action, by=by, at=when, calendar=office_calendar())


def moved(case: Case, action: Action, *, by: Officer, when=MONDAY_0900) -> Moved:
    result = attempt(case, action, by=by, when=when)
    assert isinstance(result, Moved), result
    return result


def after(case: Case, action: Action, *, by: Officer, when=MONDAY_0900) -> Case:
    return moved(case, action, by=by, when=when).case


def take_outcome(case: Case, step: str, outcome: str, *, when=MONDAY_0900, **facts: object) -> Case:
    """Finish a step with an outcome, by somebody who may, with all that it could need."""
    task = task_at(case, step)
    action = complete_act(task, case.step_of(task).get_outcome(outcome), facts)
    return after(case, action, by=holder_of(task), when=when)


def complete_act(task: Task, outcome: Outcome, facts: Mapping[str, object] | None = None) -> Act:
    """An act that brings everything: a note, a reason, a document, and for a correction a defect."""
    is_correction = outcome.route is Route.CORRECT
    return Act(
        task.serial,
        outcome.key,
        note="Please see the file",
        reason="incomplete",
        has_document=True,
        defects=(Defect("ktp", "not legible"),) if is_correction else (),
        facts=dict(facts or {}),
    )


def walked(case: Case, until: str) -> Case:
    """Go forward, always by the first way, until a step is open."""
    while until not in open_steps(case):
        task = case.tasks[0]
        forward = next(one for one in case.step_of(task).outcomes if one.route is Route.FORWARD)
        case = take_outcome(case, task.step, forward.key)
    return case


def case_at(procedure: Procedure, step: str, **facts: object) -> Case:
    return walked(filed(procedure, facts={**READY, **facts}), step)


def holder_of(task: Task) -> Officer:
    """Somebody with the task's post and every permission, who has neither filed nor decided anything."""
    if task.holder.kind is HolderKind.SYSTEM:
        return SYSTEM
    return Officer(
        900 + task.serial,
        "rohil",
        frozenset({Post(task.holder.position, task.holder.office)}),
        frozenset(Permission),
    )


def task_at(case: Case, step: str) -> Task:
    (task,) = (task for task in case.tasks if task.step == step)
    return task


def open_steps(case: Case) -> list[str]:
    return [task.step for task in case.tasks]


def kinds(history: Iterable) -> list[str]:
    return [type(happened.event).__name__ for happened in history]
