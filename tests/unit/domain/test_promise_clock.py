from app.domain.case.actions import AnswerCorrection, Withdraw
from app.domain.case.events import PromisePaused, PromiseResumed, PromiseStarted
from app.domain.procedure.procedures import ClockEffect, EndStatus, Work
from app.domain.working_time.clocks import Pause, PauseCause
from tests.builders import (
    APPLICANT,
    BACK_OFFICE,
    GENSET,
    WAITS,
    back_to,
    corrects,
    days,
    ends,
    procedure,
    step,
    to,
)
from tests.calendars import at
from tests.casework import (
    MONDAY_0900,
    after,
    case_at,
    complete_act,
    filed,
    holder_of,
    moved,
    take_outcome,
    task_at,
)
from tests.cast import BUDI

TUESDAY = at("2026-11-24 09:00")
WEDNESDAY = at("2026-11-25 09:00")
STARTS = ClockEffect.START_PROMISE
PROMISED = at("2026-12-02 16:00")
"""Seven working days after Monday 23 November."""


def test_the_promise_begins_when_the_file_is_complete():
    case = case_at(GENSET, "check")
    assert case.promise_started_at is None

    case = take_outcome(case, "check", "complete")

    assert case.promise_started_at == MONDAY_0900
    assert case.promise_due_at == PROMISED


def test_a_correction_before_that_neither_starts_nor_pauses_it():
    case = take_outcome(case_at(GENSET, "check"), "check", "correct")

    assert case.promise_started_at is None
    assert case.promise_pauses == ()


def test_it_begins_only_once():
    sop = procedure(
        step("check", to("verify", clock=STARTS)), step("verify", ends(), back_to("check")), promise=days(7)
    )
    case = take_outcome(case_at(sop, "verify"), "verify", "return")

    case = take_outcome(case, "check", "forward", when=TUESDAY)

    assert case.promise_started_at == MONDAY_0900
    assert case.promise_due_at == PROMISED


def test_a_service_without_a_promise_has_no_due_day():
    sop = procedure(step("check", to("verify", clock=STARTS)), step("verify", ends()))

    case = case_at(sop, "verify")

    assert case.promise_started_at == MONDAY_0900
    assert case.promise_due_at is None


def test_a_correction_of_the_whole_file_stops_the_promise_and_the_answer_lets_it_run_on():
    case = take_outcome(case_at(GENSET, "verify"), "verify", "correct")
    assert case.is_promise_paused
    assert case.promise_due_at is None

    case = after(case, AnswerCorrection(5), by=BUDI, when=WEDNESDAY)

    assert case.promise_pauses == (Pause(MONDAY_0900, WEDNESDAY, PauseCause.CORRECTION),)
    assert case.promise_due_at == at("2026-12-03 16:00")
    assert not case.is_promise_paused


def test_it_stands_still_while_the_applicant_pays():
    sop = procedure(
        step("bill", to("pay", clock=STARTS), by=BACK_OFFICE, work=Work.BILL),
        step("pay", to("sign"), by=APPLICANT, work=Work.PAY),
        step("sign", ends()),
        promise=days(7),
    )
    case = case_at(sop, "pay")
    assert case.promise_pauses == (Pause(MONDAY_0900, None, PauseCause.PAYMENT),)

    case = take_outcome(case, "pay", "forward", when=WEDNESDAY)

    assert case.promise_pauses == (Pause(MONDAY_0900, WEDNESDAY, PauseCause.PAYMENT),)
    assert case.promise_due_at == at("2026-12-03 16:00")


def test_it_stands_still_while_the_permit_waits_to_be_collected():
    case = case_at(GENSET, "hand_over")

    assert case.promise_pauses == (Pause(MONDAY_0900, None, PauseCause.COLLECTION),)


def test_a_file_returned_to_the_applicant_is_with_him_to_be_corrected():
    sop = procedure(
        step("submit", to("check"), by=APPLICANT, work=Work.SUBMIT),
        step("check", to("verify", clock=STARTS)),
        step("verify", ends(), back_to("submit")),
        promise=days(7),
    )

    case = take_outcome(case_at(sop, "verify"), "verify", "return")

    assert case.promise_pauses[-1].cause is PauseCause.CORRECTION


def test_a_promise_that_begins_with_the_applicant_waits_at_once():
    sop = procedure(
        step("submit", to("pay", clock=STARTS), by=APPLICANT, work=Work.SUBMIT),
        step("pay", ends(), by=APPLICANT, work=Work.PAY),
        promise=days(7),
    )

    case = take_outcome(filed(sop), "submit", "forward")

    assert case.promise_pauses == (Pause(MONDAY_0900, None, PauseCause.PAYMENT),)


def test_it_runs_on_as_long_as_one_branch_is_with_the_office():
    sop = procedure(
        step("check", to("study", "verify", clock=STARTS)),
        step("study", to("join"), corrects()),
        step("verify", to("join"), corrects()),
        step("join", ends(), joins=WAITS),
        promise=days(7),
    )
    case = take_outcome(case_at(sop, "study"), "study", "correct")
    assert not case.is_promise_paused

    case = take_outcome(case, "verify", "correct", when=TUESDAY)
    assert case.is_promise_paused

    case = after(case, AnswerCorrection(task_at(case, "study").serial), by=BUDI, when=WEDNESDAY)
    assert not case.is_promise_paused
    assert case.promise_pauses == (Pause(TUESDAY, WEDNESDAY, PauseCause.CORRECTION),)


def test_when_the_other_branch_is_done_the_whole_file_is_with_the_applicant():
    sop = procedure(
        step("check", to("study", "verify", clock=STARTS)),
        step("study", to("join"), corrects()),
        step("verify", to("join")),
        step("join", ends(), joins=WAITS),
        promise=days(7),
    )
    case = take_outcome(case_at(sop, "study"), "study", "correct")

    case = take_outcome(case, "verify", "forward", when=TUESDAY)

    assert case.promise_pauses == (Pause(TUESDAY, None, PauseCause.CORRECTION),)


def test_each_turn_of_the_promise_is_on_record():
    case = case_at(GENSET, "check")
    act = complete_act(case.tasks[0], case.procedure.get_step("check").get_outcome("complete"))

    started = moved(case, act, by=holder_of(case.tasks[0]))
    case = take_outcome(started.case, "dispatch", "forward")
    act = complete_act(case.tasks[0], case.procedure.get_step("recommend").get_outcome("correct"))
    paused = moved(case, act, by=holder_of(case.tasks[0]))
    resumed = moved(paused.case, AnswerCorrection(4), by=BUDI, when=WEDNESDAY)

    assert PromiseStarted(PROMISED) in [one.event for one in started.history]
    assert paused.history[-1].event == PromisePaused(PauseCause.CORRECTION)
    assert resumed.history[-1].event == PromiseResumed(at("2026-12-03 16:00"))


def test_an_ended_case_pauses_no_longer():
    case = after(case_at(GENSET, "hand_over"), Withdraw("Moved away"), by=BUDI, when=TUESDAY)

    assert case.ended is EndStatus.WITHDRAWN
    assert case.promise_pauses == (Pause(MONDAY_0900, TUESDAY, PauseCause.COLLECTION),)
    assert not case.is_promise_paused
