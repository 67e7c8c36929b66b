"""What guards an account beside its password: failed attempts, a lock, and which sessions still count.

One row an account, kept apart from the framework's own table so that its upgrades stay plain.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask_appbuilder import Model
from sqlalchemy import ForeignKey, Integer, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from app.records.columns import Instant

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session, scoped_session


class UserSecurityRecord(Model):
    """The guard of one account; an account without a row has never failed and is in its first epoch."""

    __tablename__ = "user_security"

    user_id: Mapped[int] = mapped_column(ForeignKey("ab_user.id", ondelete="CASCADE"), primary_key=True)
    session_epoch: Mapped[int] = mapped_column(Integer, default=0)
    failed_logins: Mapped[int] = mapped_column(Integer, default=0)
    locked_until: Mapped[datetime | None] = mapped_column(Instant)
    password_changed_at: Mapped[datetime | None] = mapped_column(Instant)


FIRST_EPOCH = 0
guard: Any = UserSecurityRecord.__table__


def find_guard(session: Session | scoped_session[Session], user_id: int) -> UserSecurityRecord | None:
    """Return the guard of this account as it stands now, or None."""
    query = select(UserSecurityRecord).where(UserSecurityRecord.user_id == user_id)
    return session.execute(query.execution_options(populate_existing=True)).scalar_one_or_none()


def get_epoch(session: Session | scoped_session[Session], user_id: int) -> int:
    """Return the epoch whose sessions count for this account."""
    epoch = session.execute(
        select(guard.c.session_epoch).where(guard.c.user_id == user_id)
    ).scalar_one_or_none()
    return FIRST_EPOCH if epoch is None else int(epoch)


def write_guard(session: Session | scoped_session[Session], user_id: int, **values: object) -> None:
    """Set columns of this account's guard, making the row on first use; values may be SQL expressions."""
    write_guard_on(session.connection(), user_id, **values)


def write_guard_on(connection: Connection, user_id: int, **values: object) -> None:
    """Do the same where only a connection is at hand, as while a session flushes."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    first = make(guard).values(user_id=user_id, session_epoch=FIRST_EPOCH, failed_logins=0)
    connection.execute(first.on_conflict_do_nothing(index_elements=[guard.c.user_id]))
    connection.execute(update(guard).where(guard.c.user_id == user_id).values(**values))
