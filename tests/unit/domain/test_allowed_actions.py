from dataclasses import replace

import pytest

from app.domain.case.access import Permission, permission_for
from app.domain.case.actions import Act, AnswerCorrection
from app.domain.case.deciding import Moved, find_refusal_of_act, list_allowed
from app.domain.case.refusals import Reason
from tests.builders import BACK_OFFICE, GENSET, HEAD, WAITS, ends, is_, is_not, procedure, rejects, step, to
from tests.casework import after, attempt, case_at, complete_act, holder_of, take_outcome, task_at
from tests.cast import BUDI, CAST, KADIS, TIA, officer

BUTTONS = {
    "submit": {"Budi": ["forward"]},
    "check": {"Budi": ["complete", "correct"]},
    "dispatch": {"Budi": ["forward"]},
    "recommend": {"Tia": ["forward", "return", "correct", "reject"]},
    "verify": {"Mira": ["forward", "return", "correct", "reject"]},
    "number": {"Budi": ["forward", "return"]},
    "sign": {"Kadis": ["forward", "return", "reject"]},
    "hand_over": {"Budi": ["finish"]},
}


def buttons(case):
    shown = {name: [one.outcome.key for one in list_allowed(case, who)] for name, who in CAST.items()}
    return {name: keys for name, keys in shown.items() if keys}


@pytest.mark.parametrize("step_key", BUTTONS)
def test_each_step_shows_exactly_its_buttons_to_exactly_its_holder(step_key):
    case = case_at(GENSET, step_key)

    assert buttons(case) == BUTTONS[step_key]


@pytest.mark.parametrize("step_key", ["recommend", "verify"])
def test_a_file_that_waits_for_the_applicant_shows_no_buttons(step_key):
    case = take_outcome(case_at(GENSET, step_key), step_key, "correct")

    assert buttons(case) == {}


@pytest.mark.parametrize(("step_key", "outcome"), [("hand_over", "finish"), ("sign", "reject")])
def test_an_ended_file_shows_no_buttons(step_key, outcome):
    case = take_outcome(case_at(GENSET, step_key), step_key, outcome)

    assert buttons(case) == {}


@pytest.mark.parametrize("step_key", GENSET.steps, ids=lambda one: one.key)
def test_the_buttons_are_exactly_what_the_office_accepts(step_key):
    case = case_at(GENSET, step_key.key)

    for who in (*CAST.values(), holder_of(case.tasks[0])):
        allowed = {one.outcome.key for one in list_allowed(case, who)}
        for task in case.tasks:
            for outcome in case.step_of(task).outcomes:
                accepted = isinstance(attempt(case, complete_act(task, outcome), by=who), Moved)

                assert accepted == (outcome.key in allowed)


def test_a_button_says_which_permission_it_needs():
    case = case_at(GENSET, "recommend")

    shown = list_allowed(case, TIA)

    assert [one.permission for one in shown] == [
        Permission.CASE_RECOMMEND,
        Permission.CASE_RETURN,
        Permission.CASE_CORRECT,
        Permission.CASE_REJECT,
    ]
    assert all(one.task == case.tasks[0] for one in shown)
    assert [one.permission for one in shown] == [
        permission_for(case.step_of(one.task), one.outcome) for one in shown
    ]


def test_a_button_whose_condition_is_not_met_is_not_shown():
    sop = procedure(
        step("dispatch", to("study", when=is_("study", value=True)), ends(when=is_not("study", value=True))),
        step("study", ends()),
    )
    case = case_at(sop, "dispatch")
    mira = holder_of(case.tasks[0])

    assert [one.outcome.key for one in list_allowed(case, mira)] == ["finish"]
    assert attempt(case, Act(1, "forward"), by=mira).reason is Reason.CONDITION_UNMET


def test_an_officer_with_two_posts_sees_the_buttons_of_both():
    sop = procedure(
        step("begin", to("left", "right"), by=BACK_OFFICE),
        step("left", to("join"), by=BACK_OFFICE),
        step("right", to("join"), rejects(), by=HEAD),
        step("join", ends(), joins=WAITS),
    )
    case = case_at(sop, "left")
    both = replace(BUDI, posts=BUDI.posts | KADIS.posts, permissions=frozenset(Permission), id=77)

    assert [(one.task.step, one.outcome.key) for one in list_allowed(case, both)] == [
        ("left", "forward"),
        ("right", "forward"),
        ("right", "reject"),
    ]


def test_what_is_asked_before_making_ready_is_what_is_asked_when_deciding():
    case = case_at(GENSET, "recommend")
    serial = case.tasks[0].serial

    for who in CAST.values():
        for outcome in (*(one.key for one in GENSET.get_step("recommend").outcomes), "burn"):
            asked = find_refusal_of_act(case, serial, outcome, who)
            task, step_outcome = case.tasks[0], GENSET.get_step("recommend").find_outcome(outcome)
            act = complete_act(task, step_outcome) if step_outcome else Act(serial, outcome)
            decided = attempt(case, act, by=who)

            assert asked == (None if isinstance(decided, Moved) else decided)


def test_what_is_asked_of_an_ended_or_closed_task_is_refused():
    case = case_at(GENSET, "recommend")

    assert find_refusal_of_act(case, 99, "forward", TIA).reason is Reason.TASK_CLOSED
    ended = take_outcome(case, "recommend", "reject")
    assert find_refusal_of_act(ended, case.tasks[0].serial, "forward", TIA).reason is Reason.CASE_ENDED


def test_buttons_come_back_once_the_applicant_has_answered():
    case = take_outcome(case_at(GENSET, "recommend"), "recommend", "correct")
    counter = officer(8, *BUDI.posts, may={"answer", "view_all"})

    case = after(case, AnswerCorrection(task_at(case, "recommend").serial), by=counter)

    assert buttons(case) == BUTTONS["recommend"]


def test_going_back_one_step_shows_that_steps_buttons_again():
    case = take_outcome(case_at(GENSET, "verify"), "verify", "return")

    assert buttons(case) == BUTTONS["recommend"]
