"""A file that comes back into a branch goes through that branch alone, and the join does not wait for the others."""

from app.domain.case.events import Branch, BranchArrived, CaseForked
from app.domain.procedure.procedures import EndStatus
from app.domain.procedure.soundness import find_faults
from tests.builders import CANCELS, WAITS, back_to, ends, procedure, rejects, step, to
from tests.casework import case_at, complete_act, filed, holder_of, moved, open_steps, take_outcome, task_at


def walked_to_the_end_of(sop, *steps):
    case = filed(sop)
    for step_key in steps:
        case = take_outcome(case, step_key, "forward")
    return case


PARTING = procedure(
    step("dispatch", to("study", "survey")),
    step("study", to("report"), back_to("study", key="again")),
    step("report", to("decide"), back_to("study"), rejects()),
    step("survey", to("decide")),
    step(
        "decide",
        to("sign"),
        back_to("study"),
        back_to("study", "survey", key="return_all"),
        back_to("decide", key="again"),
        joins=WAITS,
    ),
    step("sign", ends(), back_to("decide"), back_to("report", key="return_far")),
)
TO_DECIDE = ("dispatch", "study", "report", "survey")


def test_these_procedures_are_sound():
    assert find_faults(PARTING) == ()
    assert find_faults(NESTED) == ()


def test_a_return_within_a_branch_stays_in_its_branch():
    case = walked_to_the_end_of(PARTING, "dispatch", "study")

    case = take_outcome(case, "report", "return")

    assert open_steps(case) == ["survey", "study"]
    assert task_at(case, "study").path == (Branch(1, 0, 2),)


def test_a_return_from_the_join_opens_one_branch_alone():
    case = walked_to_the_end_of(PARTING, *TO_DECIDE)
    task = task_at(case, "decide")

    result = moved(case, complete_act(task, case.step_of(task).get_outcome("return")), by=holder_of(task))

    assert [one.event for one in result.history][1] == CaseForked(2, 1)
    assert task_at(result.case, "study").path == (Branch(2, 0, 1),)


def test_and_the_join_opens_again_as_soon_as_that_branch_arrives():
    case = take_outcome(walked_to_the_end_of(PARTING, *TO_DECIDE), "decide", "return")

    case = take_outcome(take_outcome(case, "study", "forward"), "report", "forward")

    assert open_steps(case) == ["decide"]
    assert case.arrivals[-1] == BranchArrived(2, 0)


def test_a_return_from_behind_the_join_may_go_into_a_branch_or_to_the_join():
    case = walked_to_the_end_of(PARTING, *TO_DECIDE, "decide")

    assert open_steps(take_outcome(case, "sign", "return")) == ["decide"]
    case = take_outcome(case, "sign", "return_far")
    assert open_steps(case) == ["report"]
    assert open_steps(take_outcome(case, "report", "forward")) == ["decide"]


def test_a_join_may_be_opened_again_by_itself():
    case = take_outcome(walked_to_the_end_of(PARTING, *TO_DECIDE), "decide", "again")

    assert open_steps(case) == ["decide"]
    assert task_at(case, "decide").path == ()


def test_a_return_into_every_branch_waits_for_every_branch():
    case = take_outcome(walked_to_the_end_of(PARTING, *TO_DECIDE), "decide", "return_all")
    assert open_steps(case) == ["study", "survey"]

    case = take_outcome(case, "survey", "forward")
    assert open_steps(case) == ["study"]
    case = take_outcome(take_outcome(case, "study", "forward"), "report", "forward")

    assert open_steps(case) == ["decide"]


def test_a_refusal_in_a_branch_opened_alone_rejects_the_case():
    case = take_outcome(walked_to_the_end_of(PARTING, *TO_DECIDE), "decide", "return")
    case = take_outcome(case, "study", "forward")

    assert take_outcome(case, "report", "reject").ended is EndStatus.REJECTED


NESTED = procedure(
    step("begin", to("left", "right")),
    step("left", to("upper", "lower")),
    step("upper", to("meet"), rejects()),
    step("lower", to("meet")),
    step("meet", to("after_meet"), joins=CANCELS),
    step("after_meet", to("decide"), back_to("upper", key="return_upper"), back_to("meet")),
    step("right", to("decide")),
    step("decide", ends(), back_to("upper", key="return_upper"), back_to("left"), joins=WAITS),
)


def test_a_return_two_forks_deep_goes_through_both_joins():
    case = walked_to_the_end_of(NESTED, "begin", "left", "upper", "lower", "meet", "after_meet", "right")
    case = take_outcome(case, "decide", "return_upper")
    assert task_at(case, "upper").path == (Branch(3, 0, 1), Branch(4, 0, 1))

    for step_key in ("upper", "meet", "after_meet"):
        case = take_outcome(case, step_key, "forward")

    assert open_steps(case) == ["decide"]


def test_a_return_into_an_inner_fork_keeps_the_outer_branch():
    case = walked_to_the_end_of(NESTED, "begin", "left", "upper", "lower", "meet")

    case = take_outcome(case, "after_meet", "return_upper")

    assert task_at(case, "upper").path == (Branch(1, 0, 2), Branch(3, 0, 1))
    case = take_outcome(take_outcome(case, "upper", "forward"), "meet", "forward")
    assert open_steps(case) == ["right", "after_meet"]


def test_a_return_to_an_inner_join_opens_it_and_is_no_arrival_at_the_outer_one():
    case = walked_to_the_end_of(NESTED, "begin", "left", "upper", "lower", "meet")

    case = take_outcome(case, "after_meet", "return")

    assert open_steps(case) == ["right", "meet"]
    assert task_at(case, "meet").path == (Branch(1, 0, 2),)


def test_a_refusal_there_is_the_refusal_of_the_outer_branch():
    case = walked_to_the_end_of(NESTED, "begin", "left", "upper", "lower", "meet")
    case = take_outcome(take_outcome(case, "after_meet", "return_upper"), "upper", "reject")
    assert open_steps(case) == ["right"]

    assert take_outcome(case, "right", "forward").ended is EndStatus.REJECTED


def test_a_step_that_parts_the_file_may_be_returned_to():
    case = case_at(NESTED, "decide")

    case = take_outcome(case, "decide", "return")

    assert open_steps(case) == ["left"]
    for step_key in ("left", "lower", "upper", "meet", "after_meet"):
        case = take_outcome(case, step_key, "forward")
    assert open_steps(case) == ["decide"]
