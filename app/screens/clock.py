"""What time it is for a screen; a test may set the clock of its application."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import current_app

CLOCK = "CLOCK"
"""The name in `app.config` of a function that tells the moment instead of the machine's clock."""


def now() -> datetime:
    """Tell the present moment, aware and in UTC."""
    clock = current_app.config.get(CLOCK)
    moment: datetime = clock() if clock is not None else datetime.now(UTC)
    return moment.astimezone(UTC)
