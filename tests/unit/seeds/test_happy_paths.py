import pytest

from app.domain.case.access import Post
from app.domain.case.deciding import list_allowed
from app.domain.case.refusals import Reason, Refused
from app.domain.procedure.procedures import EndStatus, Route
from tests.seeded import EVERY_PROCEDURE, act, at_step, filed_case, first_open, moved, officers

SILASTRI = [
    "submit",
    "check",
    "dispatch",
    "recommend",
    "verify",
    "approve",
    "number",
    "sign",
    "print",
    "hand_over",
]

STRAIGHT = {
    ("rohil", "genset"): SILASTRI,
    ("rohil", "karang_taruna"): SILASTRI,
    ("rohil", "penata_anestesi"): [step for step in SILASTRI if step != "recommend"],
    ("rohil", "insidentil"): [
        *("submit", "check", "recommend", "enter_data", "verify", "verify_coordinator", "verify_secretary"),
        *("decide", "number", "sign", "hand_over"),
    ],
    ("kampar", "genset"): [
        *(
            "submit",
            "check",
            "verify",
            "dispatch",
            "study",
            "number",
            "sign",
            "ask_satisfaction",
            "hand_over",
        ),
    ],
}


def walk(case):
    """Take the first outcome open at every step; give the steps passed, and the case at its end."""
    passed = []
    while case.ended is None:
        passed.append(case.tasks[0].step)
        case = moved(case, first_open(case))
    return passed, case


@pytest.mark.parametrize(("agency", "key"), EVERY_PROCEDURE)
def test_a_file_with_nothing_amiss_passes_its_steps_to_completion(agency, key):
    passed, case = walk(filed_case(agency, key))

    assert passed == STRAIGHT[agency, key]
    assert case.ended is EndStatus.COMPLETED
    assert case.promise_started_at is not None


@pytest.mark.parametrize(("agency", "key"), EVERY_PROCEDURE)
def test_at_every_step_every_other_position_is_refused(agency, key):
    for step in STRAIGHT[agency, key]:
        case = at_step(agency, key, step)
        task = case.tasks[0]
        outcome = first_open(case)
        for post, officer in officers(agency).items():
            if post == Post(task.holder.position, task.holder.office):
                continue
            refused = act(case, outcome, by=officer)

            assert isinstance(refused, Refused), (step, post)
            assert refused.reason is Reason.NOT_YOUR_STEP
            assert not list_allowed(case, officer)


@pytest.mark.parametrize(("agency", "key"), EVERY_PROCEDURE)
def test_whoever_holds_a_step_may_take_each_of_its_exits(agency, key):
    for step in STRAIGHT[agency, key]:
        case = at_step(agency, key, step)

        for outcome in case.step_of(case.tasks[0]).outcomes:
            done = act(case, outcome.key)

            assert not isinstance(done, Refused) or done.reason is Reason.CONDITION_UNMET, (step, outcome.key)


@pytest.mark.parametrize(("agency", "key"), EVERY_PROCEDURE)
def test_a_rejection_at_any_step_ends_the_case(agency, key):
    rejecting = 0
    for step in STRAIGHT[agency, key]:
        case = at_step(agency, key, step)
        if all(outcome.route is not Route.REJECT for outcome in case.step_of(case.tasks[0]).outcomes):
            continue
        rejecting += 1

        assert moved(case, "reject").ended is EndStatus.REJECTED

    assert rejecting >= 3


def test_a_genset_file_goes_to_the_team_of_kominfo():
    case = at_step("rohil", "genset", "recommend")

    assert case.tasks[0].holder.office == "kominfo"


def test_a_practice_permit_cannot_be_sent_to_the_technical_team():
    case = at_step("rohil", "penata_anestesi", "dispatch")

    refused = act(case, "to_technical_team")

    assert isinstance(refused, Refused)
    assert refused.reason is Reason.CONDITION_UNMET


def test_the_junior_expert_returns_a_practice_permit_to_the_back_office():
    case = moved(at_step("rohil", "penata_anestesi", "verify"), "return_to_back_office")

    assert case.tasks[0].step == "dispatch"


def test_the_kampar_team_may_survey_once_and_concludes_its_study_afterwards():
    case = at_step("kampar", "genset", "study")

    surveyed = moved(case, "survey_needed", "surveyed")

    assert surveyed.tasks[0].step == "study"
    assert isinstance(act(surveyed, "survey_needed"), Refused)
    assert moved(surveyed, "recommended").tasks[0].step == "number"


def test_a_kampar_file_with_a_fee_is_billed_and_paid_before_it_is_numbered():
    case = at_step("kampar", "genset", "study", permit_type__fee=250_000)

    billed = moved(case, "recommended")
    paid = moved(billed, "billed", "paid")

    assert billed.tasks[0].step == "bill"
    assert paid.tasks[0].step == "number"


def test_a_paid_file_that_comes_back_is_not_billed_again():
    paid = moved(
        at_step("kampar", "genset", "study", permit_type__fee=250_000), "recommended", "billed", "paid"
    )

    again = moved(paid, "return", "verified", "dispatched", "recommended")

    assert again.tasks[0].step == "number"
