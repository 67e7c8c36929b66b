"""What holds for every procedure that may be published and for whatever people do to its cases, in any order."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.domain.case import events as e
from app.domain.case.actions import Act, AnswerCorrection, Cancel, Release, Take, TimeOutTask, Withdraw
from app.domain.case.cases import TaskState
from app.domain.case.deciding import Moved, decide, list_allowed
from app.domain.case.folding import fold
from app.domain.procedure.definitions import procedure_as_data, read_procedure
from app.domain.procedure.procedures import EndStatus, Route
from app.domain.procedure.soundness import find_faults
from tests.calendars import office_calendar
from tests.casework import MONDAY_0900, attempt, blank, complete_act, filing, holder_of
from tests.cast import ANTO, BUDI, SITI, SYSTEM
from tests.random_procedures import doubtful_procedures, sound_procedures

quickly = settings(max_examples=50, deadline=None)
turns = st.lists(st.tuples(st.integers(0, 999), st.booleans(), st.integers(0, 300)), max_size=30)
"""Each turn: which of the possible actions, what is found out, and how many minutes later."""


def possible_actions(case, *, yes):
    """Everything that somebody could try now, allowed or not."""
    tries = [(Withdraw("Given up"), BUDI), (Cancel("Filed twice"), SITI), (Take(99), ANTO)]
    for task in case.tasks:
        holder = holder_of(task)
        for outcome in case.step_of(task).outcomes:
            act = complete_act(task, outcome, {"yes": yes})
            # Acting is what people mostly do.
            tries += [(act, holder)] * 4 + [(act, ANTO)]
        tries += [(AnswerCorrection(task.serial), BUDI)] * 3 + [(TimeOutTask(task.serial), SYSTEM)] * 2
        tries += [
            (Take(task.serial), holder),
            (Release(task.serial), holder),
            (Act(task.serial, "burn"), holder),
        ]
    return tries


def play(sop, played):
    """Play turns on a case; give each state with what led to it."""
    begun = filing(sop)
    case, when = begun.case, MONDAY_0900
    yield begun
    for choice, yes, later in played:
        when += timedelta(minutes=later)
        tries = possible_actions(case, yes=yes)
        action, who = tries[choice % len(tries)]
        result = attempt(case, action, by=who, when=when)
        if isinstance(result, Moved):
            case = result.case
            yield result


def assert_in_order(case):
    """Nothing is stuck, nothing is left over, and every file is inside exactly the forks of its step."""
    assert (case.ended is None) == bool(case.tasks)
    assert len({task.serial for task in case.tasks}) == len(case.tasks)
    for task in case.tasks:
        assert len(task.path) == len(case.procedure.forks.joins_around(task.step))
        assert (task.state is TaskState.WAITING) == any(pause.ended_at is None for pause in task.pauses)
    arrived = Counter((one.fork, one.arm) for one in case.arrivals)
    assert all(times == 1 for times in arrived.values())
    assert case.is_promise_paused == (
        case.promise_started_at is not None and case.ended is None and case.is_with_applicant
    )


@quickly
@given(sound_procedures())
def test_random_procedures_are_sound_and_survive_the_file(sop):
    assert find_faults(sop) == ()
    assert read_procedure(procedure_as_data(sop)) == sop


@quickly
@given(sound_procedures(), turns)
def test_no_sequence_of_actions_leaves_a_case_stuck(sop, played):
    for result in play(sop, played):
        assert_in_order(result.case)


@quickly
@given(sound_procedures(), turns)
def test_the_events_give_the_case_after_any_sequence_of_actions(sop, played):
    history = []

    for result in play(sop, played):
        history += result.history
        case = result.case

    assert fold(blank(sop), history) == case


@settings(max_examples=60, deadline=None)
@given(doubtful_procedures(), turns)
def test_what_may_be_published_never_fails_however_odd_it_looks(sop, played):
    assume(find_faults(sop) == ())

    for result in play(sop, played):
        assert_in_order(result.case)


@quickly
@given(doubtful_procedures())
def test_looking_for_faults_never_fails(sop):
    for fault in find_faults(sop):
        assert fault.place in {"sop", *(one.key for one in sop.steps)}


@quickly
@given(sound_procedures(), st.randoms(use_true_random=False))
def test_going_forward_ends_the_case_and_opens_each_join_once(sop, chance):
    case = filing(sop).case
    opened = Counter()

    for _ in range(len(sop.steps)):
        if case.ended:
            break
        task = chance.choice(case.tasks)
        forward = [
            one.outcome
            for one in list_allowed(case, holder_of(task))
            if one.task == task and one.outcome.route is Route.FORWARD
        ]
        act = complete_act(task, chance.choice(forward))
        result = decide(case, act, by=holder_of(task), at=MONDAY_0900, calendar=office_calendar())
        opened.update(one.event.step for one in result.history if isinstance(one.event, e.TaskOpened))
        case = result.case

    assert case.ended is EndStatus.COMPLETED
    assert all(times == 1 for times in opened.values())


@quickly
@given(sound_procedures(), turns)
def test_from_wherever_a_case_has_come_it_can_be_brought_to_an_end(sop, played):
    *_, last = play(sop, played)
    case = last.case

    for _ in range(4 * len(sop.steps)):
        if case.ended:
            break
        task = case.tasks[0]
        if task.state is TaskState.WAITING:
            case = attempt(case, AnswerCorrection(task.serial), by=BUDI).case
            continue
        forward = case.step_of(task).get_outcome("pass")
        free = attempt(case, complete_act(task, forward), by=holder_of(task))
        case = free.case

    assert case.ended


@quickly
@given(sound_procedures(), turns)
def test_the_buttons_are_exactly_what_is_accepted(sop, played):
    *_, last = play(sop, played)
    case = last.case

    for who in (*(holder_of(task) for task in case.tasks), BUDI, ANTO):
        allowed = {(one.task.serial, one.outcome.key) for one in list_allowed(case, who)}
        accepted = {
            (task.serial, outcome.key)
            for task in case.tasks
            for outcome in case.step_of(task).outcomes
            if isinstance(attempt(case, complete_act(task, outcome), by=who), Moved)
        }

        assert accepted == allowed


@pytest.mark.parametrize("action", [Take(1), Release(1), Withdraw("x"), Cancel("x"), TimeOutTask(1)])
@quickly
@given(sop=sound_procedures())
def test_an_applicant_without_a_post_changes_nothing(sop, action):
    case = filing(sop).case

    assert not isinstance(attempt(case, action, by=ANTO), Moved)
