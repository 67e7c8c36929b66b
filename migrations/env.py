"""How Alembic reaches the database: on the application's own engine, all revisions in one transaction.

Run only through `flask db …`, which provides the application.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from alembic import context
from flask import current_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

extension = current_app.extensions["migrate"]
engine = extension.db.engine


@contextmanager
def references_at_rest(connection: Connection) -> Iterator[None]:
    """Let SQLite rebuild a table without touching the rows that point at it.

    Altering a table there means copying and dropping it, and a drop under enforced references deletes or
    refuses its children. The switch works outside a transaction only, hence on the driver's connection.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def refuse_dangling_references(connection: Connection) -> None:
    """Fail, and so undo the migration, where a row of SQLite points at nothing."""
    if connection.dialect.name != "sqlite":
        return
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if dangling:
        message = f"the migration leaves references that point at nothing: {dangling[:5]}"
        raise RuntimeError(message)


def run_online() -> None:
    """Apply the revisions to the database."""
    with engine.connect() as connection, references_at_rest(connection):
        context.configure(
            connection=connection, target_metadata=extension.db.metadata, **extension.configure_args
        )
        with context.begin_transaction():
            context.run_migrations()
            refuse_dangling_references(connection)


def run_offline() -> None:
    """Print the SQL of the revisions for a database administrator to run."""
    context.configure(
        dialect_name=engine.dialect.name,
        target_metadata=extension.db.metadata,
        literal_binds=True,
        **extension.configure_args,
    )
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    run_offline()
else:
    run_online()
