"""When a task is due: the office's steps by their allowance, the applicant's own by nobody's."""

from dataclasses import replace

from app.domain.case.agency_rules import AgencyRules
from app.domain.case.due_times import before_the_pause, clock_of, soon_rule_of
from app.domain.procedure.procedures import NO_ALLOWANCE, Holder, HolderKind, Work
from app.domain.working_time.clocks import Clock, Pause, PauseCause
from app.domain.working_time.thresholds import SoonRule
from tests.builders import ends, minutes, procedure, step, to
from tests.calendars import at
from tests.casework import MONDAY_0900, case_at, filed, take_outcome, task_at

THE_APPLICANT = Holder(HolderKind.APPLICANT, "back_office")
GENSET = procedure(
    step("verify", to("collect"), allowance=minutes(10)),
    step("collect", ends(), by=THE_APPLICANT, work=Work.PRINT, allowance=minutes(5)),
)


def test_a_step_of_the_office_is_due_when_its_time_runs_out():
    case = case_at(GENSET, "verify")

    assert task_at(case, "verify").due_at == at("2026-11-23 09:10")


def test_a_permit_that_waits_to_be_collected_makes_nobody_late():
    case = case_at(GENSET, "collect")

    assert task_at(case, "collect").allowance == minutes(5)
    assert task_at(case, "collect").due_at is None


def test_a_step_is_due_soon_as_it_says_itself_or_else_as_its_agency_does():
    own = SoonRule(left=minutes(5))
    sop = procedure(step("first", to("second"), soon=own), step("second", ends()))
    case = replace(filed(sop), rules=AgencyRules(soon_share=60))

    assert soon_rule_of(case, case.tasks[0]) == own
    case = take_outcome(case, "first", "forward")
    assert soon_rule_of(case, case.tasks[0]) == SoonRule(share=60)


def test_the_applicants_own_steps_have_no_term_whatever_the_sop_prints():
    case = case_at(GENSET, "collect")

    assert clock_of(case.tasks[0]).allowance == NO_ALLOWANCE


def test_a_clock_before_the_pause_that_holds_it_up_keeps_the_pauses_that_are_over():
    over = Pause(at("2026-11-23 09:10"), at("2026-11-23 09:20"), PauseCause.CORRECTION)
    still = Pause(at("2026-11-23 09:30"), None, PauseCause.CORRECTION)
    clock = Clock(MONDAY_0900, minutes(60), (over, still))

    assert before_the_pause(clock) == Clock(MONDAY_0900, minutes(60), (over,))
