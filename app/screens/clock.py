"""What time it is for a screen; a test may set the clock of its application."""

from __future__ import annotations

from datetime import datetime

from flask import current_app

from app.services.clock import CLOCK, moment

__all__ = ["CLOCK", "now"]


def now() -> datetime:
    """Tell the present moment, aware and in UTC."""
    return moment(current_app.config)
