"""Where a case's page leads back to: the list it was opened from, or one that the reader may open."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, url_for
from flask_babel import gettext as _

from app.screens.base.ways_back import safe_next
from app.screens.permissions import Resource, Verb


@dataclass(frozen=True)
class WayBack:
    """An address and its name."""

    url: str
    name: str


def way_back() -> WayBack:
    """Lead back to the list that the address names; else to the inbox, or to all files for who has none."""
    inbox, register = url_for("InboxScreen.inbox"), url_for("RegisterScreen.register")
    has_inbox = current_app.extensions["appbuilder"].sm.has_access(f"can_{Verb.READ}", Resource.INBOX)
    url = safe_next() or (inbox if has_inbox else register)
    if url.startswith(inbox):
        return WayBack(url, _("Task inbox"))
    return WayBack(url, _("All files") if url.startswith(register) else _("Back to the list"))
