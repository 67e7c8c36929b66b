"""When a task is due: the office's steps by their allowance, the applicant's own by nobody's."""

from app.domain.procedure.procedures import Holder, HolderKind, Work
from tests.builders import ends, minutes, procedure, step, to
from tests.calendars import at
from tests.casework import case_at, task_at

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
