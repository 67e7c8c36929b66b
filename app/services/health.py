"""Is the office well? Whether its database answers, and when the sweep ran last. Told to anyone: it names nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.records.duties import SweepRunRecord

SWEEP_MAY_REST = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Health:
    """What a watcher asks: `swept_at` is None where no sweep has ever finished."""

    has_database: bool
    swept_at: datetime | None = None

    def sweep_age(self, at: datetime) -> timedelta | None:
        """How long ago the last sweep finished."""
        return None if self.swept_at is None else at - self.swept_at

    def is_swept(self, at: datetime) -> bool:
        """Whether the scheduler seems to be at work."""
        age = self.sweep_age(at)
        return age is not None and age <= SWEEP_MAY_REST


def read_health(session: Session) -> Health:
    """Ask the database once; a database that does not answer is the finding, not an error."""
    query = (
        select(SweepRunRecord.finished_at)
        .where(SweepRunRecord.finished_at.is_not(None))
        .order_by(SweepRunRecord.started_at.desc())
        .limit(1)
    )
    try:
        return Health(has_database=True, swept_at=session.execute(query).scalar())
    except SQLAlchemyError:
        with suppress(SQLAlchemyError):
            session.rollback()
        return Health(has_database=False)
