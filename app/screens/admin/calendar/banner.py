"""Whether the reader has changed rows of the calendar that are not in force yet: what the lists of rows say above."""

from __future__ import annotations

from app.screens.actor import session
from app.screens.identity import current_officer
from app.services.calendars.changes import list_changes
from app.services.calendars.refusals import CalendarRefused
from app.services.calendars.versions import list_touched


def agency_with_changes() -> int | None:
    """Find the agency whose calendar says something that is not in force; for an admin of all, the first such."""
    officer = current_officer()
    if officer is None or (officer.agency_id is None and not officer.sees_every_agency):
        return None
    touched = list_touched(session(), None if officer.sees_every_agency else officer.agency_id)
    return next((key for key in touched if _has_changes(key)), None)


def _has_changes(agency_id: int) -> bool:
    """Rows that were written may say the same again."""
    try:
        return bool(list_changes(session(), agency_id))
    except CalendarRefused:
        return True
