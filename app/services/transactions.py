"""One use case, one transaction: how every service opens and ends its unit of work.

Knows neither cases nor screens.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session, scoped_session

from app.records.engine import WRITES_AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Iterator

_IS_WRITING = "satupintu_is_writing"


class MisplacedTransactionError(RuntimeError):
    """A service was called where it would save too much or too little: a fault of the program, not of its user."""


@contextmanager
def transaction(session: Session | scoped_session[Session]) -> Iterator[Session]:
    """Hold the session for one writing transaction: all of it is saved at the end, or none of it.

    Whatever was read before is forgotten, so that the service decides on what stands in the database now.
    SQLite gives the right to write to one transaction at a time, from its start; on PostgreSQL the service
    locks the rows that it decides on.

    Raises `MisplacedTransactionError` inside another transaction, or when the session carries changes made
    outside of one, which forgetting would lose without a word.
    """
    real = session() if isinstance(session, scoped_session) else session
    _refuse_misplaced(real)
    real.rollback()
    real.info[_IS_WRITING] = True
    try:
        real.connection(execution_options={WRITES_AT_ONCE: True})
        yield real
        real.commit()
    except BaseException:
        real.rollback()
        raise
    finally:
        del real.info[_IS_WRITING]


def _refuse_misplaced(session: Session) -> None:
    if session.info.get(_IS_WRITING):
        message = "a transaction is already open; one use case is one transaction"
        raise MisplacedTransactionError(message)
    changed = [row for row in session.dirty if session.is_modified(row)]
    if session.new or session.deleted or changed:
        message = "the session carries changes made outside a transaction"
        raise MisplacedTransactionError(message)
