"""The officer behind an account, read once a request: for the shell as for what he does."""

from __future__ import annotations

from app.extensions import db
from app.screens.per_request import kept_for_request
from app.services.staffing.holdings import Person, find_by_account


def find_person(user_id: int) -> Person | None:
    """Find the officer at work of an account with all his positions; None when it is no officer's."""
    return kept_for_request(("person", user_id), lambda: find_by_account(db.session, user_id))
