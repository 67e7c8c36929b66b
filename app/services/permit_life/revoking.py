"""Revoking a permit by a decree (keputusan pencabutan) that was made elsewhere: its number, its day, its scan.

What was issued stays in the archive as it is; the public page and the list of revocations tell at once. A decree made
here takes effect when it is signed: `app.services.permit_life.decrees`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session, scoped_session

from app.domain.case.access import Permission
from app.domain.case.events import PermitRevoked
from app.domain.case.folding import Happened
from app.domain.case.refusals import Reason
from app.domain.permit.standings import Standing
from app.records.permits import PermitRecord
from app.services.actors import Actor
from app.services.casework.filing import file_events
from app.services.casework.loading import OnFile
from app.services.declined import Declined
from app.services.issuing.letterheads import local_date
from app.services.papers.filing import file_papers
from app.services.papers.values import NewPaper, PaperKind
from app.services.permit_life.loading import lock_permit
from app.services.repeats import is_repeat, remember_press
from app.services.transactions import transaction

DECREE_PAPER = "revocation_decree"


@dataclass(frozen=True, slots=True)
class Decree:
    """By what a permit is revoked: the decree's number and day, and why, as it may be told to the holder."""

    number: str
    dated_on: date
    reason: str


def revoke_permit(
    session: Session | scoped_session[Session],
    *,
    permit_id: int,
    decree: Decree,
    scan: NewPaper | None,
    by: Actor,
    at: datetime,
    request_key: str = "",
) -> None:
    """Revoke a permit at once; `Declined` without the right, without a whole decree, or when it holds no more.

    The same press once more finds it done.
    """
    if Permission.PERMIT_REVOKE not in by.officer.permissions:
        raise Declined(Reason.NOT_PERMITTED)
    if not decree.number.strip() or not decree.reason.strip():
        raise Declined(Reason.DECREE_MISSING)
    if scan is None:
        raise Declined(Reason.DOCUMENT_MISSING)
    with transaction(session) as writing:
        permit, on_file = lock_permit(writing, permit_id, by, Permission.PERMIT_REVOKE)
        if is_repeat(writing, by, case_id=permit.case_id, request_key=request_key):
            return
        remember_press(writing, by, request_key, permit.case_id, at)
        if decree.dated_on > local_date(at, on_file.row.agency):
            raise Declined(Reason.DECREE_MISSING)
        paper = replace(scan, kind=PaperKind.ISSUED, subject=DECREE_PAPER)
        end_by_decree(writing, on_file, permit, decree, by, at)
        told = file_papers(writing, on_file.row, [paper], at=at, by=by.id)
        file_events(writing, on_file.row, [Happened(one, at, by.id) for one in told], by)


def end_by_decree(
    writing: Session, on_file: OnFile, permit: PermitRecord, decree: Decree, by: Actor, at: datetime
) -> None:
    """End a permit in the caller's transaction, which holds the locks of the case and of the permit."""
    if permit.state != Standing.VALID:
        raise Declined(Reason.PERMIT_HOLDS_NO_MORE, standing=permit.state)
    permit.state = Standing.REVOKED.value
    permit.ended_at, permit.ended_by = at, by.id
    permit.decree_number, permit.decree_on = decree.number.strip(), decree.dated_on
    permit.end_reason = decree.reason.strip()
    told = PermitRevoked(permit.number.text, permit.decree_number, permit.end_reason)
    file_events(writing, on_file.row, [Happened(told, at, by.id)], by)
