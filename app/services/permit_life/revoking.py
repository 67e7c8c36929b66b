"""Ending a permit before its time: revoked by a decree (keputusan pencabutan), or replaced by a newer permit.

What was issued stays in the archive as it is; the public page and the list of revocations tell at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.domain.case.access import Permission
from app.domain.case.events import PermitReplaced, PermitRevoked
from app.domain.case.folding import Happened
from app.domain.case.refusals import Reason
from app.records.permits import PermitRecord
from app.services.actors import Actor
from app.services.casework.filing import file_events
from app.services.casework.loading import load_case
from app.services.declined import Declined
from app.services.issuing.letterheads import local_date
from app.services.transactions import transaction
from app.services.verification import Standing


@dataclass(frozen=True, slots=True)
class Decree:
    """By what a permit is revoked: the decree's number and day, and why, as it may be told to the holder."""

    number: str
    dated_on: date
    reason: str


def revoke_permit(
    session: Session | scoped_session[Session], *, case_id: int, decree: Decree, by: Actor, at: datetime
) -> None:
    """Revoke the valid permit of a case; `Declined` without the right, without a decree, or when it holds no more."""
    if Permission.PERMIT_REVOKE not in by.officer.permissions:
        raise Declined(Reason.NOT_PERMITTED)
    if not decree.number.strip() or not decree.reason.strip():
        raise Declined(Reason.DECREE_MISSING)
    with transaction(session) as writing:
        on_file = load_case(writing, case_id, agency_id=by.agency_id, lock=True)
        if decree.dated_on > local_date(at, on_file.row.agency):
            raise Declined(Reason.DECREE_MISSING)
        permit = _valid_permit(writing, case_id)
        permit.state = Standing.REVOKED.value
        permit.ended_at, permit.ended_by = at, by.id
        permit.decree_number, permit.decree_on = decree.number.strip(), decree.dated_on
        permit.end_reason = decree.reason.strip()
        told = PermitRevoked(permit.number.text, permit.decree_number, permit.end_reason)
        file_events(writing, on_file.row, [Happened(told, at, by.id)], by)


def replace_permit(
    session: Session | scoped_session[Session],
    *,
    case_id: int,
    by_case_id: int,
    reason: str,
    by: Actor,
    at: datetime,
) -> None:
    """Link the valid permit of a case to that of another case which takes its place; both of the officer's agency."""
    if Permission.PERMIT_REVOKE not in by.officer.permissions:
        raise Declined(Reason.NOT_PERMITTED)
    with transaction(session) as writing:
        on_file = load_case(writing, case_id, agency_id=by.agency_id, lock=True)
        load_case(writing, by_case_id, agency_id=by.agency_id)
        permit, newer = _valid_permit(writing, case_id), _valid_permit(writing, by_case_id)
        if permit.id == newer.id:
            raise Declined(Reason.CHANGED_MEANWHILE)
        permit.state, permit.replaced_by_id = Standing.REPLACED.value, newer.id
        permit.ended_at, permit.ended_by, permit.end_reason = at, by.id, reason.strip()
        told = PermitReplaced(permit.number.text, newer.number.text, permit.end_reason)
        file_events(writing, on_file.row, [Happened(told, at, by.id)], by)


def _valid_permit(session: Session, case_id: int) -> PermitRecord:
    query = (
        select(PermitRecord)
        .where(PermitRecord.case_id == case_id, PermitRecord.state == Standing.VALID.value)
        .order_by(PermitRecord.id.desc())
        .limit(1)
        .with_for_update()
    )
    found = session.scalars(query).one_or_none()
    if found is None:
        raise Declined(Reason.CHANGED_MEANWHILE)
    return found
