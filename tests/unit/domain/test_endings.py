import pytest

from app.domain.case.actions import Cancel, Withdraw
from app.domain.case.deciding import Moved
from app.domain.case.events import CaseEnded, TaskCancelled
from app.domain.case.folding import fold
from app.domain.case.refusals import Reason, Refused
from app.domain.procedure.procedures import EndStatus
from tests.builders import CANCELS, GENSET, corrects, ends, procedure, rejects, step, to
from tests.casework import attempt, case_at, moved, take_outcome
from tests.cast import ANTO, BUDI, KADIS, MIRA, SITI, TIA


@pytest.mark.parametrize("step_key", [one.key for one in GENSET.steps])
def test_an_applicant_may_withdraw_at_any_step(step_key):
    case = case_at(GENSET, step_key)

    result = moved(case, Withdraw("The building is sold"), by=BUDI)

    assert result.case.ended is EndStatus.WITHDRAWN
    assert result.case.tasks == ()
    assert [one.event for one in result.history] == [
        TaskCancelled(case.tasks[0].serial),
        CaseEnded(EndStatus.WITHDRAWN, "The building is sold"),
    ]


def test_a_file_that_waits_for_its_applicant_may_be_withdrawn():
    case = take_outcome(case_at(GENSET, "verify"), "verify", "correct")

    assert moved(case, Withdraw("Too much work"), by=BUDI).case.ended is EndStatus.WITHDRAWN


def test_the_supervisor_cancels_a_case_that_cannot_go_on():
    result = moved(case_at(GENSET, "verify"), Cancel("Filed twice", "duplicate"), by=SITI)

    assert result.history[-1].event == CaseEnded(EndStatus.CANCELLED, "Filed twice", "duplicate")


@pytest.mark.parametrize("action", [Withdraw(" "), Cancel("")])
def test_no_case_ends_early_without_a_word(action):
    who = BUDI if isinstance(action, Withdraw) else SITI

    assert attempt(case_at(GENSET, "verify"), action, by=who) == Refused(Reason.NOTE_MISSING)


@pytest.mark.parametrize("who", [TIA, MIRA, KADIS, ANTO])
def test_others_may_neither_withdraw_nor_cancel(who):
    case = case_at(GENSET, "verify")

    assert attempt(case, Withdraw("Why not"), by=who).reason is Reason.NOT_PERMITTED
    assert attempt(case, Cancel("Why not"), by=who).reason is Reason.NOT_PERMITTED


def test_what_one_end_may_do_the_other_may_not():
    assert attempt(case_at(GENSET, "verify"), Cancel("x"), by=BUDI).reason is Reason.NOT_PERMITTED
    assert attempt(case_at(GENSET, "verify"), Withdraw("x"), by=SITI).reason is Reason.NOT_PERMITTED
    assert isinstance(attempt(case_at(GENSET, "verify"), Cancel("x"), by=SITI), Moved)


def test_every_open_branch_is_closed_with_the_case():
    sop = procedure(
        step("begin", to("left", "right")),
        step("left", to("join"), corrects()),
        step("right", to("join"), rejects()),
        step("join", ends(), joins=CANCELS),
    )
    case = take_outcome(case_at(sop, "left"), "left", "correct")

    result = moved(case, Withdraw("Given up"), by=BUDI)

    assert result.case.tasks == ()
    assert [type(one.event) for one in result.history] == [TaskCancelled, TaskCancelled, CaseEnded]


def test_an_outcome_may_end_a_case_by_itself():
    case = take_outcome(case_at(GENSET, "recommend"), "recommend", "reject")

    assert case.ended is EndStatus.REJECTED
    assert case.facts["outcome.recommend"] == "reject"
    assert fold(case, ()) == case
