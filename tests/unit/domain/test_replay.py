"""The events are the truth: played again, from memory or from the file, they give the same case."""

import json

import pytest

from app.domain.case import events as e
from app.domain.case.actions import AnswerCorrection, Cancel, Take
from app.domain.case.cases import TaskState
from app.domain.case.event_bodies import as_body, from_body, kind_of
from app.domain.case.folding import Happened, fold
from tests.builders import GENSET, WAITS, back_to, corrects, ends, is_, procedure, rejects, step, to
from tests.casework import MONDAY_0900, blank, complete_act, filed, filing, holder_of, moved, task_at
from tests.cast import BUDI, SITI

PARTING = procedure(
    step("dispatch", to("study", "survey", "bill")),
    step("study", to("decide"), corrects()),
    step("survey", to("decide"), rejects(), when=is_("survey", value=True), otherwise="decide"),
    step("bill", to("decide")),
    step("decide", ends(), back_to("study"), joins=WAITS),
)


def steps_of(case, walk):
    """Play a walk: `step:outcome`, `answer`, `take` or `cancel`, each on the first task where it fits."""
    history = []
    for word in walk:
        if word == "answer":
            waiting = next(task for task in case.tasks if task.state is TaskState.WAITING)
            result = moved(case, AnswerCorrection(waiting.serial, {"form.kva": 60}), by=BUDI)
        elif word == "take":
            result = moved(case, Take(case.tasks[0].serial), by=holder_of(case.tasks[0]))
        elif word == "cancel":
            result = moved(case, Cancel("Filed twice"), by=SITI)
        else:
            step_key, outcome = word.split(":")
            task = task_at(case, step_key)
            act = complete_act(task, case.step_of(task).get_outcome(outcome), {"survey": True})
            result = moved(case, act, by=holder_of(task))
        case = result.case
        history += result.history
    return case, history


WALKS = {
    "through and through": (
        GENSET,
        (
            "submit:forward check:complete dispatch:forward recommend:forward verify:return recommend:forward "
            "verify:correct answer verify:forward number:forward sign:forward hand_over:finish"
        ),
    ),
    "branches": (
        PARTING,
        "dispatch:forward study:correct answer take survey:forward study:forward bill:forward",
    ),
    "branches, and back into one": (
        PARTING,
        "dispatch:forward bill:forward survey:forward study:forward decide:return study:forward decide:finish",
    ),
    "a refused branch": (PARTING, "dispatch:forward survey:reject bill:forward study:forward"),
    "cancelled halfway": (PARTING, "dispatch:forward study:correct cancel"),
}


@pytest.mark.parametrize("walk", WALKS)
def test_the_events_of_a_case_give_the_case(walk):
    sop, words = WALKS[walk]
    begun = filing(sop)

    case, history = steps_of(begun.case, words.split())

    assert fold(blank(sop), [*begun.history, *history]) == case


@pytest.mark.parametrize("walk", WALKS)
def test_so_do_the_events_as_they_stand_on_file(walk):
    sop, words = WALKS[walk]
    begun = filing(sop)
    case, history = steps_of(begun.case, words.split())

    read_back = [
        Happened(from_body(kind_of(one.event), json.loads(json.dumps(as_body(one.event)))), one.at, one.by)
        for one in (*begun.history, *history)
    ]

    assert fold(blank(sop), read_back) == case


TELLING = [
    e.NumberGiven("500.16/1"),
    e.FeeBilled("15000", "Perda 1/2024"),
    e.LateFlagged(1, MONDAY_0900),
    e.StepSkipped("survey", "decide"),
]


@pytest.mark.parametrize("event", TELLING, ids=kind_of)
def test_an_event_that_only_tells_leaves_the_case_as_it_is(event):
    case = filed(GENSET)

    assert fold(case, [Happened(event, MONDAY_0900, 1)]) == case


def test_an_event_about_a_task_that_is_not_there_is_a_fault_of_the_file():
    with pytest.raises(ValueError, match="case 31 has no live task 9"):
        fold(filed(GENSET), [Happened(e.TaskTaken(9), MONDAY_0900, 1)])


def test_a_case_remembers_who_filed_it():
    assert filing(GENSET).case.filed_by == BUDI.id
