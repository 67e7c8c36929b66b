"""The signed-in person as the services know him; found once a request."""

from __future__ import annotations

from http import HTTPStatus

from flask import abort, current_app
from sqlalchemy.orm import Session

from app.extensions import db
from app.screens.clock import now
from app.screens.identity import current_officer
from app.screens.people import find_person
from app.screens.per_request import kept_for_request
from app.services.actors import Actor
from app.services.staffing.officers import actor_of
from app.services.tools import EXTENSION, Tools


def current_actor() -> Actor:
    """Get the officer who acts; 401 for a visitor, 403 for an account that is no officer today."""
    if current_officer() is None:
        abort(HTTPStatus.UNAUTHORIZED)
    actor = find_current_actor()
    if actor is None:
        abort(HTTPStatus.FORBIDDEN)
    return actor


def find_current_actor() -> Actor | None:
    """Find the officer who is signed in; None for a visitor and for an account that is no officer today."""
    person = current_officer()
    if person is None:
        return None
    return kept_for_request(("actor", person.user_id), lambda: _actor_of_account(person.user_id))


def _actor_of_account(user_id: int) -> Actor | None:
    found = find_person(user_id)
    return None if found is None else actor_of(session(), found, now())


def session() -> Session:
    """Get the request's database session."""
    bound: Session = db.session()
    return bound


def tools() -> Tools:
    """Get the services' tools of this application."""
    made: Tools = current_app.extensions[EXTENSION]
    return made
