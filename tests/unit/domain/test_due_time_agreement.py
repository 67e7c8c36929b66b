"""However often a file pauses, is given more time or the calendar changes, what is stored is what the ledger adds up."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.case.access import Permission
from app.domain.case.actions import AnswerCorrection, Extend, ReviseDueTimes
from app.domain.case.agency_rules import AgencyRules
from app.domain.case.cases import TaskState
from app.domain.case.deciding import Moved, decide
from app.domain.case.due_times import clock_of, deemed_clock, promise_clock
from app.domain.case.folding import fold
from app.domain.procedure.procedures import ClockEffect, Work
from app.domain.working_time.ledger import explain
from tests.builders import (
    BACK_OFFICE,
    TECHNICAL_TEAM,
    WAITS,
    back_to,
    corrects,
    days,
    ends,
    minutes,
    procedure,
    step,
    timed_out,
    to,
)
from tests.calendars import office_calendar
from tests.casework import MONDAY_0900, blank, complete_act, filing, holder_of
from tests.cast import BUDI, SITI, SYSTEM
from tests.clocks import allowances, calendars

AGAIN = corrects(key="anew", clock=ClockEffect.RESTART)
SOP = procedure(
    step(
        "check",
        to("study", "survey", key="complete", clock=ClockEffect.START_PROMISE),
        corrects(),
        by=BACK_OFFICE,
        work=Work.CHECK_DOCUMENTS,
        allowance=minutes(900),
    ),
    step(
        "study",
        to("decide"),
        corrects(),
        AGAIN,
        by=TECHNICAL_TEAM,
        allowance=days(3),
        time_out=timed_out(days(9), "forward"),
    ),
    step("survey", to("decide"), corrects(), AGAIN, allowance=minutes(700)),
    step("decide", ends(), back_to("check"), corrects(), allowance=days(1), joins=WAITS),
    promise=days(7),
)
SUPERVISOR = replace(SITI, permissions=frozenset(Permission))
RULES = AgencyRules(extension_times=4, extension_share=900)
turns = st.lists(
    st.tuples(
        st.sampled_from(("act", "act", "answer", "answer", "extend", "revise")),
        st.integers(0, 99),
        st.integers(0, 4000),
    ),
    max_size=25,
)


def begun():
    known = {"deemed_allowed": days(5), "rules": RULES}
    filed = filing(SOP)
    return replace(blank(SOP), **known), Moved(replace(filed.case, **known), filed.history)


def tried(case, kind, choice, more):
    """Give what is tried in one turn, and who tries it."""
    task = case.tasks[choice % len(case.tasks)]
    if kind == "extend":
        return Extend(task.serial, more, "Banjir"), SUPERVISOR
    if kind == "answer":
        return AnswerCorrection(task.serial), BUDI
    if kind == "revise":
        return ReviseDueTimes("SKB"), SYSTEM
    outcomes = case.step_of(task).outcomes
    return complete_act(task, outcomes[choice // 3 % len(outcomes)]), holder_of(task)


def assert_agrees(calendar, clock, stored):
    ledger = explain(calendar, clock)
    granted = (clock.allowance, *(one.allowance for one in clock.extensions))

    assert ledger.due_at == stored
    if stored is not None:
        assert ledger.counted_time == sum((one.working_time for one in granted), timedelta())
        assert ledger.counted_days == sum(one.working_days for one in granted)


def assert_all_agree(case, calendar):
    for task in case.tasks:
        if task.state is TaskState.OPEN:
            assert_agrees(calendar, clock_of(task), task.due_at)
        else:
            assert task.due_at is None
    if promise_clock(case) is not None and not case.is_promise_paused and case.ended is None:
        assert_agrees(calendar, promise_clock(case), case.promise_due_at)
        assert_agrees(calendar, deemed_clock(case), case.deemed_due_at)


@settings(max_examples=60, deadline=None)
@given(st.data(), turns)
def test_the_ledger_and_the_stored_due_time_never_disagree(data, played):
    empty, first = begun()
    case, history, calendar, when = first.case, [*first.history], office_calendar(), MONDAY_0900

    for kind, choice, later in played:
        when += timedelta(minutes=later)
        if case.ended is not None:
            break
        calendar = data.draw(calendars()) if kind == "revise" else calendar
        more = data.draw(allowances()) if kind == "extend" else None
        action, who = tried(case, kind, choice, more)
        result = decide(case, action, by=who, at=when, calendar=calendar)
        if isinstance(result, Moved):
            case = result.case
            history += result.history
        assert_all_agree(case, calendar)

    assert fold(empty, history) == case
