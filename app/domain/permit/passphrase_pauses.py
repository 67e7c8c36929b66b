"""How long nobody may try a passphrase after too many wrong ones; knows neither passphrases nor certificates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

MOST_WRONG = 5
WITHIN = timedelta(minutes=15)
PAUSE = timedelta(minutes=15)


def paused_until(wrong_at: Sequence[datetime], at: datetime) -> datetime | None:
    """Tell until when an officer may not try again; None when he may.

    `wrong_at` are the moments of his wrong passphrases since the last right one.
    """
    latest = sorted(wrong_at)[-MOST_WRONG:]
    if len(latest) < MOST_WRONG or latest[-1] - latest[0] > WITHIN:
        return None
    until = latest[-1] + PAUSE
    return until if at < until else None


def tries_left(wrong_at: Sequence[datetime], at: datetime) -> int:
    """Tell how many more wrong passphrases there may be before the pause."""
    return max(0, MOST_WRONG - sum(1 for one in wrong_at if at - one <= WITHIN))
