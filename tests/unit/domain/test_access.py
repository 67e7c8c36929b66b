from dataclasses import replace

import pytest

from app.domain.case.access import ACCESS, Permission, Post, Situation, find_refusal, permission_for
from app.domain.case.refusals import Reason, Refused
from app.domain.procedure.procedures import EndStatus, Holder, HolderKind, Route, Work
from tests.builders import (
    APPLICANT,
    BACK_OFFICE,
    GENSET,
    HEAD,
    JUNIOR_EXPERT,
    TECHNICAL_TEAM,
    THE_SYSTEM,
    back_to,
    corrects,
    ends,
    procedure,
    rejects,
    step,
    to,
)
from tests.casework import case_at, filed, holder_of, open_steps, take_outcome, task_at
from tests.cast import ANTO, BUDI, CAST, KADIS, MIRA, SITI, SYSTEM, TIA, officer

HOLDERS = {
    "applicant": APPLICANT,
    "back office": BACK_OFFICE,
    "technical team": TECHNICAL_TEAM,
    "junior expert": JUNIOR_EXPERT,
    "head": HEAD,
    "system": THE_SYSTEM,
}

WHO_MAY_FINISH = {
    ("applicant", Work.SUBMIT): {"Budi"},
    ("applicant", Work.PAY): {"Budi"},
    ("applicant", Work.HAND_OVER): {"Budi"},
    ("applicant", Work.ASK_SATISFACTION): {"Budi"},
    ("back office", Work.CHECK_DOCUMENTS): {"Budi"},
    ("back office", Work.DISPATCH): {"Budi"},
    ("back office", Work.ENTER_DATA): {"Budi"},
    ("back office", Work.BILL): {"Budi"},
    ("back office", Work.NUMBER): {"Budi"},
    ("back office", Work.PRINT): {"Budi"},
    ("back office", Work.NOTIFY): {"Budi"},
    ("back office", Work.DECIDE): set(),
    ("technical team", Work.SURVEY): {"Tia"},
    ("technical team", Work.RECOMMEND): {"Tia"},
    ("technical team", Work.DECIDE): set(),
    ("junior expert", Work.VERIFY): {"Mira"},
    ("junior expert", Work.NUMBER): set(),
    ("head", Work.DECIDE): {"Kadis"},
    ("head", Work.SIGN_ELECTRONICALLY): {"Kadis"},
    ("head", Work.SIGN_BY_HAND): {"Kadis"},
    ("head", Work.VERIFY): set(),
    ("system", Work.NOTIFY): {"system"},
}


def at_work(holder, work):
    """A case at its first step, filed by nobody in the cast."""
    return filed(procedure(step("work", ends(), by=HOLDERS[holder], work=work)), by=officer(99, may={"file"}))


@pytest.mark.parametrize(("holder", "work"), WHO_MAY_FINISH, ids=str)
def test_a_step_is_finished_by_the_position_that_holds_it_and_by_nobody_else(holder, work):
    case = at_work(holder, work)
    outcome = case.procedure.first.outcomes[0]

    permission = permission_for(case.procedure.first, outcome)
    may = {
        name
        for name, one in CAST.items()
        if find_refusal(permission, Situation(one, case, case.tasks[0])) is None
    }

    assert may == WHO_MAY_FINISH[holder, work]


def test_every_permission_has_its_clauses_and_every_kind_of_work_its_permission():
    assert set(ACCESS) == set(Permission)
    assert all(ACCESS.values())
    assert all(permission_for(step("any", work=work), ends()) in Permission for work in Work)


def test_permissions_stand_in_alphabetical_order():
    words = [permission.value for permission in Permission]

    assert words == sorted(words)


@pytest.mark.parametrize(
    ("outcome", "permission"),
    [
        (to("x"), Permission.CASE_VERIFY),
        (back_to("x"), Permission.CASE_RETURN),
        (corrects(), Permission.CASE_CORRECT),
        (rejects(), Permission.CASE_REJECT),
        (ends(EndStatus.REJECTED, route=Route.REJECT), Permission.CASE_REJECT),
    ],
)
def test_an_outcome_needs_the_permission_of_its_way_or_of_the_work(outcome, permission):
    assert permission_for(step("verify"), outcome) is permission


def test_an_officer_cannot_act_on_a_step_held_by_another_position():
    case = at_work("technical team", Work.RECOMMEND)

    refused = find_refusal(Permission.CASE_RECOMMEND, Situation(BUDI, case, case.tasks[0]))

    assert refused.reason is Reason.NOT_YOUR_STEP
    assert refused.details == {"position": "technical_team", "office": "kominfo"}


def test_the_same_position_in_another_office_does_not_hold_the_step():
    tia_of_health = officer(7, Post("technical_team", "health"), may={"recommend"})
    case = at_work("technical team", Work.RECOMMEND)

    refused = find_refusal(Permission.CASE_RECOMMEND, Situation(tia_of_health, case, case.tasks[0]))

    assert refused.reason is Reason.NOT_YOUR_STEP


def test_a_post_without_the_role_is_not_enough():
    case = at_work("head", Work.DECIDE)
    clerk_of_the_head = replace(KADIS, permissions=frozenset())

    refused = find_refusal(Permission.CASE_DECIDE, Situation(clerk_of_the_head, case, case.tasks[0]))

    assert refused.reason is Reason.NOT_PERMITTED
    assert refused.details == {"permission": "case:decide"}


def test_an_officer_of_another_agency_is_a_stranger_to_the_case():
    case = at_work("head", Work.DECIDE)

    refused = find_refusal(
        Permission.CASE_DECIDE, Situation(replace(KADIS, agency="kampar"), case, case.tasks[0])
    )

    assert refused.reason is Reason.OTHER_AGENCY


def test_a_step_of_the_system_is_nobody_elses_and_the_system_holds_no_other():
    case_of_system, case_of_budi = at_work("system", Work.NOTIFY), at_work("back office", Work.NOTIFY)

    for case, who in ((case_of_system, BUDI), (case_of_budi, SYSTEM)):
        refused = find_refusal(Permission.CASE_NOTIFY, Situation(who, case, case.tasks[0]))

        assert refused.reason is Reason.NOT_YOUR_STEP


def test_a_permission_on_a_step_asks_for_a_live_task():
    case = at_work("head", Work.DECIDE)

    refused = find_refusal(Permission.CASE_DECIDE, Situation(KADIS, case))

    assert refused.reason is Reason.TASK_CLOSED


@pytest.mark.parametrize("work", [Work.RECOMMEND, Work.VERIFY, Work.DECIDE, Work.SIGN_BY_HAND])
def test_nobody_decides_about_a_file_that_he_filed(work):
    case = filed(procedure(step("work", ends(), rejects(), by=HEAD, work=work)), by=KADIS)

    for outcome in case.procedure.first.outcomes:
        permission = permission_for(case.procedure.first, outcome)
        everything = replace(KADIS, permissions=frozenset(Permission))

        refused = find_refusal(permission, Situation(everything, case, case.tasks[0]))

        assert refused.reason is Reason.OWN_FILING


def test_who_filed_a_file_may_still_check_and_number_it():
    case = filed(procedure(step("work", ends(), by=BACK_OFFICE, work=Work.NUMBER)), by=BUDI)

    for permission in (Permission.CASE_CHECK, Permission.CASE_NUMBER):
        assert find_refusal(permission, Situation(BUDI, case, case.tasks[0])) is None


def test_the_officer_who_numbers_is_not_one_who_decided():
    sop = procedure(
        step("decide", to("number"), by=BACK_OFFICE, work=Work.DECIDE),
        step("number", ends(), by=BACK_OFFICE, work=Work.NUMBER),
    )
    case = case_at(sop, "number")
    (decider,) = case.deciders
    same = replace(holder_of(case.tasks[0]), id=decider)

    assert (
        find_refusal(Permission.CASE_NUMBER, Situation(same, case, case.tasks[0])).reason
        is Reason.OWN_DECISION
    )
    assert find_refusal(Permission.CASE_NUMBER, Situation(BUDI, case, case.tasks[0])) is None


def test_sending_a_file_back_is_no_decision_about_it():
    sop = procedure(
        step("check", to("decide"), by=BACK_OFFICE, work=Work.CHECK_DOCUMENTS),
        step("decide", ends(), back_to("check"), by=HEAD, work=Work.DECIDE),
    )

    case = take_outcome(case_at(sop, "decide"), "decide", "return")

    assert case.deciders == frozenset()


def test_the_system_may_number_what_it_decided_itself():
    sop = procedure(
        step("decide", to("number"), by=THE_SYSTEM, work=Work.DECIDE),
        step("number", ends(), by=THE_SYSTEM, work=Work.NUMBER),
    )

    case = case_at(sop, "number")

    assert case.deciders == {SYSTEM.id}
    assert find_refusal(Permission.CASE_NUMBER, Situation(SYSTEM, case, case.tasks[0])) is None


def test_a_case_is_seen_where_it_lies_or_lay_and_by_those_who_see_all():
    case = at_work("technical team", Work.RECOMMEND)

    def sees(who, **where):
        return find_refusal(Permission.CASE_VIEW, Situation(who, case, **where)) is None

    assert sees(TIA)
    assert sees(SITI)
    assert not sees(MIRA)
    assert sees(MIRA, visited_posts=frozenset({Post("junior_expert")}))
    assert not sees(ANTO, visited_posts=frozenset({Post("junior_expert")}))


def test_a_supervisor_sees_every_file_and_acts_on_none():
    sop = procedure(*(step(f"as_{name}".replace(" ", "_"), ends(), by=one) for name, one in HOLDERS.items()))
    case = filed(sop)

    may = {one for one in Permission if find_refusal(one, Situation(SITI, case, case.tasks[0])) is None}

    assert may == {Permission.CASE_VIEW, Permission.CASE_VIEW_ALL, Permission.CASE_CANCEL}


def test_an_office_named_by_the_step_holds_it_whatever_the_permit_type():
    health = Holder(HolderKind.POSITION, "technical_team", "health")
    case = filed(procedure(step("recommend", ends(), by=health)))

    assert open_steps(case) == ["recommend"]
    assert task_at(case, "recommend").holder == health


HEAD_FOR_GENSET = replace(KADIS, scopes={Post("head"): frozenset({7})})


@pytest.mark.parametrize(
    ("permit_type", "refused"), [(7, None), (8, Refused(Reason.OUTSIDE_DECREE))], ids=["named", "not named"]
)
def test_an_acting_officer_acts_on_the_permit_types_of_his_decree(permit_type, refused):
    case = replace(filed(GENSET), permit_type=permit_type)
    task = replace(case.tasks[0], holder=Holder(HolderKind.POSITION, "head"))

    assert find_refusal(Permission.CASE_SIGN, Situation(HEAD_FOR_GENSET, case, task)) == refused


def test_a_post_held_without_a_decree_is_held_for_all_permit_types():
    assert KADIS.is_in_scope(Post("head"), 8)


@pytest.mark.parametrize(
    "permission", [Permission.CASE_VIEW, Permission.CASE_ANSWER, Permission.CASE_WITHDRAW]
)
@pytest.mark.parametrize("permit_type", [7, 8])
def test_an_acting_officer_is_concerned_by_the_files_of_his_decree_only(permission, permit_type):
    case = replace(filed(GENSET), permit_type=permit_type)
    officer = replace(HEAD_FOR_GENSET, permissions=frozenset({permission}))
    situation = Situation(officer, case, visited_posts=frozenset({Post("head")}))

    assert (find_refusal(permission, situation) is None) == (permit_type == 7)
