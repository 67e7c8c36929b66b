"""Whose calendar a page is about: the reader's own agency's, or the one that an admin of all agencies has chosen."""

from __future__ import annotations

from http import HTTPStatus

from flask import abort, request

from app.extensions import db
from app.screens.actor import find_current_actor
from app.screens.admin.catalogue_screen import sees_every_agency
from app.screens.arguments import number_argument, number_sent
from app.screens.identity import current_officer
from app.services.agencies import list_agencies


def chosen_agency() -> int:
    """Get the agency of this page; 404 where an admin of all agencies names none that there is."""
    officer = current_officer()
    if not sees_every_agency():
        if officer is None or officer.agency_id is None:
            abort(HTTPStatus.FORBIDDEN)
        return officer.agency_id
    known = [agency_id for agency_id, _name in list_agencies(db.session())]
    named = number_sent("agency") if request.method == "POST" else number_argument("agency")
    if not named and known:
        return known[0]
    if named not in known:
        abort(HTTPStatus.NOT_FOUND)
    return named


def agencies_to_choose() -> tuple[tuple[int, str], ...]:
    """List the agencies that the reader may choose between; none where he serves one."""
    return list_agencies(db.session()) if sees_every_agency() else ()


def who_acts() -> tuple[int, str]:
    """Name who puts a calendar in force: an officer with his id, or an admin who is none with 0."""
    actor = find_current_actor()
    if actor is not None:
        return actor.id, actor.name
    officer = current_officer()
    return 0, officer.name if officer else ""
