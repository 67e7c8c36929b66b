"""The events are the truth: played again, from memory or from the file, they give the same case."""

import json
from dataclasses import replace
from datetime import date

import pytest

from app.domain.case import events as e
from app.domain.case.access import Permission
from app.domain.case.actions import (
    AnswerCorrection,
    Cancel,
    DeemApproved,
    Extend,
    Reassign,
    ReviseDueTimes,
    Take,
    TakeOver,
)
from app.domain.case.cases import TaskState
from app.domain.case.deciding import decide
from app.domain.case.event_bodies import as_body, from_body, kind_of
from app.domain.case.folding import Happened, fold
from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.days_off import DayOff, DayOffKind
from tests.builders import (
    GENSET,
    WAITS,
    back_to,
    corrects,
    days,
    ends,
    is_,
    minutes,
    procedure,
    rejects,
    step,
    to,
)
from tests.calendars import REGULAR, WIB, at
from tests.casework import MONDAY_0900, blank, complete_act, filed, filing, holder_of, moved, task_at
from tests.cast import BUDI, SITI, SYSTEM

PARTING = procedure(
    step("dispatch", to("study", "survey", "bill")),
    step("study", to("decide"), corrects()),
    step("survey", to("decide"), rejects(), when=is_("survey", value=True), otherwise="decide"),
    step("bill", to("decide")),
    step("decide", ends(), back_to("study"), joins=WAITS),
)


EXTENDER = replace(SITI, permissions=frozenset(Permission))
CLOSED_TUESDAY = WorkingCalendar(WIB, (REGULAR,), (DayOff(date(2026, 11, 24), "Local", DayOffKind.LOCAL),))
LEVERS = {
    "extend": lambda case: (Extend(case.tasks[0].serial, minutes(10), "Hujan"), EXTENDER),
    "reassign": lambda case: (Reassign(case.tasks[0].serial, 77, "Cuti", "Rudi"), EXTENDER),
    "give-back": lambda case: (Reassign(case.tasks[0].serial, None), EXTENDER),
    "take-over": lambda case: (TakeOver(case.tasks[0].serial), holder_of(case.tasks[0])),
}


def granting(case):
    """Of a permit type that silence grants: the type's own say, which no event repeats."""
    return replace(case, deemed_allowed=days(5), deemed_issues=True)


def steps_of(case, walk):
    """Play a walk: `step:outcome` or a word, each on the first task where it fits."""
    history = []
    for word in walk:
        if word in LEVERS:
            action, who = LEVERS[word](case)
            result = moved(case, action, by=who)
        elif word == "revise":
            result = decide(case, ReviseDueTimes("SKB"), by=SYSTEM, at=MONDAY_0900, calendar=CLOSED_TUESDAY)
        elif word == "silence":
            result = moved(case, DeemApproved(), by=SYSTEM, when=at("2026-12-14 09:00"))
        elif word == "answer":
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
    "levers": (
        GENSET,
        (
            "submit:forward check:complete dispatch:forward take extend reassign give-back revise "
            "recommend:forward take reassign take-over verify:correct revise answer revise verify:forward"
        ),
    ),
    "granted by silence": (GENSET, "submit:forward check:complete dispatch:forward extend silence"),
    "cancelled halfway": (PARTING, "dispatch:forward study:correct cancel"),
}


@pytest.mark.parametrize("walk", WALKS)
def test_the_events_of_a_case_give_the_case(walk):
    sop, words = WALKS[walk]
    begun = filing(sop)

    case, history = steps_of(granting(begun.case), words.split())

    assert fold(granting(blank(sop)), [*begun.history, *history]) == case


@pytest.mark.parametrize("walk", WALKS)
def test_so_do_the_events_as_they_stand_on_file(walk):
    sop, words = WALKS[walk]
    begun = filing(sop)
    case, history = steps_of(granting(begun.case), words.split())

    read_back = [
        Happened(from_body(kind_of(one.event), json.loads(json.dumps(as_body(one.event)))), one.at, one.by)
        for one in (*begun.history, *history)
    ]

    assert fold(granting(blank(sop)), read_back) == case


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
