import pytest

from app.domain.case.actions import Act, Take, TimeOutTask
from app.domain.case.events import CaseEnded, OutcomeTaken
from app.domain.case.refusals import Reason, Refused
from app.domain.procedure.procedures import EndStatus, Route, Work
from tests.builders import (
    HEAD,
    THE_SYSTEM,
    back_to,
    ends,
    is_,
    minutes,
    procedure,
    rejects,
    step,
    timed_out,
    to,
)
from tests.calendars import at
from tests.casework import MONDAY_0900, after, attempt, case_at, filed, moved, open_steps, task_at
from tests.cast import ANTO, BUDI, KADIS, SITI, SYSTEM

AN_HOUR_LATER = at("2026-11-23 10:00")

CONSENTING = procedure(
    step("begin", to("decide")),
    step("decide", to("sign"), rejects(), by=HEAD, time_out=timed_out(minutes(60), "forward")),
    step("sign", ends(), by=HEAD),
)
"""A step in which silence counts as consent after an hour."""


def test_a_step_knows_when_its_time_runs_out():
    assert task_at(case_at(CONSENTING, "decide"), "decide").times_out_at == AN_HOUR_LATER
    assert task_at(filed(CONSENTING), "begin").times_out_at is None


def test_the_system_takes_the_outcome_when_the_time_has_run_out():
    case = case_at(CONSENTING, "decide")

    result = moved(case, TimeOutTask(2), by=SYSTEM, when=AN_HOUR_LATER)

    assert result.history[0].event == OutcomeTaken(2, "decide", "forward", Route.FORWARD, reason="time_out")
    assert {happened.by for happened in result.history} == {SYSTEM.id}
    assert open_steps(result.case) == ["sign"]


def test_not_a_moment_before():
    case = case_at(CONSENTING, "decide")

    assert attempt(case, TimeOutTask(2), by=SYSTEM, when=at("2026-11-23 09:59")) == Refused(
        Reason.NOT_YET_DUE
    )


def test_a_step_without_a_time_out_waits():
    late = at("2027-11-23 09:00")

    assert attempt(filed(CONSENTING), TimeOutTask(1), by=SYSTEM, when=late) == Refused(Reason.NOT_YET_DUE)


@pytest.mark.parametrize("who", [BUDI, KADIS, SITI, ANTO])
def test_nobody_can_play_the_system(who):
    case = case_at(CONSENTING, "decide")

    assert attempt(case, TimeOutTask(2), by=who, when=AN_HOUR_LATER) == Refused(Reason.NOT_PERMITTED)


def test_a_time_out_comes_once_however_often_it_is_asked_for():
    case = after(case_at(CONSENTING, "decide"), TimeOutTask(2), by=SYSTEM, when=AN_HOUR_LATER)

    assert attempt(case, TimeOutTask(2), by=SYSTEM, when=AN_HOUR_LATER) == Refused(Reason.TASK_CLOSED)


def test_an_officer_who_acts_in_time_is_first():
    case = after(case_at(CONSENTING, "decide"), Act(2, "reject", note="Not in line with the plan"), by=KADIS)

    assert attempt(case, TimeOutTask(2), by=SYSTEM, when=AN_HOUR_LATER).reason is Reason.CASE_ENDED


def test_a_time_out_asks_neither_for_a_note_nor_for_readiness():
    sop = procedure(
        step("pay", ends(), rejects(), work=Work.PAY, time_out=timed_out(minutes(60), "reject")),
    )

    case = after(filed(sop), TimeOutTask(1), by=SYSTEM, when=AN_HOUR_LATER)

    assert case.ended is EndStatus.REJECTED


def test_a_time_out_may_send_the_file_back():
    sop = procedure(
        step("begin", to("verify")),
        step("verify", ends(), back_to("begin"), time_out=timed_out(minutes(60), "return")),
    )

    case = after(case_at(sop, "verify"), TimeOutTask(2), by=SYSTEM, when=AN_HOUR_LATER)

    assert open_steps(case) == ["begin"]


def test_a_taken_task_times_out_all_the_same():
    case = after(case_at(CONSENTING, "decide"), Take(2), by=KADIS)

    assert open_steps(after(case, TimeOutTask(2), by=SYSTEM, when=AN_HOUR_LATER)) == ["sign"]


def test_a_system_step_is_finished_by_the_system_alone():
    sop = procedure(
        step("begin", to("notify")),
        step("notify", ends(when=is_("sent", value=True)), rejects(), by=THE_SYSTEM, work=Work.NOTIFY),
    )
    case = case_at(sop, "notify")

    for who in (BUDI, KADIS, SITI, ANTO):
        assert attempt(case, Act(2, "finish", facts={"sent": True}), by=who).reason is Reason.NOT_YOUR_STEP
    result = moved(case, Act(2, "finish", facts={"sent": True}), by=SYSTEM, when=MONDAY_0900)

    assert result.history[-1].event == CaseEnded(EndStatus.COMPLETED)


def test_a_system_step_is_done_once():
    sop = procedure(
        step("notify", to("end"), by=THE_SYSTEM, work=Work.NOTIFY),
        step("end", ends(), by=THE_SYSTEM, work=Work.NOTIFY),
    )
    case = after(filed(sop), Act(1, "forward"), by=SYSTEM)

    assert attempt(case, Act(1, "forward"), by=SYSTEM) == Refused(Reason.TASK_CLOSED)
