"""The last whole check of the kept files, as a watcher of the machine asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.archive import FileCheckRecord

STALE_AFTER = timedelta(hours=50)
"""Two days, and the hour in which the next look is taken."""


@dataclass(frozen=True, slots=True)
class LastCheck:
    """When the files were checked last, None if never; an office that never did has nothing to complain of yet."""

    checked_at: datetime | None = None
    is_whole: bool = True

    def is_well(self, now: datetime) -> bool:
        """Whether the files were whole when they were looked at, and that was not long ago."""
        return self.is_whole and (self.checked_at is None or now - self.checked_at <= STALE_AFTER)


def read_last_check(session: Session) -> LastCheck:
    """Read the last check that was no sample: one step down an index."""
    query = (
        select(FileCheckRecord)
        .where(FileCheckRecord.is_sample.is_(False))
        .order_by(FileCheckRecord.finished_at.desc())
        .limit(1)
    )
    row = session.scalars(query).one_or_none()
    if row is None:
        return LastCheck()
    return LastCheck(row.finished_at, row.is_finished and not (row.missing or row.changed or row.unreadable))
