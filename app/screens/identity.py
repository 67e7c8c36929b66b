"""Who is signed in, as a screen needs to know it: the person, the agency, the positions held today.

Reads `g.user`. How an account becomes an officer is asked of the loader bound by `bind_officers`,
so that this room needs to know no table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from flask import current_app, g

from app.screens.per_request import kept_for_request
from app.screens.permissions import Resource, Verb

if TYPE_CHECKING:
    from flask import Flask

LOADER = "satupintu.officers"
DEFAULT_ZONE = "Asia/Jakarta"


@dataclass(frozen=True, kw_only=True)
class OfficerPost:
    """What the office's own records say of an account: its agency and the positions it holds today."""

    agency_id: int
    agency_name: str
    position_labels: tuple[str, ...] = ()
    zone: str = DEFAULT_ZONE


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """The signed-in person; `post` is None for one who serves no agency, such as the installation's admin."""

    user_id: int
    name: str
    post: OfficerPost | None = None
    sees_every_agency: bool = False

    @property
    def agency_id(self) -> int | None:
        """The only agency whose rows this person may see, or None for one who serves none."""
        return self.post.agency_id if self.post else None


class OfficerLoader(Protocol):
    """Finds what the office knows of an account."""

    def __call__(self, user_id: int) -> OfficerPost | None:
        """Return the post of this account today, or None."""


def bind_officers(app: Flask, loader: OfficerLoader) -> None:
    """Let `current_officer` ask this loader in this application."""
    app.extensions[LOADER] = loader


def current_officer() -> SignedIn | None:
    """Return the signed-in person, or None for a visitor; asked once a request."""
    user = getattr(g, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return kept_for_request(("officer", user.id), lambda: _officer(user.id, user.get_full_name()))


def office_zone() -> str:
    """Name the time zone in which the reader of this page lives and works."""
    officer = current_officer()
    if officer and officer.post:
        return officer.post.zone
    return str(current_app.config.get("BABEL_DEFAULT_TIMEZONE") or DEFAULT_ZONE)


def _officer(user_id: int, name: str) -> SignedIn:
    loader: OfficerLoader | None = current_app.extensions.get(LOADER)
    security = current_app.extensions["appbuilder"].sm
    return SignedIn(
        user_id=user_id,
        name=name,
        post=loader(user_id) if loader else None,
        sees_every_agency=security.has_access(f"can_{Verb.READ}", Resource.EVERY_AGENCY),
    )
