"""The day it is where the reader works."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from app.screens.clock import now
from app.screens.identity import office_zone


def today() -> date:
    """Tell the day of the office's own calendar."""
    return now().astimezone(ZoneInfo(office_zone())).date()
