"""Is the office well? Whether its database answers, when the sweep ran last, and whether its files were whole. Told to anyone: it names nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.services.archive.latest import LastCheck, read_last_check
from app.services.oversight.heartbeat import Heartbeat, read_heartbeat

SILENT = Heartbeat(None, is_stale=True)


NEVER_CHECKED = LastCheck()


@dataclass(frozen=True, slots=True)
class Health:
    """What a watcher asks."""

    has_database: bool
    heartbeat: Heartbeat = SILENT
    files: LastCheck = NEVER_CHECKED


def read_health(session: Session, now: datetime, sweep_seconds: int) -> Health:
    """Ask the database once; a database that does not answer is the finding, not an error."""
    try:
        return Health(
            has_database=True,
            heartbeat=read_heartbeat(session, now, sweep_seconds),
            files=read_last_check(session),
        )
    except SQLAlchemyError:
        with suppress(SQLAlchemyError):
            session.rollback()
        return Health(has_database=False)
