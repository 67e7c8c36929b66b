"""After the calendar changed the system derives every due time anew, and tells of each that moved."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.case.access import Permission
from app.domain.case.actions import Extend, ReviseDueTimes
from app.domain.case.deciding import Moved, decide
from app.domain.case.events import PromiseDueMoved, TaskDueMoved
from app.domain.case.refusals import Reason
from app.domain.procedure.procedures import NO_ALLOWANCE, CorrectionRule, EndStatus
from app.domain.working_time.days_off import DayOff, DayOffKind
from tests.builders import GENSET, days, ends, minutes, procedure, step, timed_out, to
from tests.calendars import at, office_calendar
from tests.casework import MONDAY_0900, case_at, filed, moved, take_outcome, task_at
from tests.cast import BUDI, SITI, SYSTEM

TUESDAY_OFF = DayOff(date(2026, 11, 24), "Pilkada", DayOffKind.LOCAL, "SK Bupati 7/2026")
WHY = "SK Bupati 7/2026"
NOON = at("2026-11-23 11:00")


def with_tuesday_off():
    calendar = office_calendar()
    return replace(calendar, days_off=(*calendar.days_off, TUESDAY_OFF))


def revise(case, calendar=None, *, by=SYSTEM):
    return decide(case, ReviseDueTimes(WHY), by=by, at=NOON, calendar=calendar or with_tuesday_off())


def events(case, calendar=None):
    result = revise(case, calendar)
    assert isinstance(result, Moved)
    return [one.event for one in result.history]


def recommending(**told):
    case = replace(filed(GENSET), deemed_allowed=days(5))
    case = take_outcome(case, "submit", "forward")
    return take_outcome(take_outcome(case, "check", "complete"), "dispatch", "forward")


def test_each_due_time_that_moves_is_told_with_the_old_one_and_the_reason():
    told = events(recommending())

    assert told == [
        TaskDueMoved(4, at("2026-12-03 16:00"), at("2026-12-02 16:00"), None, WHY),
        PromiseDueMoved(at("2026-12-03 16:00"), at("2026-12-02 16:00"), at("2026-12-01 16:00"), WHY),
    ]


def test_the_case_has_the_new_due_times():
    case = revise(recommending()).case

    assert task_at(case, "recommend").due_at == at("2026-12-03 16:00")
    assert case.promise_due_at == at("2026-12-03 16:00")
    assert case.deemed_due_at == at("2026-12-01 16:00")


def test_doing_it_again_changes_nothing():
    case = revise(recommending()).case

    assert events(case) == []


def test_where_nothing_moves_nothing_is_told():
    assert events(recommending(), office_calendar()) == []


def test_more_time_agreed_is_counted_in_the_new_calendar_too():
    may_extend = replace(SITI, permissions=frozenset(Permission))
    case = moved(recommending(), Extend(4, days(2), "Cuaca"), by=may_extend).case

    assert events(case)[0].due_at == at("2026-12-07 16:00")


def test_a_time_out_moves_even_where_the_due_time_does_not():
    sop = procedure(
        step("wait", to("end"), allowance=minutes(20), time_out=timed_out(days(2), "forward")),
        step("end", ends()),
    )

    told = events(filed(sop))

    assert told == [
        TaskDueMoved(1, at("2026-11-23 09:20"), at("2026-11-23 09:20"), at("2026-11-26 16:00"), WHY)
    ]


ANSWERED_IN_TWO = replace(GENSET, correction=CorrectionRule(days(2), EndStatus.CANCELLED))


def asked():
    return take_outcome(case_at(ANSWERED_IN_TWO, "recommend"), "recommend", "correct")


def test_the_applicant_too_gets_the_day_that_the_office_is_closed():
    told = events(asked())

    assert told == [TaskDueMoved(4, None, None, None, WHY, at("2026-11-26 16:00"))]


def test_what_the_applicant_was_told_is_never_cut_short():
    case = revise(asked()).case
    assert task_at(case, "recommend").correction_due_at == at("2026-11-26 16:00")

    assert events(case, office_calendar()) == []


def test_a_question_without_a_last_day_has_none_afterwards():
    case = take_outcome(case_at(GENSET, "recommend"), "recommend", "correct")
    assert case.procedure.correction.answer_within == NO_ALLOWANCE

    assert events(case) == []


@pytest.mark.parametrize("who", [BUDI, SITI], ids=["Budi", "Siti"])
def test_no_person_moves_due_times(who):
    assert revise(recommending(), by=who).reason == Reason.NOT_PERMITTED


def test_the_moment_is_that_of_the_change():
    result = revise(recommending())

    assert {one.at for one in result.history} == {NOON}
    assert recommending().promise_started_at == MONDAY_0900
