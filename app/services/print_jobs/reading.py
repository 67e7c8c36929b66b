"""Jobs as their page shows them: each officer his own and nobody else's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import BinaryIO

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.case.refusals import Reason
from app.gateways.storage import Store
from app.records.documents import PrintJobRecord
from app.services.actors import Actor
from app.services.declined import Declined
from app.services.print_jobs.asking import require_reader
from app.services.print_jobs.turns import IS_UNFINISHED
from app.services.print_jobs.values import JobForm, JobKind, JobState, Narrowing, PrintJob

MOST_SHOWN = 50
KEPT = timedelta(days=30)
"""How long a finished document can be fetched."""


def read_job(session: Session, job_id: int, by: Actor) -> PrintJob:
    """Read an own job; `Declined` for one that is not, which is as unknown as one that never was."""
    row = session.get(PrintJobRecord, job_id)
    if row is None or row.asked_by != by.id or row.agency_id != by.agency_id:
        raise Declined(Reason.UNKNOWN_DOCUMENT)
    return _job(row)


def list_jobs(session: Session, by: Actor) -> tuple[PrintJob, ...]:
    """List the officer's latest jobs, the newest first."""
    query = (
        select(PrintJobRecord)
        .where(PrintJobRecord.asked_by == by.id, PrintJobRecord.agency_id == by.agency_id)
        .order_by(PrintJobRecord.id.desc())
        .limit(MOST_SHOWN)
    )
    return tuple(map(_job, session.scalars(query)))


def count_before(session: Session, job: PrintJob) -> int:
    """Count the jobs that are worked before one that waits."""
    earlier = select(func.count()).where(IS_UNFINISHED, PrintJobRecord.id < job.id)
    return session.execute(earlier).scalar_one()


def open_file(
    session: Session, store: Store, job_id: int, by: Actor, at: datetime
) -> tuple[PrintJob, BinaryIO]:
    """Open the file of an own job that is done, for whoever still may see every file of his agency.

    `Declined` where there is none: the job is not his, not done, or its file is no longer kept.
    """
    require_reader(by)
    job = read_job(session, job_id, by)
    if job.sha256 is None or not is_kept(job, at):
        raise Declined(Reason.UNKNOWN_DOCUMENT)
    return job, store.open(job.sha256)


def is_kept(job: PrintJob, at: datetime) -> bool:
    """Whether the file of a job can still be fetched."""
    return job.sha256 is not None and job.finished_at is not None and at - job.finished_at < KEPT


def _job(row: PrintJobRecord) -> PrintJob:
    return PrintJob(
        id=row.id,
        kind=JobKind(row.kind),
        form=JobForm(row.form),
        narrowing=Narrowing.read(row.parameters),
        state=JobState(row.state),
        rows_done=row.rows_done,
        rows_total=row.rows_total,
        asked_at=row.asked_at,
        finished_at=row.finished_at,
        name=row.name,
        fault=row.fault,
        sha256=row.sha256,
    )
