"""Is the sweep alive? Asked by whoever watches the machine, and by the dashboard before it shows a figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.records.duties import SweepRunRecord

INTERVALS_MISSED = 3
"""A sweep that has not finished for so many of its intervals is taken for dead."""


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The last run that came to its end; `last_run_at` is None where none ever did.

    `fault` says what went wrong in that run; its other parts were done all the same.
    """

    last_run_at: datetime | None
    is_stale: bool
    milliseconds: int | None = None
    fault: str = ""

    def age(self, now: datetime) -> timedelta | None:
        """How long ago it finished."""
        return None if self.last_run_at is None else now - self.last_run_at


def read_heartbeat(
    session: Session | scoped_session[Session], now: datetime, sweep_seconds: int
) -> Heartbeat:
    """Read the last finished run: one step down an index."""
    query = (
        select(SweepRunRecord.finished_at, SweepRunRecord.milliseconds, SweepRunRecord.fault)
        .where(SweepRunRecord.finished_at.is_not(None))
        .order_by(SweepRunRecord.started_at.desc())
        .limit(1)
    )
    row = session.execute(query).one_or_none()
    if row is None:
        return Heartbeat(None, is_stale=True)
    may_rest = timedelta(seconds=INTERVALS_MISSED * sweep_seconds)
    return Heartbeat(row.finished_at, now - row.finished_at > may_rest, row.milliseconds, row.fault)
