"""How the program holds SQLite so that it keeps the promises that PostgreSQL keeps by itself.

Knows engines and connections only; what is stored is of no concern here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import event

if TYPE_CHECKING:
    from sqlite3 import Connection as SqliteConnection

    from sqlalchemy import Connection, Engine

WRITES_AT_ONCE = "begin_immediate"

_PRAGMAS = ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000")


def prepare_engine(engine: Engine) -> None:
    """Give a SQLite engine enforced references, durable commits and honest transactions; leave others alone.

    The driver would begin a transaction only at the first write, which lets two readers decide on the same
    state. So the driver begins none, and SQLAlchemy's own begin is sent to the database: plain for reading,
    and `BEGIN IMMEDIATE`, which waits its turn, where the execution option `begin_immediate` is set.
    """
    if engine.dialect.name != "sqlite" or event.contains(engine, "connect", _on_connect):
        return
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)


def _on_connect(connection: SqliteConnection, _pool_entry: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get(WRITES_AT_ONCE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
