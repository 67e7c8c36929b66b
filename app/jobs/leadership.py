"""Which of several scheduler processes does the work: the one that holds the database's lock.

PostgreSQL keeps an advisory lock for as long as one connection lives; beside a SQLite file lies a lock file, which
the system frees with the process that held it.
"""

from __future__ import annotations

import fcntl
import logging
from pathlib import Path
from threading import Lock
from typing import IO

from flask import Flask
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from app.extensions import db

log = logging.getLogger(__name__)

KEY = 0x5A7071
"""The advisory lock's number: any, as long as it is always the same."""

NOTICE_A_LOST_LEADER = (
    ("tcp_keepalives_idle", "15"),
    ("tcp_keepalives_interval", "5"),
    ("tcp_keepalives_count", "3"),
)
"""A killed process frees the lock at once; one whose machine lost its power, after half a minute by these."""


class Leadership:
    """The right to run the jobs; asked before each run, kept until the process ends. Threads may share it."""

    def __init__(self, app: Flask) -> None:
        """Hold nothing yet."""
        self._app = app
        self._turn = Lock()
        self._connection: Connection | None = None
        self._file: IO[str] | None = None

    def is_held(self) -> bool:
        """Take the lock if it is free, and tell whether this process has it."""
        with self._turn, self._app.app_context():
            had_it, has_it = self.has_lock, self._holds_lock()
        if has_it and not had_it:
            log.info("Penjadwal ini mengambil alih.")
        return has_it

    @property
    def has_lock(self) -> bool:
        """Whether this process was leading when it last looked."""
        return self._connection is not None or self._file is not None

    def leave(self) -> None:
        """Give the lock up, so that another process can take over at once."""
        with self._turn:
            self._let_go()

    def _holds_lock(self) -> bool:
        if db.engine.dialect.name == "postgresql":
            return self._holds_advisory_lock()
        return self._holds_file(Path(str(db.engine.url.database)).with_suffix(".scheduler-lock"))

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._file is not None:
            self._file.close()
            self._file = None

    def _holds_advisory_lock(self) -> bool:
        if self._connection is not None and self._is_alive(self._connection):
            return True
        self._let_go()
        # A connection of its own, not one of the pool's: its end is the end of the lock.
        connection = db.engine.execution_options(isolation_level="AUTOCOMMIT").connect()
        connection.detach()
        try:
            is_mine = self._claim(connection)
        except BaseException:
            connection.close()
            raise
        if not is_mine:
            connection.close()
            return False
        self._connection = connection
        return True

    def _claim(self, connection: Connection) -> bool:
        for name, value in NOTICE_A_LOST_LEADER:
            connection.execute(
                text("SELECT set_config(:name, :value, false)"), {"name": name, "value": value}
            )
        return bool(connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": KEY}))

    def _is_alive(self, connection: Connection) -> bool:
        try:
            connection.execute(text("SELECT 1"))
        except DBAPIError:
            return False
        return True

    def _holds_file(self, path: Path) -> bool:
        if self._file is not None:
            return True
        file = path.open("a")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return False
        self._file = file
        return True
