"""Whether a permit holds on a day: what the office has decided about it weighs more than its dates."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """Whether a permit holds today; revoked (dicabut) ended a right, void (batal) says that there never was one."""

    VALID = "valid"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REVOKED = "revoked"
    REPLACED = "replaced"
    VOID = "void"


KEPT = frozenset({Standing.VALID, Standing.EXPIRED, Standing.REVOKED, Standing.REPLACED})
"""What may stand on file as a permit's state; anything else is void."""


def standing_on(
    on: date, *, state: str, is_void: bool, valid_from: date, valid_until: date | None
) -> Standing:
    """Tell how a permit stands on a day of its agency's calendar; both its dates are days on which it holds."""
    if is_void or state not in KEPT:
        return Standing.VOID
    if state != Standing.VALID:
        return Standing(state)
    if on < valid_from:
        return Standing.NOT_YET
    if valid_until is not None and on > valid_until:
        return Standing.EXPIRED
    return Standing.VALID
