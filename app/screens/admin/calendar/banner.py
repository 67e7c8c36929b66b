"""Whether the reader has changed rows of the calendar that are not in force yet: what the lists of rows say above."""

from __future__ import annotations

from app.screens.actor import session
from app.screens.identity import current_officer
from app.services.agencies import list_agencies
from app.services.calendars.changes import list_changes
from app.services.calendars.refusals import CalendarRefused
from app.services.calendars.versions import is_draft_touched


def agency_with_changes() -> int | None:
    """Find the agency whose calendar says something that is not in force; for an admin of all, the first such."""
    officer = current_officer()
    if officer is None:
        return None
    own = [officer.agency_id] if officer.agency_id is not None else []
    agencies = own or [key for key, _name in list_agencies(session()) if officer.sees_every_agency]
    return next((key for key in agencies if _has_changes(key)), None)


def _has_changes(agency_id: int) -> bool:
    """Ask the stamps first: rows that nobody touched need not be compared."""
    if not is_draft_touched(session(), agency_id):
        return False
    try:
        return bool(list_changes(session(), agency_id))
    except CalendarRefused:
        return True
