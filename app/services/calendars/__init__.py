"""An agency's calendar: the version in force, the rows from which the next is made, what it would move, and moving it.

Clocks run on the version in force (`get_calendar`); screens edit rows, which are a draft until put in force.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.services.calendars.draft import draft_calendar
from app.services.calendars.in_force import UnknownAgency, get_calendar
from app.services.calendars.published import (
    PUBLISHED_KINDS,
    add_holidays,
    import_holidays,
    published_days_off,
)

__all__ = [
    "PUBLISHED_KINDS",
    "UnknownAgency",
    "add_holidays",
    "continue_revisions",
    "draft_calendar",
    "get_calendar",
    "import_holidays",
    "published_days_off",
]


def continue_revisions(session: Session, now: datetime) -> int:
    """Derive due times anew where a calendar was put in force and that is not done yet.

    Does a few hundred cases a call and tells how many it looked through, so that 0 means that nothing is left to do.
    Harmless when two do it at once.
    """
    # Revising moves cases, and moving a case needs the calendar: imported late, so that neither waits for the other.
    from app.services.calendars.revising import continue_all

    return continue_all(session, now)
