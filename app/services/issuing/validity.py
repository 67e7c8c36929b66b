"""How long a permit holds."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def months_later(on: date, months: int) -> date:
    """Give the last day of a validity of whole months that begins on a day: the day before the same day."""
    year, month = divmod(on.month - 1 + months, 12)
    year, month = on.year + year, month + 1
    same_day = date(year, month, min(on.day, monthrange(year, month)[1]))
    return same_day - timedelta(days=1)
