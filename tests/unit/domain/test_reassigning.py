"""A task in other hands: given to a colleague, given back to its post, or taken over."""

from dataclasses import replace

import pytest

from app.domain.case.access import Permission, Post
from app.domain.case.actions import Reassign, Release, Take, TakeOver
from app.domain.case.events import TaskReassigned, TaskTaken
from app.domain.case.refusals import Reason
from app.domain.procedure.procedures import Work
from tests.builders import APPLICANT, GENSET, THE_SYSTEM, ends, procedure, step
from tests.calendars import at
from tests.casework import MONDAY_0900, after, attempt, case_at, filed, moved, take_outcome, task_at
from tests.cast import KADIS, MIRA, SITI, officer

NOON = at("2026-11-23 11:45")
SUPERVISOR = replace(SITI, permissions=SITI.permissions | {Permission.CASE_REASSIGN})
CHIEF = officer(21, Post("junior_expert"), may={"take", "reassign", "take_over", "verify"})


def verifying(*, taken_by=MIRA):
    case = case_at(GENSET, "verify")
    return case if taken_by is None else after(case, Take(task_at(case, "verify").serial), by=taken_by)


def hand(case, to, *, by=SUPERVISOR, note="Mira cuti", when=MONDAY_0900):
    return attempt(case, Reassign(case.tasks[0].serial, to, note, "Rudi"), by=by, when=when)


def test_a_task_is_given_to_a_colleague():
    result = hand(verifying(), 77)

    assert [one.event for one in result.history] == [TaskReassigned(5, 77, "Rudi", "Mira cuti")]
    assert task_at(result.case, "verify").assignee == 77


def test_a_task_is_given_back_to_its_post():
    assert task_at(hand(verifying(), None).case, "verify").assignee is None


def test_giving_it_to_whom_it_lies_with_changes_nothing():
    assert hand(verifying(), MIRA.id).history == ()


def test_who_leads_a_post_may_give_its_tasks_away_without_seeing_every_file():
    assert task_at(hand(verifying(), 77, by=CHIEF).case, "verify").assignee == 77


@pytest.mark.parametrize("who", [MIRA, SITI, KADIS], ids=["Mira", "Siti", "Kadis"])
def test_nobody_else_may(who):
    assert hand(verifying(), 77, by=who).reason == Reason.NOT_PERMITTED


def test_what_lies_with_no_officer_is_given_to_nobody():
    asked = take_outcome(verifying(taken_by=None), "verify", "correct")
    his_own = filed(procedure(step("submit", ends(), by=APPLICANT, work=Work.SUBMIT)))
    systems = filed(procedure(step("tell", ends(), by=THE_SYSTEM, work=Work.NOTIFY)))

    assert hand(asked, 77).reason == Reason.TASK_WAITS_FOR_APPLICANT
    assert hand(his_own, 77).reason == Reason.TASK_NOT_WITH_OFFICERS
    assert hand(systems, 77).reason == Reason.TASK_NOT_WITH_OFFICERS


@pytest.mark.parametrize("action", [Reassign(2, 77), TakeOver(2)], ids=["reassign", "take over"])
def test_a_closed_task_stays_as_it_is(action):
    assert attempt(verifying(), action, by=SUPERVISOR).reason == Reason.TASK_CLOSED


def test_a_colleague_takes_over_what_another_has_taken():
    result = moved(verifying(), TakeOver(5), by=CHIEF)

    assert [one.event for one in result.history] == [TaskReassigned(5, CHIEF.id, "", "")]
    assert task_at(result.case, "verify").assignee == CHIEF.id


def test_taking_over_what_nobody_has_is_taking_it():
    result = moved(verifying(taken_by=None), TakeOver(5), by=CHIEF)

    assert [one.event for one in result.history] == [TaskTaken(5)]


def test_taking_over_what_is_ones_own_changes_nothing():
    assert moved(verifying(taken_by=CHIEF), TakeOver(5), by=CHIEF).history == ()


def test_only_a_holder_of_the_post_takes_over_and_only_if_his_role_may():
    assert attempt(verifying(), TakeOver(5), by=SUPERVISOR).reason == Reason.NOT_YOUR_STEP
    assert attempt(verifying(taken_by=CHIEF), TakeOver(5), by=MIRA).reason == Reason.NOT_PERMITTED


def test_when_a_task_was_first_in_somebodys_hand_is_kept():
    case = verifying(taken_by=None)
    assert task_at(case, "verify").taken_at is None

    case = after(case, Take(5), by=CHIEF)
    case = after(case, Release(5), by=replace(CHIEF, permissions=frozenset(Permission)), when=NOON)
    case = hand(case, 77, when=NOON).case

    assert task_at(case, "verify").taken_at == MONDAY_0900


def test_being_given_a_task_is_having_it_in_hand():
    case = hand(verifying(taken_by=None), 77, when=NOON).case

    assert task_at(case, "verify").taken_at == NOON
