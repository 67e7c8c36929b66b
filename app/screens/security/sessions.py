"""Ends the sessions that should not outlive their reason: a password, a role, an open account.

Each account counts epochs; a session and a token remember the epoch they began in, and count no longer
once it has passed. On the bare framework a session stays valid after its password was reset.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from flask import g, session
from flask_appbuilder.security.sqla.models import User
from flask_login import user_logged_in
from sqlalchemy import event, inspect, select

from app.records.user_security import FIRST_EPOCH, get_epoch, guard, write_guard_on

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy import Connection

EPOCH = "epoch"
ENDS_SESSIONS = ("password", "active", "roles", "groups")


class Epochs:
    """A mixin for the security manager: sessions and tokens of a past epoch open nothing."""

    def load_user(self: Any, pk: int | str) -> User | None:
        """Return the account of a session of the present epoch, or None."""
        return self._find_in_epoch(pk, session.get(EPOCH))

    def load_user_jwt(self: Any, _jwt_header: dict[str, Any], jwt_data: dict[str, Any]) -> User | None:
        """Return the account of a token of the present epoch, or None."""
        user = self._find_in_epoch(jwt_data["sub"], jwt_data.get(EPOCH))
        if user is not None:
            g.user = user
        return user

    def create_jwt_manager(self: Any, app: Flask) -> Any:
        """Write the epoch into each token."""
        manager = super().create_jwt_manager(app)  # type: ignore[misc]
        manager.additional_claims_loader(lambda identity: {EPOCH: get_epoch(self.session, int(identity))})
        return manager

    def create_login_manager(self: Any, app: Any) -> Any:
        """Write the epoch into each session as it begins."""
        manager = super().create_login_manager(app)  # type: ignore[misc]
        manager.session_protection = None
        # The framework hands over its proxy; a signal goes out from the application itself.
        user_logged_in.connect(self._begin_session, app._get_current_object())  # noqa: SLF001 - Flask's own way
        return manager

    def renew_session(self: Any, user_id: int) -> None:
        """Let the session of this very request live on into the account's new epoch."""
        session[EPOCH] = get_epoch(self.session, user_id)

    def _begin_session(self: Any, _app: Flask, user: User) -> None:
        session.permanent = True
        self.renew_session(user.id)

    def _find_in_epoch(self: Any, pk: int | str, epoch: object) -> User | None:
        """Find an open account whose present epoch is this one; one query."""
        if not str(pk).isdecimal():
            return None
        query = select(User, guard.c.session_epoch).outerjoin(guard, guard.c.user_id == User.id)
        found = self.session.execute(query.where(User.id == int(pk))).first()
        if found is None or not found[0].is_active:
            return None
        return found[0] if (found[1] or FIRST_EPOCH) == epoch else None


@event.listens_for(User, "before_update")
def _end_sessions(_mapper: object, connection: Connection, user: User) -> None:
    state = inspect(user)
    changed = [name for name in ENDS_SESSIONS if state.attrs[name].history.has_changes()]
    if not changed:
        return
    values: dict[str, object] = {"session_epoch": guard.c.session_epoch + 1}
    if "password" in changed:
        values |= {"password_changed_at": datetime.now(UTC), "failed_logins": 0, "locked_until": None}
    write_guard_on(connection, user.id, **values)
