"""Fresh databases for the tests: copied from a template that the migrations made once per run.

The services really commit, so every test gets a database of its own rather than a rolled-back transaction.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tests import postgres

if TYPE_CHECKING:
    from pathlib import Path

COPIES_THROUGH_THE_LOG = (15,)


class Databases(Protocol):
    """One kind of database: where one stands, whether it does, and how to make a fresh one."""

    def url(self, name: str) -> str:
        """Address the database of that name."""

    def has(self, name: str) -> bool:
        """Tell whether the database of that name stands complete."""

    def create(self, name: str, *, template: str | None = None) -> None:
        """Make it anew, empty or as a copy; nobody may be connected to either."""


class SqliteDatabases:
    """Files in one folder; a copy appears under its name only when it is complete."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def url(self, name: str) -> str:
        return f"sqlite:///{self._path(name)}"

    def has(self, name: str) -> bool:
        return self._path(name).exists()

    def create(self, name: str, *, template: str | None = None) -> None:
        path = self._path(name)
        for leftover in (path, path.with_suffix(".sqlite-wal"), path.with_suffix(".sqlite-shm")):
            leftover.unlink(missing_ok=True)
        if template:
            shutil.copyfile(self._path(template), path.with_suffix(".copy"))
            path.with_suffix(".copy").rename(path)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.sqlite"


class PostgresDatabases:
    """Databases of one server that is started when the first test asks for it."""

    def __init__(self) -> None:
        postgres.ensure_server()
        self._engine = create_engine(
            postgres.url_of("postgres"), poolclass=NullPool, isolation_level="AUTOCOMMIT"
        )
        with self._engine.connect() as connection:
            version = connection.dialect.server_version_info or (0,)
        # Since 15 a copy goes block by block through the log unless told otherwise, at more than twice the time.
        self._by_files = " STRATEGY file_copy" if version >= COPIES_THROUGH_THE_LOG else ""

    def url(self, name: str) -> str:
        return postgres.url_of(name)

    def has(self, name: str) -> bool:
        question = text("SELECT 1 FROM pg_database WHERE datname = :name")
        with self._engine.connect() as connection:
            return connection.scalar(question, {"name": name}) is not None

    def create(self, name: str, *, template: str | None = None) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
            source = template or "template0"
            connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{source}"{self._by_files}'))
