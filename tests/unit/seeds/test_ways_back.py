"""Every verifying position may return a file, ask the applicant to mend it, or reject it (PERINGATAN no. 3 and 4)."""

import pytest

from app.domain.procedure.procedures import ClockEffect, EndStatus, Need, Route, Step, Work
from tests.seeded import EVERY_PROCEDURE, procedure_of

VERIFYING = {Work.RECOMMEND, Work.VERIFY, Work.DECIDE, Work.SIGN_ELECTRONICALLY}

CASES = [
    (agency, key, step)
    for agency, key in EVERY_PROCEDURE
    for step in procedure_of(agency, key).steps
    if step.work in VERIFYING
]


def exits(step: Step, route: Route):
    return [outcome for outcome in step.outcomes if outcome.route is route]


@pytest.mark.parametrize(("agency", "key", "step"), CASES, ids=lambda value: getattr(value, "key", value))
def test_a_verifying_position_may_return_correct_and_reject(agency, key, step):
    returned, corrected, rejected = (
        exits(step, route) for route in (Route.RETURN, Route.CORRECT, Route.REJECT)
    )

    assert returned
    assert all(outcome.needs == {Need.NOTE} for outcome in [*returned, *corrected])
    assert len(corrected) == 1
    assert [(outcome.ends, outcome.needs) for outcome in rejected] == [
        (EndStatus.REJECTED, {Need.NOTE, Need.REASON})
    ]


@pytest.mark.parametrize(("agency", "key", "step"), CASES, ids=lambda value: getattr(value, "key", value))
def test_a_file_is_returned_to_an_earlier_step(agency, key, step):
    procedure = procedure_of(agency, key)

    for outcome in exits(step, Route.RETURN):
        assert procedure.get_step(outcome.targets[0]).number < step.number


@pytest.mark.parametrize(("agency", "key"), EVERY_PROCEDURE)
def test_the_check_of_documents_starts_the_promise_or_goes_back_to_the_applicant(agency, key):
    check = procedure_of(agency, key).get_step("check")

    assert [(outcome.key, outcome.route, outcome.clock) for outcome in check.outcomes] == [
        ("complete", Route.FORWARD, ClockEffect.START_PROMISE),
        ("correct", Route.CORRECT, ClockEffect.RESTART),
    ]
