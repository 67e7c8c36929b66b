"""Asking for a long document: whoever may see the register may have it on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, scoped_session

from app.domain.case.access import Permission
from app.domain.case.refusals import Reason
from app.records.catalogue import PermitTypeRecord
from app.records.documents import PrintJobRecord
from app.records.staff import OfficerRecord
from app.services.actors import Actor
from app.services.declined import Declined
from app.services.print_jobs.turns import IS_UNFINISHED
from app.services.print_jobs.values import (
    NARROWED_BY_STATUS,
    JobForm,
    JobKind,
    JobState,
    Narrowing,
)
from app.services.transactions import transaction

MOST_UNFINISHED = 3
"""How many documents of one officer may wait or be made at a time."""
PRESSED_WITH = "request_key"
"""Where a job keeps the key of the form that asked for it."""
LATEST = 50
"""How many of his latest documents an officer's press is looked for among."""


def ask(
    session: Session | scoped_session[Session],
    *,
    kind: JobKind,
    form: JobForm,
    parameters: Narrowing,
    by: Actor,
    at: datetime,
    request_key: str = "",
) -> int:
    """Put a job on file and give its id; it is made by the scheduler's process. The same press asks for one only.

    A status is left out where the register knows none, so that no paper says it was narrowed by one.
    `Declined` for who may not see every file of his agency, for a permit type of another agency, and where so many
    of his documents wait already.
    """
    require_reader(by)
    if kind not in NARROWED_BY_STATUS:
        parameters = replace(parameters, status="")
    with transaction(session) as writing:
        _one_press_after_another(writing, by)
        asked = _find_asked(writing, by, request_key)
        if asked is not None:
            return asked
        _refuse_foreign_type(writing, parameters, by)
        _refuse_too_many(writing, by)
        job = PrintJobRecord(
            agency_id=by.agency_id,
            kind=kind.value,
            form=form.value,
            parameters={**parameters.plain(), PRESSED_WITH: request_key},
            asked_by=by.id,
            asked_at=at,
        )
        writing.add(job)
        writing.flush()
        return job.id


def cancel(session: Session | scoped_session[Session], job_id: int, by: Actor, at: datetime) -> None:
    """Stop an own job that waits or runs; its maker notices at its next rows. A finished one stays as it is.

    `Declined` for a job that is not the officer's own.
    """
    with transaction(session) as writing:
        job = writing.get(PrintJobRecord, job_id)
        if job is None or job.asked_by != by.id or job.agency_id != by.agency_id:
            raise Declined(Reason.UNKNOWN_DOCUMENT)
        own = update(PrintJobRecord).where(PrintJobRecord.id == job_id, IS_UNFINISHED)
        writing.execute(own.values(state=JobState.CANCELLED.value, finished_at=at))


def require_reader(by: Actor) -> None:
    """Refuse who may not see every file of his agency."""
    if Permission.CASE_VIEW_ALL not in by.officer.permissions:
        raise Declined(Reason.NOT_PERMITTED, permission=Permission.CASE_VIEW_ALL.value)


def _refuse_foreign_type(session: Session, chosen: Narrowing, by: Actor) -> None:
    if chosen.permit_type_id is None:
        return
    permit_type = session.get(PermitTypeRecord, chosen.permit_type_id)
    if permit_type is None or permit_type.agency_id != by.agency_id:
        raise Declined(Reason.UNKNOWN_PERMIT_TYPE)


def _one_press_after_another(session: Session, by: Actor) -> None:
    """Let the second of two presses at once wait until the first one is on file."""
    session.execute(select(OfficerRecord.id).where(OfficerRecord.id == by.id).with_for_update())


def _find_asked(session: Session, by: Actor, request_key: str) -> int | None:
    """Find the job that this very press has asked for before, among the officer's latest."""
    latest = (
        select(PrintJobRecord.id, PrintJobRecord.parameters)
        .where(PrintJobRecord.asked_by == by.id, PrintJobRecord.agency_id == by.agency_id)
        .order_by(PrintJobRecord.id.desc())
        .limit(LATEST)
    )
    if not request_key:
        return None
    return next((id_ for id_, kept in session.execute(latest) if kept.get(PRESSED_WITH) == request_key), None)


def _refuse_too_many(session: Session, by: Actor) -> None:
    """Count own jobs."""
    own = select(func.count()).where(PrintJobRecord.asked_by == by.id, IS_UNFINISHED)
    if session.execute(own).scalar_one() >= MOST_UNFINISHED:
        raise Declined(Reason.TOO_MANY_LONG_DOCUMENTS, most=MOST_UNFINISHED)
