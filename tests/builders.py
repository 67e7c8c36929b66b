"""Procedures in a few words: steps by who holds them, outcomes by where they lead."""

from __future__ import annotations

from dataclasses import replace

from app.domain.procedure.conditions import Comparison, Condition, Operator
from app.domain.procedure.procedures import (
    PERMIT_TYPE_OFFICE,
    ClockEffect,
    EndStatus,
    Holder,
    HolderKind,
    Need,
    OnRefusal,
    Outcome,
    Procedure,
    Route,
    Step,
    TimeOut,
    Work,
)
from app.domain.working_time.clocks import Allowance, Unit

BACK_OFFICE = Holder(HolderKind.POSITION, "back_office")
TECHNICAL_TEAM = Holder(HolderKind.POSITION, "technical_team", PERMIT_TYPE_OFFICE)
JUNIOR_EXPERT = Holder(HolderKind.POSITION, "junior_expert")
HEAD = Holder(HolderKind.POSITION, "head")
APPLICANT = Holder(HolderKind.APPLICANT, "back_office")
NO_HOLDER = Holder(HolderKind.POSITION)
THE_SYSTEM = Holder(HolderKind.SYSTEM)

CANCELS = OnRefusal.CANCEL_OTHERS
WAITS = OnRefusal.WAIT_FOR_OTHERS


def minutes(amount: int) -> Allowance:
    return Allowance(amount, Unit.MINUTES)


def days(amount: int) -> Allowance:
    return Allowance(amount, Unit.WORKING_DAYS)


def is_(fact: str, value: object) -> Condition:
    return Comparison(fact, Operator.EQUALS, value)


def is_not(fact: str, value: object) -> Condition:
    return Comparison(fact, Operator.DIFFERS, value)


def to(*targets: str, key: str = "forward", **more) -> Outcome:
    return Outcome(key, key.capitalize(), targets=targets, **more)


def back_to(*targets: str, key: str = "return", **more) -> Outcome:
    return Outcome(key, key.capitalize(), Route.RETURN, targets, **more)


def ends(status: EndStatus = EndStatus.COMPLETED, *, key: str = "finish", **more) -> Outcome:
    return Outcome(key, key.capitalize(), ends=status, **more)


def rejects(*targets: str, key: str = "reject", **more) -> Outcome:
    status = None if targets else EndStatus.REJECTED
    return Outcome(key, key.capitalize(), Route.REJECT, targets, status, **more)


def corrects(*, key: str = "correct", **more) -> Outcome:
    return Outcome(key, key.capitalize(), Route.CORRECT, **more)


def step(key: str, *outcomes: Outcome, by: Holder = JUNIOR_EXPERT, work: Work = Work.VERIFY, **more) -> Step:
    return Step(key, 0, f"Do {key}", by, work, outcomes, **more)


def procedure(*steps: Step, **more) -> Procedure:
    numbered = tuple(replace(one, number=number) for number, one in enumerate(steps, start=1))
    return Procedure("sop", "SOP", numbered, **more)


def timed_out(after: Allowance, outcome: str) -> TimeOut:
    return TimeOut(after, outcome)


GENSET = procedure(
    step("submit", to("check"), by=APPLICANT, work=Work.SUBMIT),
    step(
        "check",
        to("dispatch", key="complete", clock=ClockEffect.START_PROMISE),
        corrects(needs=frozenset({Need.NOTE})),
        by=BACK_OFFICE,
        work=Work.CHECK_DOCUMENTS,
        allowance=minutes(15),
    ),
    step("dispatch", to("recommend"), by=BACK_OFFICE, work=Work.DISPATCH),
    step(
        "recommend",
        to("verify"),
        back_to("dispatch"),
        corrects(),
        rejects(needs=frozenset({Need.REASON, Need.DOCUMENT})),
        by=TECHNICAL_TEAM,
        work=Work.RECOMMEND,
        allowance=days(7),
    ),
    step("verify", to("number"), back_to("recommend"), corrects(), rejects(), allowance=minutes(10)),
    step("number", to("sign"), back_to("verify"), by=BACK_OFFICE, work=Work.NUMBER, allowance=minutes(10)),
    step(
        "sign",
        to("hand_over"),
        back_to("number"),
        rejects(),
        by=HEAD,
        work=Work.SIGN_ELECTRONICALLY,
        allowance=minutes(15),
    ),
    step("hand_over", ends(), by=APPLICANT, work=Work.HAND_OVER, allowance=minutes(5)),
    promise=days(7),
)
"""Izin Instalasi Genset, a little shortened."""
