"""Schedulers as the operator starts them: processes of their own over the test's database, with what they print."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from sqlalchemy import text

from app.extensions import db

if TYPE_CHECKING:
    from collections.abc import Callable

    from config import Settings

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60


@dataclass
class Scheduler:
    """One `flask office run-scheduler`."""

    process: subprocess.Popen[bytes]
    log: Path

    def says(self, words: str) -> bool:
        """Whether it has printed these words."""
        return words in self.log.read_text()

    def kill(self) -> None:
        """Let it die as by a power cut, without a word."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def start(settings: Settings, log: Path) -> Scheduler:
    """Start a scheduler that sweeps every second."""
    environ = {**os.environ, **environment_of(settings), "SWEEP_SECONDS": "1", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "flask", "--app", "app.wsgi:app", "office", "run-scheduler"]
    with log.open("wb") as out:
        return Scheduler(
            subprocess.Popen(command, cwd=ROOT, env=environ, stdout=out, stderr=subprocess.STDOUT), log
        )


def environment_of(settings: Settings) -> dict[str, str]:
    """Give the environment in which a process finds the test's own office."""
    return {
        "SATUPINTU_ENV": "test",
        "DATABASE_URL": settings.database_url,
        "SECRET_KEY": settings.secret_key,
        "BASE_URL": settings.base_url,
        "FILES_URL": settings.files_url,
        "SIGNING_KEY_FOLDER": str(settings.signing_key_folder),
    }


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    """Wait for something that will come; it is an error when it does not."""
    deadline = monotonic() + PATIENCE
    while not is_so():
        assert monotonic() < deadline, f"in vain: {what}"
        sleep(0.02)


def slow_down_breaches() -> None:
    """Make the database take its time in the middle of filing overruns."""
    if db.engine.dialect.name == "postgresql":
        body = "$$ BEGIN PERFORM pg_sleep(2); RETURN NULL; END $$"
        _execute(f"CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS {body}")
        _execute(
            "CREATE TRIGGER slowly AFTER INSERT ON breaches FOR EACH STATEMENT EXECUTE FUNCTION slowly()"
        )
    else:
        rights = ", ".join(f"ab_permission_view_role p{n}" for n in range(6))
        count = f"SELECT count(*) FROM {rights}"  # noqa: S608 - our own words
        _execute(f"CREATE TRIGGER slowly AFTER INSERT ON breaches BEGIN {count}; END")


def hurry_again() -> None:
    """Take that away."""
    is_postgres = db.engine.dialect.name == "postgresql"
    _execute("DROP TRIGGER slowly ON breaches" if is_postgres else "DROP TRIGGER slowly")


def is_filing_breaches() -> bool:
    """Whether some scheduler stands in the middle of filing overruns."""
    if db.engine.dialect.name == "postgresql":
        sleeping = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
        count = db.session.scalar(text(sleeping))
        db.session.rollback()
        return bool(count)
    # A sweep that holds the pen for longer than any other writing does.
    return all(_is_pen_taken() for _ in range(10))


def _is_pen_taken() -> bool:
    import sqlite3

    sleep(0.02)
    connection = sqlite3.connect(str(db.engine.url.database), timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return True
    finally:
        connection.close()
    return False


def _execute(statement: str) -> None:
    db.session.rollback()
    db.session.execute(text(statement))
    db.session.commit()
