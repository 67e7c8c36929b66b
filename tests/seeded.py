"""The office as the seeds have it, in pure memory: its officers with their roles' rights, and a case on its way."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from types import MappingProxyType

from app.domain.case.access import Officer, Permission, Post
from app.domain.case.actions import Act
from app.domain.case.cases import Case, Task
from app.domain.case.deciding import Moved, decide, file_case
from app.domain.case.refusals import Refused
from app.domain.procedure.procedures import Procedure, Work
from app.services.seeds import SEEDS, AgencySeed, Seeds, read_seeds
from app.services.seeds.permit_types import PermitTypeSeed
from tests.calendars import at, office_calendar

MONDAY_0900 = at("2026-11-23 09:00")

EVERY_PROCEDURE = (
    ("rohil", "genset"),
    ("rohil", "karang_taruna"),
    ("rohil", "insidentil"),
    ("rohil", "penata_anestesi"),
    ("kampar", "genset"),
)

FACTS_LEFT_BY = {
    Work.CHECK_DOCUMENTS: {"requirements.unchecked": (), "requirements.defective": ()},
    Work.PAY: {"payment.is_recorded": True},
    Work.NUMBER: {"permit.number": "500.16.7.2/0001/X/DPMPTSP/XI/2026"},
    Work.SIGN_ELECTRONICALLY: {"permit.is_signed": True},
    Work.SIGN_BY_HAND: {"permit.is_signed": True},
}


@cache
def seeds() -> Seeds:
    return read_seeds(SEEDS)


def agency_seed(agency: str) -> AgencySeed:
    return next(one for one in seeds().agencies if one.letterhead.key == agency)


def permit_type_seed(agency: str, key: str) -> PermitTypeSeed:
    return next(one for one in agency_seed(agency).permit_types.values() if one.key == key)


def procedure_of(agency: str, key: str) -> Procedure:
    procedures = agency_seed(agency).procedures.values()
    return next(one.procedure for one in procedures if one.permit_type == key)


@cache
def officers(agency: str) -> dict[Post, Officer]:
    """One officer for each position of an agency, with what his role may do."""
    may = {role.key: role.may for role in seeds().roles}
    return {
        Post(position.key, position.office): Officer(
            number, agency, frozenset({Post(position.key, position.office)}), frozenset(may[position.role])
        )
        for number, position in enumerate(agency_seed(agency).positions, start=1)
    }


def holder_of(agency: str, task: Task) -> Officer:
    return officers(agency)[Post(task.holder.position, task.holder.office)]


def filed_case(agency: str, key: str, **facts: object) -> Case:
    """A case just put on file at the counter; facts by name with `__` for the point."""
    permit_type = permit_type_seed(agency, key)
    known = {
        "applicant.kind": "company",
        "permit_type.key": key,
        "permit_type.kind": permit_type.kind.value,
        "permit_type.fee": permit_type.fee,
        "permit_type.requires_technical_recommendation": permit_type.requires_technical_recommendation,
        **{name.replace("__", "."): value for name, value in facts.items()},
    }
    procedure = procedure_of(agency, key)
    case = Case(1, agency, permit_type.office, procedure, facts=MappingProxyType(known))
    counter = procedure.first.holder
    clerk = officers(agency)[Post(counter.position, counter.office)]
    # Filed by someone else than the officer of the test, so that nobody decides a file of his own.
    filed = file_case(case, by=replace(clerk, id=99), at=MONDAY_0900, calendar=office_calendar())
    return filed.case


def act(
    case: Case, outcome: str, *, by: Officer | None = None, at: datetime = MONDAY_0900
) -> Moved | Refused:
    """Finish the first open task with an outcome, bringing all that the outcome and its work ask for."""
    task = case.tasks[0]
    step = case.step_of(task)
    asked = Act(
        task.serial,
        outcome,
        note="Catatan",
        reason="other",
        has_document=True,
        facts=FACTS_LEFT_BY.get(step.work, {}),
    )
    officer = by or holder_of(case.agency, task)
    return decide(case, asked, by=officer, at=at, calendar=office_calendar())


def moved(case: Case, *outcomes: str) -> Case:
    """Take a case through outcomes, each by the officer who holds the step."""
    for number, outcome in enumerate(outcomes):
        done = act(case, outcome, at=MONDAY_0900 + timedelta(minutes=number))
        assert isinstance(done, Moved), (case.tasks[0].step, outcome, done)
        case = done.case
    return case


def at_step(agency: str, key: str, step: str, **facts: object) -> Case:
    """A case that has come to a step by the first outcome open to it, each time."""
    case = filed_case(agency, key, **facts)
    for _ in range(20):
        if case.tasks[0].step == step:
            return case
        case = moved(case, first_open(case))
    raise AssertionError(f"{key} never came to {step}")


def first_open(case: Case) -> str:
    from app.domain.case.deciding import list_allowed

    return list_allowed(case, holder_of(case.agency, case.tasks[0]))[0].outcome.key


ALL_PERMISSIONS = frozenset(Permission)
