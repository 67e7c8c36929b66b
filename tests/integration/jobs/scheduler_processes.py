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
PATIENCE = 120
LOOKS = 50
"""A fiftieth of a second lies between two of them: no other writing holds the pen for so long."""
NOBODY_DIED = "(SELECT count(*) FROM sweep_runs WHERE finished_at IS NULL) = 1"
"""The one run that is not finished is that of the sweep itself."""
SLEEPING = "pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()"


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


def hold_the_first_sweep_up() -> None:
    """Make the database take for ever in the middle of filing overruns, until a sweep has died of it."""
    if db.engine.dialect.name == "postgresql":
        body = f"$$ BEGIN IF {NOBODY_DIED} THEN PERFORM pg_sleep(600); END IF; RETURN NULL; END $$"
        _execute(f"CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS {body}")
        _execute(
            "CREATE TRIGGER slowly AFTER INSERT ON breaches FOR EACH STATEMENT EXECUTE FUNCTION slowly()"
        )
    else:
        rights = ", ".join(f"ab_permission_view_role p{n}" for n in range(6))
        count = f"SELECT count(*) FROM {rights}"  # noqa: S608 - our own words
        _execute(f"CREATE TRIGGER slowly AFTER INSERT ON breaches WHEN {NOBODY_DIED} BEGIN {count}; END")


def notice_the_death() -> None:
    """Let the server notice that whoever was held up is gone; SQLite's locks end with the process."""
    if db.engine.dialect.name == "postgresql":
        _execute(f"SELECT pg_terminate_backend(pid) FROM {SLEEPING}")  # noqa: S608 - our own words


def is_filing_breaches() -> bool:
    """Whether some scheduler stands in the middle of filing overruns."""
    if db.engine.dialect.name == "postgresql":
        count = db.session.scalar(text(f"SELECT count(*) FROM {SLEEPING}"))  # noqa: S608 - our own words
        db.session.rollback()
        return bool(count)
    # A sweep that holds the pen for longer than any other writing does.
    return all(_is_pen_taken() for _ in range(LOOKS))


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
