"""What may take a permit's place: renewal (perpanjangan), amendment (perubahan), replacement (penggantian).

Says when each may be asked for, and what a new application changes. Knows no case and no clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.case.refusals import Reason, Refused
from app.domain.permit.standings import Standing


class Why(StrEnum):
    """Why a new permit is asked for in place of one that was issued."""

    RENEWAL = "renewal"
    AMENDMENT = "amendment"
    REPLACEMENT = "replacement"


@dataclass(frozen=True)
class Standpoint:
    """How the old permit stands on the day of asking."""

    standing: Standing
    valid_until: date | None
    on: date
    notice_days: int
    """From how many days before its end a renewal is taken in."""


def find_refusal_to_succeed(why: Why, old: Standpoint) -> Refused | None:
    """Tell why a permit cannot be renewed, amended or replaced now; None when it can.

    A renewal is taken in from the days of notice before the end, and after it: whoever comes late need not type
    everything anew. What changes or replaces a permit needs one that holds.
    """
    if old.standing in {Standing.REVOKED, Standing.REPLACED, Standing.VOID}:
        return Refused(Reason.PERMIT_HOLDS_NO_MORE, {"standing": old.standing.value})
    if why is not Why.RENEWAL:
        is_over = old.standing is Standing.EXPIRED
        return Refused(Reason.PERMIT_HOLDS_NO_MORE, {"standing": old.standing.value}) if is_over else None
    if old.valid_until is None:
        return Refused(Reason.RENEWAL_NEVER_NEEDED)
    earliest = old.valid_until - timedelta(days=old.notice_days)
    return Refused(Reason.RENEWAL_TOO_EARLY, {"from_on": earliest}) if old.on < earliest else None


@dataclass(frozen=True)
class Change:
    """One answer that differs from the old permit's, as both were written; empty where there was or is none."""

    key: str
    before: object
    after: object


def changes_between(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[Change, ...]:
    """List what a new application says otherwise than the old one, in the new one's order."""
    keys = [*after, *(key for key in before if key not in after)]
    return tuple(
        Change(key, before.get(key), after.get(key))
        for key in keys
        if _plain(before.get(key)) != _plain(after.get(key))
    )


def _plain(value: object) -> object:
    """No answer, an empty one and one of blanks are the same."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return value if value not in ((), [], {}) else None
