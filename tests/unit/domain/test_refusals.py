"""What an officer hears first when several things are wrong at once."""

from dataclasses import replace

import pytest

from app.domain.case.actions import Act, AnswerCorrection, Cancel, Release, Take, TimeOutTask, Withdraw
from app.domain.case.refusals import Reason, Refused
from app.domain.procedure.procedures import Need
from tests.builders import GENSET, HEAD, corrects, ends, is_, procedure, rejects, step, to
from tests.casework import MONDAY_0900, after, attempt, case_at, filed, take_outcome
from tests.cast import ANTO, BUDI, KADIS, MIRA, SITI, SYSTEM, officer

EVERY_ACTION = [
    Act(1, "forward"),
    Take(1),
    Release(1),
    AnswerCorrection(1),
    Withdraw("No longer wanted"),
    Cancel("Duplicate"),
    TimeOutTask(1),
]

DECIDING = procedure(
    step(
        "decide",
        ends(when=is_("fee.paid", value=True), needs=frozenset({Need.NOTE, Need.REASON, Need.DOCUMENT})),
        rejects(needs=frozenset({Need.NOTE})),
        corrects(),
        by=HEAD,
    )
)


@pytest.mark.parametrize("action", EVERY_ACTION, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("who", [BUDI, SITI, ANTO, SYSTEM], ids=["Budi", "Siti", "Anto", "system"])
def test_an_ended_case_takes_no_action_from_anyone(action, who):
    case = after(filed(GENSET), Cancel("Filed twice"), by=SITI)

    assert attempt(case, action, by=who) == Refused(Reason.CASE_ENDED, {"status": "cancelled"})


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        (Act(1, "forward"), Reason.TASK_CLOSED),
        (Take(1), Reason.TASK_CLOSED),
        (Release(1), Reason.TASK_CLOSED),
        (TimeOutTask(1), Reason.TASK_CLOSED),
        (AnswerCorrection(1), Reason.NO_CORRECTION_OPEN),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_task_that_a_colleague_has_finished_is_closed(action, reason):
    case = case_at(GENSET, "check")

    assert attempt(case, action, by=BUDI) == Refused(reason)


def test_the_reasons_come_in_the_order_of_their_use_to_the_officer():
    head = officer(40, *KADIS.posts, may={"verify", "take", "reject", "release"})
    own = filed(DECIDING, by=head)
    case = after(filed(DECIDING), Take(1), by=officer(41, *KADIS.posts, may={"take"}))
    unready = Act(1, "finish", facts={"fee.paid": True})

    def hears(who, action, *, of=case):
        return attempt(of, action, by=who).reason

    assert hears(replace(MIRA, agency="kampar"), Act(1, "burn")) is Reason.OTHER_AGENCY
    assert hears(MIRA, Act(1, "burn")) is Reason.NOT_YOUR_STEP
    assert hears(replace(head, permissions=frozenset()), Act(1, "burn")) is Reason.TAKEN_BY_OTHER
    assert (
        hears(replace(head, permissions=frozenset()), Act(1, "burn"), of=filed(DECIDING))
        is Reason.NOT_PERMITTED
    )
    assert hears(head, Act(1, "burn"), of=own) is Reason.UNKNOWN_OUTCOME
    assert hears(head, unready, of=own) is Reason.OWN_FILING
    assert hears(head, Act(1, "finish"), of=filed(DECIDING)) is Reason.CONDITION_UNMET
    assert hears(head, unready, of=filed(DECIDING)) is Reason.NOTE_MISSING
    noted = replace(unready, note="In order")
    assert hears(head, noted, of=filed(DECIDING)) is Reason.REASON_MISSING
    reasoned = replace(noted, reason="complete")
    assert hears(head, reasoned, of=filed(DECIDING)) is Reason.DOCUMENT_MISSING
    assert attempt(filed(DECIDING), replace(reasoned, has_document=True), by=head).case.ended


def test_who_has_taken_the_task_is_named():
    case = after(case_at(GENSET, "verify"), Take(5), by=officer(41, *MIRA.posts, may={"take"}))

    assert attempt(case, Act(5, "forward"), by=MIRA) == Refused(Reason.TAKEN_BY_OTHER, {"officer": 41})


def test_a_file_that_waits_for_the_applicant_is_not_moved_by_the_office():
    case = take_outcome(case_at(GENSET, "verify"), "verify", "correct")

    for outcome in ("forward", "return", "correct", "reject"):
        assert attempt(case, Act(5, outcome, note="x"), by=MIRA) == Refused(Reason.TASK_WAITS_FOR_APPLICANT)


def test_an_outcome_of_another_step_is_unknown_here():
    case = case_at(GENSET, "verify")

    assert attempt(case, Act(5, "complete"), by=MIRA) == Refused(
        Reason.UNKNOWN_OUTCOME, {"outcome": "complete"}
    )


def test_a_refusal_changes_nothing():
    case = case_at(GENSET, "verify")
    before = replace(case)

    for action in EVERY_ACTION:
        attempt(case, action, by=ANTO, when=MONDAY_0900)

    assert case == before


def test_facts_that_come_with_an_act_are_seen_by_its_condition():
    sop = procedure(
        step("check", to("next", when=is_("fee.paid", value=True)), rejects()), step("next", ends())
    )

    assert attempt(filed(sop), Act(1, "forward"), by=MIRA).reason is Reason.CONDITION_UNMET
    case = after(filed(sop), Act(1, "forward", facts={"fee.paid": True}), by=MIRA)

    assert case.facts["fee.paid"] is True
