"""What lies at the counter is handed out only while the permit holds, or at least has simply run out."""

import pytest

from app.domain.case.refusals import Reason, Refused
from app.domain.permit.collecting import find_refusal_to_collect
from app.domain.permit.standings import Standing


@pytest.mark.parametrize("standing", [Standing.REVOKED, Standing.REPLACED, Standing.VOID])
def test_a_permit_that_the_office_has_ended_is_not_handed_out(standing):
    refused = find_refusal_to_collect("001/2026", standing)

    assert refused == Refused(
        Reason.ENDED_BEFORE_COLLECTED, {"number": "001/2026", "standing": standing.value}
    )


@pytest.mark.parametrize("standing", [Standing.VALID, Standing.NOT_YET, Standing.EXPIRED])
def test_one_that_holds_or_ran_out_by_itself_is(standing):
    assert find_refusal_to_collect("001/2026", standing) is None
