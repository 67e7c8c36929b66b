"""The time that the law gives to decide: it runs with the promise, and where an office wants, silence grants."""

from dataclasses import replace

import pytest

from app.domain.case.actions import AnswerCorrection, DeemApproved
from app.domain.case.due_times import deemed_clock
from app.domain.case.events import DeemedApproved, PromisePaused
from app.domain.case.refusals import Reason
from app.domain.procedure.procedures import NO_ALLOWANCE, ClockEffect, Work
from app.domain.working_time.clocks import PauseCause
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
from tests.casework import MONDAY_0900, after, attempt, filed, kinds, moved, open_steps, take_outcome, walked
from tests.cast import BUDI, SYSTEM

FIVE_DAYS = at("2026-11-30 16:00")
"""Five working days after Monday 23 November."""
TUESDAY, THURSDAY = at("2026-11-24 09:00"), at("2026-11-26 09:00")
LATER = at("2026-12-07 09:00")
STARTS = ClockEffect.START_PROMISE


def complete(sop=GENSET, *, issues=True, allowed=5):
    given = days(allowed) if allowed else NO_ALLOWANCE
    case = replace(filed(sop), deemed_allowed=given, deemed_issues=issues)
    return take_outcome(walked(case, "check"), "check", "complete")


def test_it_begins_with_the_promise():
    case = complete()

    assert case.deemed == days(5)
    assert case.deemed_due_at == FIVE_DAYS


def test_where_the_permit_type_gives_none_nothing_runs():
    case = complete(allowed=0)

    assert case.deemed_due_at is None
    assert deemed_clock(case) is None
    assert deemed_clock(filed(GENSET)) is None


def test_it_keeps_the_time_given_when_the_file_was_complete():
    case = replace(complete(), deemed_allowed=days(9))

    assert deemed_clock(case).allowance == days(5)


def test_it_stands_still_while_the_applicant_mends_the_file():
    case = take_outcome(walked(complete(), "verify"), "verify", "correct", when=TUESDAY)
    assert case.deemed_due_at is None

    case = after(case, AnswerCorrection(case.tasks[0].serial), by=BUDI, when=THURSDAY)

    assert case.deemed_due_at == at("2026-12-02 16:00")


def test_promise_and_law_stand_still_while_the_applicant_pays():
    sop = procedure(
        step("check", to("bill", key="complete", clock=STARTS), by=BACK_OFFICE, work=Work.CHECK_DOCUMENTS),
        step("bill", to("pay"), by=BACK_OFFICE, work=Work.BILL),
        step("pay", to("number"), by=APPLICANT, work=Work.PAY),
        step("number", ends(), by=BACK_OFFICE, work=Work.NUMBER),
        promise=days(7),
    )
    billed = take_outcome(complete(sop), "bill", "forward", when=TUESDAY)
    assert (billed.promise_due_at, billed.deemed_due_at) == (None, None)
    assert billed.promise_pauses[-1].cause is PauseCause.PAYMENT

    paid = take_outcome(billed, "pay", "forward", when=THURSDAY)

    assert paid.promise_due_at == at("2026-12-04 16:30")
    assert paid.deemed_due_at == at("2026-12-02 16:00")
    assert not paid.is_promise_paused


def test_once_the_permit_is_numbered_silence_means_nothing_any_more():
    case = take_outcome(walked(complete(), "number"), "number", "forward")

    assert case.is_deemed_over
    assert case.deemed_due_at is None
    assert deemed_clock(case).allowance == days(5)


def test_a_numbering_sent_back_is_no_decision():
    case = take_outcome(walked(complete(), "number"), "number", "return")

    assert case.deemed_due_at == FIVE_DAYS


def test_silence_closes_what_is_open_and_asks_for_the_number():
    case = walked(complete(), "recommend")

    result = moved(case, DeemApproved(), by=SYSTEM, when=LATER)

    assert kinds(result.history) == ["DeemedApproved", "TaskCancelled", "TaskOpened"]
    assert result.history[0].event == DeemedApproved(FIVE_DAYS)
    assert open_steps(result.case) == ["number"]
    assert result.case.deemed_due_at is None


def test_it_does_not_begin_again_after_a_pause():
    case = moved(walked(complete(), "recommend"), DeemApproved(), by=SYSTEM, when=LATER).case
    case = take_outcome(case, "number", "return", when=LATER)
    case = take_outcome(case, "verify", "correct", when=LATER)

    case = after(case, AnswerCorrection(case.tasks[0].serial), by=BUDI, when=at("2026-12-08 09:00"))

    assert case.promise_due_at is not None
    assert case.deemed_due_at is None


def test_silence_closes_every_branch():
    sop = procedure(
        step("check", to("study", "survey", key="complete", clock=STARTS), work=Work.CHECK_DOCUMENTS),
        step("study", to("join")),
        step("survey", to("join")),
        step("join", to("number"), joins=WAITS),
        step("number", ends(), back_to("join"), work=Work.NUMBER),
    )

    result = moved(complete(sop), DeemApproved(), by=SYSTEM, when=LATER)

    assert open_steps(result.case) == ["number"]
    assert result.case.tasks[0].path == ()


def deciding(step="recommend", **told):
    return walked(complete(**told), step)


UNNUMBERED = procedure(
    step("check", to("decide", key="complete", clock=STARTS), work=Work.CHECK_DOCUMENTS),
    step("decide", ends(), corrects()),
)


@pytest.mark.parametrize(
    ("case", "when", "reason"),
    [
        (deciding(issues=False), LATER, Reason.SILENCE_IS_NO_CONSENT),
        (deciding(), FIVE_DAYS, Reason.NOT_YET_DUE),
        (deciding(allowed=0), LATER, Reason.NOT_YET_DUE),
        (take_outcome(deciding("verify"), "verify", "correct"), LATER, Reason.NOT_YET_DUE),
        (deciding("number"), LATER, Reason.ALREADY_DECIDED),
        (take_outcome(deciding("number"), "number", "forward"), LATER, Reason.ALREADY_DECIDED),
        (complete(UNNUMBERED), LATER, Reason.NO_NUMBERING_STEP),
    ],
    ids=["not turned on", "in time", "no such time", "paused", "at numbering", "numbered", "no number step"],
)
def test_it_is_refused(case, when, reason):
    assert attempt(case, DeemApproved(), by=SYSTEM, when=when).reason == reason


def test_no_person_grants_by_silence():
    assert attempt(deciding(), DeemApproved(), by=BUDI, when=LATER).reason == Reason.NOT_PERMITTED


def test_a_file_that_waits_for_collection_pauses_with_the_promise():
    case = walked(complete(), "sign")

    result = take_outcome(case, "sign", "forward")

    assert result.promise_due_at is None
    assert PromisePaused(PauseCause.COLLECTION).cause is result.promise_pauses[-1].cause
    assert result.promise_started_at == MONDAY_0900
