"""The accounts of a demonstration office for its login page; of any other office, and of real people, nothing is told."""

from __future__ import annotations

from itertools import groupby

from flask import current_app
from flask_babel import gettext as _

from app.extensions import db
from app.services.demo.accounts import Account, list_accounts, list_demonstration_accounts


def list_offered() -> list[tuple[str, list[Account]]]:
    """List who may be tried out, by agency; nobody unless the installation says that it is a demonstration."""
    if not current_app.config["SETTINGS"].is_demonstration:
        return []
    offered = set(list_demonstration_accounts(db.session))
    accounts = [one for one in list_accounts(db.session) if one.username in offered]
    by_agency = groupby(accounts, key=lambda account: account.agency)
    return [(agency or _("Whole installation"), list(members)) for agency, members in by_agency]
