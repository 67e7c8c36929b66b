"""Whose templates a page is about, and addresses that keep to that agency for an admin of several."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import abort, request, url_for

from app.screens.actor import session
from app.screens.admin.catalogue_screen import sees_every_agency
from app.screens.identity import current_officer
from app.services.agencies import list_agencies

ARGUMENT = "agency"


def agency_of_page() -> int:
    """Get the reader's own agency, or the one that an admin of all names; 404 where there is none such."""
    if not sees_every_agency():
        officer = current_officer()
        if officer is None or officer.agency_id is None:
            abort(HTTPStatus.FORBIDDEN)
        return officer.agency_id
    known = [agency_id for agency_id, _name in list_agencies(session())]
    named = request.values.get(ARGUMENT, "")
    if not named and known:
        return known[0]
    chosen = next((agency_id for agency_id in known if str(agency_id) == named), None)
    return abort(HTTPStatus.NOT_FOUND) if chosen is None else chosen


def agencies_to_choose() -> tuple[tuple[int, str], ...]:
    """List the agencies between which the reader may choose; none where he serves one."""
    return list_agencies(session()) if sees_every_agency() else ()


def address(endpoint: str, **values: Any) -> str:
    """Return an address of these pages that stays with the agency of this one."""
    if sees_every_agency():
        values[ARGUMENT] = agency_of_page()
    return url_for(endpoint, **values)
