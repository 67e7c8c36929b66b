"""From when until when a permit holds, by the rule of its permit type.

Whole months from its first day, dates that the applicant's own form names (the end of an STR, the days of an event),
or neither: until it is revoked. Knows no permit type and no clock.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class ValidityRule:
    """How long a permit of some type holds; the fields are keys of dates on the form, empty for none."""

    months: int | None = None
    from_field: str = ""
    until_field: str = ""


@dataclass(frozen=True)
class Validity:
    """The first and the last day; no last day: until it is revoked."""

    valid_from: date
    valid_until: date | None

    @property
    def is_over_before_it_begins(self) -> bool:
        """Whether there is no day on which it would hold."""
        return self.valid_until is not None and self.valid_until < self.valid_from


def validity_of(rule: ValidityRule, signed_on: date, form: Mapping[str, object]) -> Validity:
    """Tell how long a permit signed on a day holds.

    It begins on the form's day, never before the signature; of several ends the first one counts. A date that the
    form leaves open sets no limit: what must be answered is the form's own matter.
    """
    begins = max(signed_on, _day(form, rule.from_field) or signed_on)
    ends = [end for end in (_last_of(rule, begins), _day(form, rule.until_field)) if end is not None]
    return Validity(begins, min(ends, default=None))


def months_later(on: date, months: int) -> date:
    """Give the last day of a validity of whole months that begins on a day: the day before the same day."""
    year, month = divmod(on.month - 1 + months, 12)
    year, month = on.year + year, month + 1
    same_day = date(year, month, min(on.day, monthrange(year, month)[1]))
    return same_day - timedelta(days=1)


def _last_of(rule: ValidityRule, begins: date) -> date | None:
    return None if rule.months is None else months_later(begins, rule.months)


def _day(form: Mapping[str, object], key: str) -> date | None:
    value = form.get(key) if key else None
    return value if isinstance(value, date) else None
