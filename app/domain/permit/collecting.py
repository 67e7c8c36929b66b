"""Whether a signed permit may still be handed to its holder when he comes for it."""

from __future__ import annotations

from app.domain.case.refusals import Reason, Refused
from app.domain.permit.standings import Standing

ENDED_BY_THE_OFFICE = frozenset({Standing.REVOKED, Standing.REPLACED, Standing.VOID})
"""One that merely ran out is handed out all the same: it is what its holder was granted."""


def find_refusal_to_collect(number: str, standing: Standing) -> Refused | None:
    """Tell why a permit must not be handed out any more; None where it may."""
    if standing not in ENDED_BY_THE_OFFICE:
        return None
    return Refused(Reason.ENDED_BEFORE_COLLECTED, {"number": number, "standing": standing.value})
