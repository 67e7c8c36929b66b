"""What time it is: the machine's clock, or the one that a test has given the application.

Screens and jobs ask here, so that moving one clock moves the whole office; services get the moment as an argument.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

CLOCK = "CLOCK"
"""The name in the application's configuration of a function that tells the moment instead."""


def moment(config: Mapping[str, Any]) -> datetime:
    """Tell the present moment, aware and in UTC."""
    clock = config.get(CLOCK)
    told: datetime = clock() if clock is not None else datetime.now(UTC)
    return told.astimezone(UTC)
