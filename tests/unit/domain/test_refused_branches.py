"""What a refusal in one branch does to the branches beside it."""

import pytest

from app.domain.case.events import BranchArrived, CaseEnded, TaskCancelled
from app.domain.procedure.procedures import EndStatus
from tests.builders import CANCELS, WAITS, corrects, ends, procedure, rejects, step, to
from tests.casework import case_at, complete_act, holder_of, moved, open_steps, take_outcome, task_at


def parting(policy):
    return procedure(
        step("dispatch", to("study", "survey", "bill")),
        step("study", to("decide"), rejects()),
        step("survey", to("decide"), rejects(), corrects()),
        step("bill", to("decide")),
        step("decide", ends(), joins=policy),
    )


def nested(*, inner, outer):
    return procedure(
        step("begin", to("left", "right")),
        step("left", to("upper", "lower")),
        step("upper", to("meet"), rejects()),
        step("lower", to("meet"), rejects()),
        step("meet", to("decide"), joins=inner),
        step("right", to("decide"), rejects()),
        step("decide", ends(), joins=outer),
    )


def rejected(case, step_key):
    task = task_at(case, step_key)
    return moved(case, complete_act(task, case.step_of(task).get_outcome("reject")), by=holder_of(task))


def test_where_a_refusal_cancels_the_others_the_case_is_rejected_at_once():
    result = rejected(case_at(parting(CANCELS), "study"), "study")

    assert result.case.ended is EndStatus.REJECTED
    assert result.case.tasks == ()
    assert [one.event for one in result.history][1:] == [
        BranchArrived(1, 0, refused=True),
        TaskCancelled(3),
        TaskCancelled(4),
        CaseEnded(EndStatus.REJECTED),
    ]


def test_where_a_refusal_waits_the_others_finish_their_work_first():
    result = rejected(case_at(parting(WAITS), "study"), "study")

    assert result.case.ended is None
    assert open_steps(result.case) == ["survey", "bill"]
    assert result.history[-1].event == BranchArrived(1, 0, refused=True)


@pytest.mark.parametrize("last", ["survey", "bill"])
def test_and_then_the_case_is_rejected(last):
    (first,) = {"survey", "bill"} - {last}
    case = rejected(case_at(parting(WAITS), "study"), "study").case

    case = take_outcome(case, first, "forward")
    assert case.ended is None
    case = take_outcome(case, last, "forward")

    assert case.ended is EndStatus.REJECTED


def test_two_refusals_reject_the_case_once():
    case = rejected(case_at(parting(WAITS), "study"), "study").case
    case = take_outcome(case, "bill", "forward")

    result = rejected(case, "survey")

    assert [one.event for one in result.history][-1] == CaseEnded(EndStatus.REJECTED)
    assert result.case.tasks == ()


def test_a_waiting_correction_beside_a_refusal_is_cancelled_with_the_fork():
    case = take_outcome(case_at(parting(CANCELS), "study"), "survey", "correct")

    assert rejected(case, "study").case.ended is EndStatus.REJECTED


def test_a_refusal_in_an_inner_fork_cancels_only_what_is_beside_it():
    sop = nested(inner=CANCELS, outer=WAITS)
    case = take_outcome(case_at(sop, "left"), "left", "forward")

    case = rejected(case, "upper").case

    assert open_steps(case) == ["right"]
    assert take_outcome(case, "right", "forward").ended is EndStatus.REJECTED


def test_a_refusal_in_an_inner_fork_may_cancel_everything():
    sop = nested(inner=CANCELS, outer=CANCELS)
    case = take_outcome(case_at(sop, "left"), "left", "forward")

    assert rejected(case, "upper").case.ended is EndStatus.REJECTED


def test_an_inner_fork_may_wait_and_then_cancel_the_outer_one():
    sop = nested(inner=WAITS, outer=CANCELS)
    case = take_outcome(case_at(sop, "left"), "left", "forward")
    case = rejected(case, "upper").case
    assert open_steps(case) == ["right", "lower"]

    assert take_outcome(case, "lower", "forward").ended is EndStatus.REJECTED


def test_a_refusal_in_the_outer_fork_cancels_the_forks_within_it():
    sop = nested(inner=WAITS, outer=CANCELS)
    case = take_outcome(case_at(sop, "left"), "left", "forward")

    assert rejected(case, "right").case.ended is EndStatus.REJECTED


def test_a_refusal_may_first_go_to_a_step_that_writes_the_letter():
    sop = procedure(
        step("dispatch", to("study", "survey")),
        step("study", to("decide"), rejects("letter")),
        step("survey", to("decide"), rejects("letter")),
        step("letter", ends(EndStatus.REJECTED, key="sent")),
        step("decide", ends(), joins=WAITS),
    )
    case = take_outcome(case_at(sop, "study"), "study", "reject")
    assert open_steps(case) == ["survey", "letter"]

    case = take_outcome(case, "letter", "sent")
    assert open_steps(case) == ["survey"]

    assert take_outcome(case, "survey", "forward").ended is EndStatus.REJECTED


def test_the_letter_may_be_written_outside_the_branches_too():
    sop = procedure(
        step("dispatch", to("study", "survey"), rejects("letter")),
        step("study", to("decide"), rejects("letter")),
        step("survey", to("decide")),
        step("letter", ends(EndStatus.REJECTED, key="sent")),
        step("decide", ends(), rejects("letter"), joins=WAITS),
    )

    for at_step in ("dispatch", "decide"):
        case = case_at(sop, "dispatch")
        if at_step == "decide":
            for step_key in ("dispatch", "study", "survey"):
                case = take_outcome(case, step_key, "forward")
        case = take_outcome(take_outcome(case, at_step, "reject"), "letter", "sent")

        assert case.ended is EndStatus.REJECTED
