"""Each rule of a sound procedure, with an example that breaks it; the mended one beside it passes."""

from pathlib import Path

import pytest
import yaml

from app.domain.procedure.definitions import read_procedure
from app.domain.procedure.faults import Fault, Rule
from app.domain.procedure.procedures import (
    ClockEffect,
    CorrectionRule,
    EndStatus,
    Holder,
    HolderKind,
    Procedure,
)
from app.domain.procedure.soundness import find_faults
from tests.builders import (
    GENSET,
    NO_HOLDER,
    THE_SYSTEM,
    back_to,
    corrects,
    days,
    ends,
    is_,
    is_not,
    minutes,
    procedure,
    rejects,
    step,
    timed_out,
    to,
)

YES, NO = is_("study", value=True), is_not("study", value=True)

EXAMPLES = {
    "two steps of one name": (
        procedure(step("a", to("b")), step("b", ends()), step("b", ends())),
        Fault(Rule.KEYS_ARE_UNIQUE, "b"),
        procedure(step("a", to("b")), step("b", ends())),
    ),
    "two outcomes of one name": (
        procedure(step("a", ends(), ends())),
        Fault(Rule.KEYS_ARE_UNIQUE, "a", "finish"),
        procedure(step("a", ends(), ends(key="close"))),
    ),
    "two arms to one step": (
        procedure(step("a", to("b", "b")), step("b", ends())),
        Fault(Rule.KEYS_ARE_UNIQUE, "a", "forward"),
        procedure(step("a", to("b")), step("b", ends())),
    ),
    "no outcome": (
        procedure(step("a")),
        Fault(Rule.STEP_HAS_OUTCOME, "a"),
        procedure(step("a", ends())),
    ),
    "an outcome that leads nowhere": (
        procedure(step("a", to(), ends())),
        Fault(Rule.OUTCOME_LEADS_SOMEWHERE, "a", "forward"),
        procedure(step("a", ends())),
    ),
    "an outcome that leads on and ends": (
        procedure(step("a", to("b", ends=EndStatus.COMPLETED)), step("b", ends())),
        Fault(Rule.OUTCOME_LEADS_SOMEWHERE, "a", "forward"),
        procedure(step("a", to("b")), step("b", ends())),
    ),
    "a correction that leads on": (
        procedure(step("a", ends(), corrects(targets=("a",)))),
        Fault(Rule.OUTCOME_LEADS_SOMEWHERE, "a", "correct"),
        procedure(step("a", ends(), corrects())),
    ),
    "a target that is not there": (
        procedure(step("a", to("b"), ends())),
        Fault(Rule.TARGET_EXISTS, "a", "b"),
        procedure(step("a", to("b"), ends()), step("b", ends())),
    ),
    "a skip that leads nowhere": (
        procedure(step("a", ends(), when=YES)),
        Fault(Rule.SKIP_LEADS_ON, "a", ""),
        procedure(step("a", ends(), when=YES, otherwise="b"), step("b", ends())),
    ),
    "a skip to a step that is not there": (
        procedure(step("a", ends(), when=YES, otherwise="b")),
        Fault(Rule.SKIP_LEADS_ON, "a", "b"),
        procedure(step("a", ends(), when=YES, otherwise="b"), step("b", ends())),
    ),
    "a way around a step that is never skipped": (
        procedure(step("a", to("b"), otherwise="b"), step("b", ends())),
        Fault(Rule.SKIP_LEADS_ON, "a", "b"),
        procedure(step("a", to("b")), step("b", ends())),
    ),
    "skips in a circle": (
        procedure(
            step("a", to("b")),
            step("b", ends(), when=YES, otherwise="c"),
            step("c", ends(), when=YES, otherwise="b"),
        ),
        Fault(Rule.SKIPS_DO_NOT_CIRCLE, "b"),
        procedure(
            step("a", to("b")),
            step("b", ends(), when=YES, otherwise="c"),
            step("c", ends(), when=YES, otherwise="a"),
        ),
    ),
    "a step out of reach": (
        procedure(step("a", ends()), step("b", ends())),
        Fault(Rule.STEP_IS_REACHABLE, "b"),
        procedure(step("a", ends(), to("b")), step("b", ends())),
    ),
    "a way without an end": (
        procedure(step("a", to("b"), ends()), step("b", to("c")), step("c", back_to("b"))),
        Fault(Rule.PATH_ENDS, "b"),
        procedure(step("a", to("b"), ends()), step("b", to("c")), step("c", back_to("b"), ends())),
    ),
    "a step that may leave no way on": (
        procedure(step("a", ends(when=YES), corrects())),
        Fault(Rule.ALWAYS_A_WAY_OUT, "a"),
        procedure(step("a", ends(when=YES), ends(key="close", when=NO), corrects())),
    ),
    "yes and no, but not when nobody said": (
        procedure(step("a", ends(when=YES), rejects(when=is_("study", value=False)))),
        Fault(Rule.ALWAYS_A_WAY_OUT, "a"),
        procedure(step("a", ends(when=YES), rejects())),
    ),
    "nothing but a correction": (
        procedure(step("a", to("b"), ends()), step("b", corrects())),
        Fault(Rule.ALWAYS_A_WAY_OUT, "b"),
        procedure(step("a", to("b"), ends()), step("b", corrects(), ends())),
    ),
    "a time-out to an outcome that is not there": (
        procedure(step("a", ends(), time_out=timed_out(minutes(5), "burn"))),
        Fault(Rule.TIME_OUT_NAMES_AN_OUTCOME, "a", "burn"),
        procedure(step("a", ends(), time_out=timed_out(minutes(5), "finish"))),
    ),
    "a time-out with a condition": (
        procedure(step("a", ends(when=YES), rejects(), time_out=timed_out(minutes(5), "finish"))),
        Fault(Rule.TIME_OUT_CAN_BE_TAKEN, "a", "finish"),
        procedure(step("a", ends(when=YES), rejects(), time_out=timed_out(minutes(5), "reject"))),
    ),
    "a time-out that asks for a correction": (
        procedure(step("a", ends(), corrects(), time_out=timed_out(minutes(5), "correct"))),
        Fault(Rule.TIME_OUT_CAN_BE_TAKEN, "a", "correct"),
        procedure(step("a", ends(), corrects(), time_out=timed_out(minutes(5), "finish"))),
    ),
    "a time-out without a time": (
        procedure(step("a", ends(), time_out=timed_out(CorrectionRule().answer_within, "finish"))),
        Fault(Rule.TIME_OUT_CAN_BE_TAKEN, "a", "finish"),
        procedure(step("a", ends(), time_out=timed_out(days(1), "finish"))),
    ),
    "a clock that starts while the applicant corrects": (
        procedure(step("a", ends(), corrects(clock=ClockEffect.START_PROMISE))),
        Fault(Rule.CLOCK_FITS_THE_ROUTE, "a", "correct"),
        procedure(step("a", ends(clock=ClockEffect.START_PROMISE), corrects(clock=ClockEffect.RESTART))),
    ),
    "a clock that pauses though nobody waits": (
        procedure(step("a", ends(clock=ClockEffect.PAUSE))),
        Fault(Rule.CLOCK_FITS_THE_ROUTE, "a", "finish"),
        procedure(step("a", ends(), corrects(clock=ClockEffect.PAUSE))),
    ),
    "a promise that never begins": (
        procedure(step("a", ends()), promise=days(5)),
        Fault(Rule.PROMISE_IS_STARTED, "sop"),
        procedure(step("a", ends(clock=ClockEffect.START_PROMISE)), promise=days(5)),
    ),
    "a correction that lapses on no day": (
        procedure(step("a", ends()), correction=CorrectionRule(then=EndStatus.CANCELLED)),
        Fault(Rule.CORRECTION_HAS_A_TERM, "sop"),
        procedure(step("a", ends()), correction=CorrectionRule(days(10), EndStatus.CANCELLED)),
    ),
    "a holder without a position": (
        procedure(step("a", ends(), by=NO_HOLDER)),
        Fault(Rule.HOLDER_NAMES_A_POSITION, "a"),
        procedure(step("a", ends(), by=THE_SYSTEM)),
    ),
    "an applicant whom nobody serves": (
        procedure(step("a", ends(), by=Holder(HolderKind.APPLICANT))),
        Fault(Rule.HOLDER_NAMES_A_POSITION, "a"),
        procedure(step("a", ends(), by=Holder(HolderKind.APPLICANT, "back_office"))),
    ),
    "no step at all": (
        Procedure("sop", "SOP", ()),
        Fault(Rule.PATH_ENDS, "sop"),
        procedure(step("a", ends())),
    ),
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_broken_rule_is_named_with_its_place(example):
    broken, fault, _mended = EXAMPLES[example]

    assert fault in find_faults(broken)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_mended_procedure_is_sound(example):
    _broken, _fault, mended = EXAMPLES[example]

    assert find_faults(mended) == ()


ASKING = procedure(
    step("a", to("b", when=is_("kva", 60)), rejects()),
    step("b", ends(), when=is_("outcome.a", "forward"), otherwise="c"),
    step("c", ends()),
)


def test_conditions_name_facts_that_are_known():
    assert find_faults(ASKING) == ()
    assert find_faults(ASKING, known_facts=frozenset({"kva"})) == ()
    assert find_faults(ASKING, known_facts=frozenset()) == (
        Fault(Rule.CONDITION_NAMES_KNOWN_FACTS, "a", "kva"),
    )


def test_every_position_has_an_officer():
    positions = {"back_office", "technical_team", "junior_expert", "head"}

    assert find_faults(GENSET, staffed=frozenset(positions)) == ()
    assert find_faults(GENSET, staffed=frozenset(positions - {"head"})) == (
        Fault(Rule.POSITION_IS_STAFFED, "sign", "head"),
    )
    assert find_faults(procedure(step("a", ends(), by=THE_SYSTEM)), staffed=frozenset()) == ()


def test_dangling_targets_are_told_before_anything_is_walked():
    broken = procedure(step("a", to("b", "c"), to("nowhere", key="astray")), step("b"), step("c", ends()))

    assert {fault.rule for fault in find_faults(broken)} == {Rule.TARGET_EXISTS, Rule.STEP_HAS_OUTCOME}


def test_every_rule_has_an_example_that_breaks_it():
    here = {fault.rule for _broken, fault, _mended in EXAMPLES.values()}
    of_forks = {Rule.FORK_HAS_A_JOIN, Rule.BRANCH_STAYS_INSIDE, Rule.BRANCH_IS_ENTERED_BY_ITS_FORK}
    of_the_office = {Rule.CONDITION_NAMES_KNOWN_FACTS, Rule.POSITION_IS_STAFFED}

    assert here | of_forks | of_the_office == set(Rule)


SEEDS = sorted(Path("seeds/agencies").glob("*/procedures/*.yaml"))


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: "/".join(file.parts[-3::2]))
def test_the_procedures_of_the_five_documents_are_sound(file):
    written = yaml.safe_load(file.read_text(encoding="utf-8"))["procedure"]

    assert find_faults(read_procedure(written)) == ()
