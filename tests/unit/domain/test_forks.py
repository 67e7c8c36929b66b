"""Files that part into branches and meet again."""

from itertools import permutations

import pytest

from app.domain.case.actions import AnswerCorrection
from app.domain.case.events import Branch, BranchArrived, CaseForked
from tests.builders import WAITS, corrects, ends, is_, minutes, procedure, step, to
from tests.calendars import at
from tests.casework import (
    after,
    case_at,
    complete_act,
    filed,
    holder_of,
    kinds,
    moved,
    open_steps,
    take_outcome,
    task_at,
)
from tests.cast import BUDI

ARMS = ("study", "survey", "bill")

THREE_ARMS = procedure(
    step("dispatch", to(*ARMS)),
    *(step(arm, to("decide"), corrects(), allowance=minutes(60)) for arm in ARMS),
    step("decide", ends(), joins=WAITS),
)

NESTED = procedure(
    step("begin", to("left", "right")),
    step("left", to("upper", "lower")),
    step("upper", to("inner")),
    step("lower", to("inner")),
    step("inner", to("outer"), joins=WAITS),
    step("right", to("outer")),
    step("outer", ends(), joins=WAITS),
)


def last_move(case, step_key, outcome="forward"):
    task = task_at(case, step_key)
    return moved(case, complete_act(task, case.step_of(task).get_outcome(outcome)), by=holder_of(task))


def test_an_outcome_may_open_several_steps_at_once():
    result = last_move(filed(THREE_ARMS), "dispatch")

    assert open_steps(result.case) == list(ARMS)
    assert result.history[1].event == CaseForked(1, 3)
    assert [task.path for task in result.case.tasks] == [(Branch(1, arm, 3),) for arm in range(3)]


@pytest.mark.parametrize("order", list(permutations(ARMS)), ids="-".join)
def test_the_join_opens_once_when_the_last_arm_has_arrived_in_whatever_order(order):
    case = case_at(THREE_ARMS, "study")

    for arm in order[:-1]:
        case = take_outcome(case, arm, "forward")
        assert "decide" not in open_steps(case)
    result = last_move(case, order[-1])

    assert open_steps(result.case) == ["decide"]
    assert kinds(result.history) == ["OutcomeTaken", "BranchArrived", "TaskOpened"]
    assert task_at(result.case, "decide").path == ()
    assert take_outcome(result.case, "decide", "finish").ended


def test_each_arrival_is_on_record():
    result = last_move(case_at(THREE_ARMS, "study"), "survey")

    assert result.history[-1].event == BranchArrived(1, 1)


def test_a_correction_in_one_branch_stops_only_that_branchs_clock():
    case = take_outcome(case_at(THREE_ARMS, "study"), "survey", "correct", when=at("2026-11-23 09:30"))

    assert [(task.step, task.due_at) for task in case.tasks] == [
        ("study", at("2026-11-23 10:00")),
        ("survey", None),
        ("bill", at("2026-11-23 10:00")),
    ]


def test_the_other_branches_go_on_meanwhile_and_the_join_waits():
    case = take_outcome(case_at(THREE_ARMS, "study"), "survey", "correct")
    case = take_outcome(take_outcome(case, "study", "forward"), "bill", "forward")
    assert open_steps(case) == ["survey"]

    case = after(case, AnswerCorrection(task_at(case, "survey").serial), by=BUDI)
    case = take_outcome(case, "survey", "forward")

    assert open_steps(case) == ["decide"]


def test_a_branch_whose_step_is_skipped_arrives_at_once():
    sop = procedure(
        step("dispatch", to("study", "survey")),
        step("study", to("decide")),
        step("survey", to("decide"), when=is_("survey.needed", value=True), otherwise="decide"),
        step("decide", ends(), joins=WAITS),
    )

    case = take_outcome(filed(sop), "dispatch", "forward")

    assert open_steps(case) == ["study"]
    assert open_steps(take_outcome(case, "study", "forward")) == ["decide"]


def test_where_every_branch_is_skipped_the_join_opens_at_once():
    needed = is_("needed", value=True)
    sop = procedure(
        step("dispatch", to("study", "survey")),
        step("study", to("decide"), when=needed, otherwise="decide"),
        step("survey", to("decide"), when=needed, otherwise="decide"),
        step("decide", ends(), joins=WAITS),
    )

    assert open_steps(take_outcome(filed(sop), "dispatch", "forward")) == ["decide"]


def test_an_arm_may_be_the_join_itself():
    sop = procedure(
        step("dispatch", to("study", "decide")),
        step("study", to("decide")),
        step("decide", ends(), joins=WAITS),
    )
    case = take_outcome(filed(sop), "dispatch", "forward")
    assert open_steps(case) == ["study"]

    assert open_steps(take_outcome(case, "study", "forward")) == ["decide"]


def test_a_join_that_is_not_needed_still_waits_for_every_branch_before_it_is_skipped():
    sop = procedure(
        step("dispatch", to("study", "survey")),
        step("study", to("meet")),
        step("survey", to("meet")),
        step("meet", to("decide"), when=is_("meeting.needed", value=True), otherwise="decide", joins=WAITS),
        step("decide", ends()),
    )
    case = take_outcome(case_at(sop, "study"), "study", "forward")
    assert open_steps(case) == ["survey"]

    result = last_move(case, "survey")

    assert kinds(result.history) == ["OutcomeTaken", "BranchArrived", "StepSkipped", "TaskOpened"]
    assert open_steps(result.case) == ["decide"]


def test_a_fork_within_a_branch_meets_at_its_own_join():
    case = take_outcome(take_outcome(filed(NESTED), "begin", "forward"), "left", "forward")
    assert open_steps(case) == ["right", "upper", "lower"]
    assert task_at(case, "upper").path == (Branch(1, 0, 2), Branch(2, 0, 2))

    case = take_outcome(take_outcome(case, "upper", "forward"), "lower", "forward")

    assert open_steps(case) == ["right", "inner"]
    assert task_at(case, "inner").path == (Branch(1, 0, 2),)


@pytest.mark.parametrize("order", list(permutations(("upper", "lower", "right"))), ids="-".join)
def test_nested_branches_arrive_in_whatever_order(order):
    case = take_outcome(take_outcome(filed(NESTED), "begin", "forward"), "left", "forward")

    for step_key in order:
        case = take_outcome(case, step_key, "forward")
    case = take_outcome(case, "inner", "forward")

    assert open_steps(case) == ["outer"]
    assert take_outcome(case, "outer", "finish").ended


def test_an_inner_join_may_lead_straight_to_the_outer_one():
    sop = procedure(
        step("begin", to("left", "right")),
        step("left", to("upper", "lower")),
        step("upper", to("inner")),
        step("lower", to("inner")),
        step("inner", to("outer"), when=is_("meeting", value=True), otherwise="outer", joins=WAITS),
        step("right", to("outer")),
        step("outer", ends(), joins=WAITS),
    )
    case = take_outcome(filed(sop), "begin", "forward")
    for step_key in ("left", "right", "upper", "lower"):
        case = take_outcome(case, step_key, "forward")

    assert open_steps(case) == ["outer"]


def test_a_join_may_part_the_file_again():
    sop = procedure(
        step("begin", to("a", "b")),
        step("a", to("meet")),
        step("b", to("meet")),
        step("meet", to("a", "b", key="again"), ends(), joins=WAITS),
    )
    case = filed(sop)
    for step_key, outcome in (("begin", "forward"), ("a", "forward"), ("b", "forward"), ("meet", "again")):
        case = take_outcome(case, step_key, outcome)
    assert [task.path[0].fork for task in case.tasks] == [2, 2]

    case = take_outcome(take_outcome(case, "b", "forward"), "a", "forward")

    assert open_steps(case) == ["meet"]
