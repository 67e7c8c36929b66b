"""Whose job it is: taken by one maker at a time, kept by being heard of, taken over when he falls silent.

A try has a number. Whoever writes names his own, so a maker who was given up for dead cannot disturb the next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, literal_column, or_, select, update
from sqlalchemy.orm import Session, scoped_session

from app.records.documents import PrintJobRecord
from app.services.print_jobs.values import UNFINISHED, JobFault, JobState
from app.services.transactions import transaction

SILENT_AFTER = timedelta(minutes=2)
"""A maker is heard of every few hundred rows; one that is not for so long has died."""

MOST_TRIES = 3
REST = timedelta(minutes=1)
"""Between two tries of a job that went wrong: what was away, as the storage of files, may be back by then."""

IS_UNFINISHED: ColumnElement[bool] = PrintJobRecord.state.in_(
    [literal_column(f"'{state.value}'") for state in UNFINISHED]
)
"""Written out: SQLite does not know the index of the unfinished ones by values that come beside the statement."""

Sessions = Session | scoped_session[Session]
Clock = Callable[[], datetime]


class JobTakenAway(Exception):
    """The job was cancelled, or another has taken it over."""


@dataclass(frozen=True)
class Turn:
    """The right to make a job, as long as its try is the latest."""

    job_id: int
    tries: int


def has_work(session: Session, now: datetime) -> bool:
    """Whether a job waits, or its maker has fallen silent: a look at the index of what is unfinished."""
    query = select(PrintJobRecord.id).where(_is_free(now)).limit(1)
    return session.execute(query).first() is not None


def take_next(session: Sessions, now: datetime) -> Turn | None:
    """Take the first job that waits; None where none does. One that was tried often enough is given up."""
    while True:
        with transaction(session) as writing:
            query = select(PrintJobRecord).where(_is_free(now)).order_by(PrintJobRecord.id).limit(1)
            # Two makers never see the same free row: PostgreSQL skips a locked one, SQLite has one writer.
            job = writing.scalars(query.with_for_update(skip_locked=True)).first()
            if job is None:
                return None
            if job.tries < MOST_TRIES:
                job.state, job.tries = JobState.RUNNING.value, job.tries + 1
                job.started_at = job.beat_at = now
                job.rows_done, job.rows_total = 0, None
                return Turn(job.id, job.tries)
            job.state, job.finished_at = JobState.FAILED.value, now
            job.fault = job.fault or JobFault.MAKER_DIED.value


def beat(session: Sessions, turn: Turn, now: datetime, *, done: int, total: int) -> None:
    """Say how far the job is; raises `JobTakenAway` when it is no longer one's own."""
    _change(session, turn, beat_at=now, rows_done=done, rows_total=total)


def give_back(session: Sessions, turn: Turn) -> None:
    """Leave the job to the next maker, as if it had never been begun."""
    _change(session, turn, state=JobState.WAITING.value, tries=turn.tries - 1, beat_at=None)


def note_fault(session: Sessions, turn: Turn, now: datetime) -> None:
    """Let it be tried again, or give it up after the last try."""
    fault = JobFault.NOT_MADE.value
    if turn.tries < MOST_TRIES:
        _change(session, turn, state=JobState.WAITING.value, beat_at=now, fault=fault)
    else:
        _change(session, turn, state=JobState.FAILED.value, finished_at=now, fault=fault)


def settle(writing: Session, turn: Turn, **changes: Any) -> None:
    """Change the job within the caller's transaction; raises `JobTakenAway` when it is no longer one's own."""
    own = update(PrintJobRecord).where(
        PrintJobRecord.id == turn.job_id,
        PrintJobRecord.state == JobState.RUNNING.value,
        PrintJobRecord.tries == turn.tries,
    )
    changed = writing.execute(own.values(**changes).returning(PrintJobRecord.id)).scalar_one_or_none()
    if changed is None:
        raise JobTakenAway(turn.job_id)


def _change(session: Sessions, turn: Turn, **changes: Any) -> None:
    with transaction(session) as writing:
        settle(writing, turn, **changes)


def _is_free(now: datetime) -> ColumnElement[bool]:
    job = PrintJobRecord
    is_waiting = and_(
        job.state == JobState.WAITING.value, or_(job.beat_at.is_(None), job.beat_at <= now - REST)
    )
    is_silent = and_(job.state == JobState.RUNNING.value, job.beat_at < now - SILENT_AFTER)
    # The first condition is the index's own: these are the few rows that it holds.
    return and_(IS_UNFINISHED, or_(is_waiting, is_silent))
