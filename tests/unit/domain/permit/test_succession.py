"""When a permit may be renewed, amended or replaced, and what the new application says otherwise."""

from datetime import date

import pytest

from app.domain.case.refusals import Reason
from app.domain.permit.standings import Standing
from app.domain.permit.succession import Change, Standpoint, Why, changes_between, find_refusal_to_succeed

ENDS = date(2027, 1, 31)
SIXTY_DAYS = 60


def refusal(why, on, standing=Standing.VALID, ends=ENDS):
    refused = find_refusal_to_succeed(why, Standpoint(standing, ends, on, SIXTY_DAYS))
    return None if refused is None else refused.reason


@pytest.mark.parametrize(
    ("on", "reason"),
    [(date(2026, 12, 1), Reason.RENEWAL_TOO_EARLY), (date(2026, 12, 2), None), (ENDS, None)],
)
def test_a_renewal_is_taken_in_from_the_days_of_notice_before_the_end(on, reason):
    assert refusal(Why.RENEWAL, on) is reason


def test_who_comes_late_may_still_renew_but_no_longer_amend():
    late = date(2027, 3, 1)

    assert refusal(Why.RENEWAL, late, Standing.EXPIRED) is None
    assert refusal(Why.AMENDMENT, late, Standing.EXPIRED) is Reason.PERMIT_HOLDS_NO_MORE


def test_a_permit_without_an_end_needs_no_renewal():
    assert refusal(Why.RENEWAL, ENDS, ends=None) is Reason.RENEWAL_NEVER_NEEDED
    assert refusal(Why.REPLACEMENT, ENDS, ends=None) is None


@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("standing", [Standing.REVOKED, Standing.REPLACED, Standing.VOID])
def test_nothing_takes_the_place_of_a_permit_that_was_ended(why, standing):
    assert refusal(why, ENDS, standing) is Reason.PERMIT_HOLDS_NO_MORE


def test_only_what_is_said_otherwise_counts_as_a_change():
    before = {"capacity": "100", "place": "Jalan Merdeka 1", "note": ""}
    after = {"capacity": "150", "place": " Jalan  Merdeka 1", "note": None, "brand": "Perkasa"}

    assert changes_between(before, after) == (
        Change("capacity", "100", "150"),
        Change("brand", None, "Perkasa"),
    )
