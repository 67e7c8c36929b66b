"""Lists that anybody may download, each with a stamp that is another word whenever a row changes what the list says.

Written in the transaction of the change, so that all processes that keep a list put it together anew at once; and as
that transaction's last statement, so that who waits for the stamp keeps nobody waiting. Knows no rows but its own:
the tables that a list tells of are watched from beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from flask_appbuilder import Model
from sqlalchemy import Connection, Delete, String, Update, event, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Mapper, ORMExecuteState, Session, mapped_column, object_session

REVOCATIONS = "revocations"
"""The list of papers that hold no longer."""
_HAS_CHANGED = "satupintu_revocations_changed"
_WATCHED: set[type] = set()


class PublishedListRecord(Model):
    """A list that anybody may download, and the word that is another one whenever the list is."""

    __tablename__ = "published_lists"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    stamp: Mapped[str] = mapped_column(String(32), default="")


def watch_state(record: type[Model], is_listed: Callable[[str], bool]) -> None:
    """Stamp the revocations whenever a row's `state` comes into those that are listed, or leaves them."""

    def note(_mapper: Mapper[Any], _connection: Connection, row: Any) -> None:
        history = inspect(row).attrs["state"].history
        session = object_session(row)
        # A state that was set without being read has no former one to be judged by.
        is_unknown = inspect(row).has_identity and not history.deleted
        if (
            session is not None
            and history.has_changes()
            and (is_unknown or any(map(is_listed, history.sum())))
        ):
            session.info[_HAS_CHANGED] = True

    def note_gone(_mapper: Mapper[Any], _connection: Connection, row: Any) -> None:
        session = object_session(row)
        if session is not None:
            session.info[_HAS_CHANGED] = True

    event.listen(record, "after_insert", note)
    event.listen(record, "after_update", note)
    event.listen(record, "after_delete", note_gone)
    _WATCHED.add(record)


def stamp(connection: Connection) -> None:
    """Give the revocations another stamp: a random word, so that equal ones mean equal lists in any database.

    For who writes past the session; what goes through it is stamped by itself.
    """
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    new: Any = dialect.insert(PublishedListRecord).values(name=REVOCATIONS, stamp=uuid4().hex)
    connection.execute(new.on_conflict_do_update(index_elements=["name"], set_={"stamp": new.excluded.stamp}))


def _note_bulk_change(executed: ORMExecuteState) -> None:
    """Note a statement that takes rows away, or sets the state of rows that it does not name."""
    mapper, statement = executed.bind_mapper, executed.statement
    if mapper is None or mapper.class_ not in _WATCHED or not isinstance(statement, Update | Delete):
        return
    named = executed.parameters or {}
    told = (statement.compile().params, *([named] if isinstance(named, Mapping) else named))
    if isinstance(statement, Delete) or any("state" in one for one in told):
        executed.session.info[_HAS_CHANGED] = True


def _stamp_changed(session: Session) -> None:
    if session.in_nested_transaction():
        return  # a part is kept; the stamp comes last of the whole
    session.flush()
    if session.info.pop(_HAS_CHANGED, False):
        stamp(session.connection())


def _forget_changes(session: Session) -> None:
    if session.in_nested_transaction():
        return  # a part was taken back, and what was changed before it stands
    session.info.pop(_HAS_CHANGED, None)


event.listen(Session, "do_orm_execute", _note_bulk_change)
event.listen(Session, "before_commit", _stamp_changed)
event.listen(Session, "after_rollback", _forget_changes)
