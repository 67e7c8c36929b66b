"""What is wrong with branches, and what looks odd but is right."""

import pytest

from app.domain.procedure.faults import Fault, Rule
from app.domain.procedure.procedures import EndStatus
from app.domain.procedure.soundness import find_faults
from tests.builders import CANCELS, WAITS, back_to, corrects, ends, is_, procedure, rejects, step, to

JOIN = step("join", ends(), joins=WAITS)
LEFT, RIGHT = step("left", to("join")), step("right", to("join"))
PARTS = step("begin", to("left", "right"))
YES = is_("needed", value=True)

BROKEN = {
    "a fork without a join": (
        procedure(PARTS, LEFT, RIGHT, step("join", ends())),
        [Fault(Rule.FORK_HAS_A_JOIN, "begin", "forward")],
    ),
    "an arm that never joins": (
        procedure(PARTS, LEFT, step("right", rejects()), JOIN),
        [Fault(Rule.FORK_HAS_A_JOIN, "begin", "forward")],
    ),
    "arms that come to different joins": (
        procedure(PARTS, LEFT, step("right", to("other")), JOIN, step("other", ends(), joins=WAITS)),
        [Fault(Rule.FORK_HAS_A_JOIN, "begin", "forward")],
    ),
    "an arm that completes the case by itself": (
        procedure(PARTS, step("left", to("join"), ends()), RIGHT, JOIN),
        [Fault(Rule.BRANCH_STAYS_INSIDE, "left", "forward")],
    ),
    "an arm that withdraws the case": (
        procedure(PARTS, LEFT, step("right", to("join"), ends(EndStatus.WITHDRAWN)), JOIN),
        [Fault(Rule.BRANCH_STAYS_INSIDE, "right", "forward")],
    ),
    "a return from a branch to before the fork": (
        procedure(step("first", to("begin")), PARTS, step("left", to("join"), back_to("first")), RIGHT, JOIN),
        [Fault(Rule.BRANCH_STAYS_INSIDE, "left", "forward")],
    ),
    "a return from one arm to the other": (
        procedure(PARTS, LEFT, step("right", to("join"), back_to("left")), JOIN),
        [Fault(Rule.BRANCH_STAYS_INSIDE, "right", "forward")],
    ),
    "a return from an inner fork to the branch around it": (
        procedure(
            PARTS,
            step("left", to("upper", "lower")),
            step("upper", to("meet"), back_to("left")),
            step("lower", to("meet")),
            step("meet", to("join"), joins=WAITS),
            RIGHT,
            JOIN,
        ),
        [Fault(Rule.BRANCH_STAYS_INSIDE, "upper", "forward")],
    ),
    "a skip past the join": (
        procedure(
            PARTS,
            step("left", to("join"), when=YES, otherwise="after"),
            RIGHT,
            step("join", to("after"), joins=WAITS),
            step("after", ends()),
        ),
        [
            Fault(Rule.BRANCH_STAYS_INSIDE, "after", "forward"),
            Fault(Rule.BRANCH_IS_ENTERED_BY_ITS_FORK, "join", "after"),
        ],
    ),
    "a branch entered from the side": (
        procedure(step("first", to("begin"), to("left", key="aside")), PARTS, LEFT, RIGHT, JOIN),
        [Fault(Rule.BRANCH_IS_ENTERED_BY_ITS_FORK, "first", "left")],
    ),
    "a branch entered by a skip": (
        procedure(step("first", to("begin"), when=YES, otherwise="left"), PARTS, LEFT, RIGHT, JOIN),
        [Fault(Rule.BRANCH_IS_ENTERED_BY_ITS_FORK, "first", "left")],
    ),
    "a case that begins within a branch": (
        procedure(step("left", to("join"), back_to("begin")), PARTS, RIGHT, JOIN),
        [
            Fault(Rule.BRANCH_STAYS_INSIDE, "left", "forward"),
            Fault(Rule.BRANCH_IS_ENTERED_BY_ITS_FORK, "left"),
        ],
    ),
    "two forks that overlap": (
        procedure(
            step("begin", to("a", "b")),
            step("a", to("one"), rejects("letter")),
            step("b", to("one")),
            step("one", to("c", "d"), joins=WAITS),
            step("c", to("two"), rejects("letter")),
            step("d", to("two")),
            step("two", ends(), joins=CANCELS),
            step("letter", rejects()),
        ),
        [Fault(Rule.BRANCH_STAYS_INSIDE, "letter", "two")],
    ),
    "a return that parts the file where no fork does": (
        procedure(
            step("a", to("b")),
            step("b", to("join")),
            step("join", ends(), back_to("a", "b"), joins=WAITS),
        ),
        [
            Fault(Rule.BRANCH_IS_ENTERED_BY_ITS_FORK, "join", "a"),
            Fault(Rule.BRANCH_IS_ENTERED_BY_ITS_FORK, "join", "b"),
        ],
    ),
    "a fork that goes round for ever": (
        procedure(step("begin", to("begin", "left")), step("left", ends())),
        [Fault(Rule.FORK_HAS_A_JOIN, "begin", "forward")],
    ),
}

SOUND = {
    "a plain fork": procedure(PARTS, LEFT, RIGHT, JOIN),
    "an arm that is the join itself": procedure(step("begin", to("left", "join")), LEFT, JOIN),
    "a skip to the join": procedure(PARTS, step("left", to("join"), when=YES, otherwise="join"), RIGHT, JOIN),
    "a correction in a branch": procedure(PARTS, step("left", to("join"), corrects()), RIGHT, JOIN),
    "a return within a branch": procedure(
        PARTS, step("left", to("more")), step("more", to("join"), back_to("left")), RIGHT, JOIN
    ),
    "a refusal letter for inside and outside": procedure(
        step("begin", to("left", "right"), rejects("letter")),
        step("left", to("join"), rejects("letter")),
        RIGHT,
        step("letter", rejects()),
        step("join", ends(), rejects("letter"), joins=WAITS),
    ),
    "two ways into the same fork": procedure(
        step("begin", to("left", "right"), to("right", "left", key="other")), LEFT, RIGHT, JOIN
    ),
    "a join that parts again": procedure(
        PARTS, LEFT, RIGHT, step("join", to("left", "right", key="again"), ends(), joins=WAITS)
    ),
    "one join after another": procedure(
        PARTS,
        LEFT,
        RIGHT,
        step("join", to("up", "down"), joins=WAITS),
        step("up", to("last")),
        step("down", to("last")),
        step("last", ends(), joins=CANCELS),
    ),
    "a join that no fork needs": procedure(step("a", to("join")), JOIN),
    "a return to a join": procedure(
        PARTS, LEFT, RIGHT, step("join", to("sign"), joins=WAITS), step("sign", ends(), back_to("join"))
    ),
    "a return to the join right behind": procedure(
        PARTS, step("left", to("join"), back_to("join")), RIGHT, JOIN
    ),
}


@pytest.mark.parametrize("example", BROKEN)
def test_a_branch_that_could_go_astray_is_named(example):
    broken, faults = BROKEN[example]

    assert list(find_faults(broken)) == faults


@pytest.mark.parametrize("example", SOUND)
def test_a_branch_that_cannot_is_left_alone(example):
    assert find_faults(SOUND[example]) == ()


NESTED = procedure(
    step("begin", to("left", "right")),
    step("left", to("upper", "lower")),
    step("upper", to("meet")),
    step("lower", to("meet")),
    step("meet", to("join"), joins=WAITS),
    RIGHT,
    JOIN,
)


@pytest.mark.parametrize(
    ("key", "around"),
    [
        ("begin", ()),
        ("left", ("join",)),
        ("upper", ("join", "meet")),
        ("lower", ("join", "meet")),
        ("meet", ("join",)),
        ("right", ("join",)),
        ("join", ()),
    ],
)
def test_each_step_knows_the_joins_around_it(key, around):
    after = NESTED.find_join_after(key)

    assert NESTED.forks.joins_around(key) == around
    assert (after.key if after else None) == (around[-1] if around else None)


def test_each_arm_knows_its_join():
    assert NESTED.find_join_from("left").key == "join"
    assert NESTED.find_join_from("upper").key == "meet"
    assert NESTED.find_join_from("join").key == "join"
    assert procedure(step("a", ends())).find_join_from("a") is None


def test_forks_with_dangling_targets_are_looked_at_without_falling():
    broken = procedure(step("a", to("b", "nowhere")), step("b", ends()))

    assert broken.forks.joins_around("a") == ()
    assert broken.find_join_from("nowhere") is None
