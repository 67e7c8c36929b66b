"""Lets a person in by name and password, and no one by guessing.

Cures: thirty wrong passwords blocked nobody. After `MOST_FAILURES` in a row the account waits
`LOCK_TIME`; the answer is the same for an unknown name, a wrong password, a locked and a closed account, and
each costs one password check and one write.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from flask import current_app
from flask_appbuilder.security.utils import is_null_password
from sqlalchemy import case
from werkzeug.security import check_password_hash

from app.records.user_security import find_guard, guard, write_guard
from app.services.transactions import transaction

if TYPE_CHECKING:
    from flask_appbuilder.security.sqla.models import User

    from app.records.user_security import UserSecurityRecord

MOST_FAILURES = 5
LOCK_TIME = timedelta(minutes=15)
NOBODY = -1


class Lockout:
    """A mixin for the security manager: `auth_user_db` with a lock on each account."""

    @staticmethod
    def now() -> datetime:
        """Return the present moment."""
        return datetime.now(UTC)

    def auth_user_db(self: Any, username: str | None, password: str | None) -> User | None:
        """Return the account that this name (or e-mail address) and password open, or None."""
        user = self._find_account(username)
        may_enter = user is not None and self._is_open(user)
        hashed = user.password if may_enter else _decoy()
        is_right = check_password_hash(hashed, password or "")
        if may_enter and is_right:
            self._welcome(user.id)
            return user
        self.count_failure(user.id if may_enter else NOBODY)
        return None

    def count_failure(self: Any, user_id: int) -> None:
        """Count one wrong password; the fifth in a row closes the account for a while."""
        now = self.now()
        so_far = case((guard.c.locked_until <= now, 0), else_=guard.c.failed_logins)
        lock = case((so_far + 1 >= MOST_FAILURES, now + LOCK_TIME), else_=None)
        with transaction(self.session) as session:
            if user_id != NOBODY:
                write_guard(session, user_id, failed_logins=so_far + 1, locked_until=lock)
                return
            # An unknown name costs a write as well, so that the clock tells no one which names exist.
            session.execute(guard.update().where(guard.c.user_id == NOBODY).values(failed_logins=so_far + 1))

    def _find_account(self: Any, username: str | None) -> User | None:
        by_name = self.find_user(username=username or "")
        by_address = self.find_user(email=username or "")
        return by_name or by_address

    def _is_open(self: Any, user: User) -> bool:
        is_shut = not user.is_active or is_null_password(user.password)
        return not is_shut and not is_locked(find_guard(self.session, user.id), self.now())

    def _welcome(self: Any, user_id: int) -> None:
        with transaction(self.session) as session:
            write_guard(session, user_id, failed_logins=0, locked_until=None)
            user = session.get_one(self.user_model, user_id)
            user.login_count = (user.login_count or 0) + 1
            user.fail_login_count = 0
            user.last_login = self.now().replace(tzinfo=None)
        self.on_user_login(user)


def is_locked(row: UserSecurityRecord | None, now: datetime) -> bool:
    """Whether this guard keeps its account closed now."""
    return row is not None and row.locked_until is not None and row.locked_until > now


def _decoy() -> str:
    return str(current_app.config["AUTH_DB_FAKE_PASSWORD_HASH_CHECK"])
