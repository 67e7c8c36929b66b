"""Getting a permit from file: one of the officer's own agency, whose case he may see."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.case.access import Permission, Situation, find_refusal
from app.domain.case.refusals import Reason
from app.records.permits import PermitRecord
from app.services.actors import Actor
from app.services.casework.loading import OnFile, load_case
from app.services.declined import Declined
from app.services.papers.reading import load_visible_case


def get_permit(session: Session, permit_id: int, agency_id: int, *, lock: bool = False) -> PermitRecord:
    """Get a permit of an agency; `Declined(UNKNOWN_PERMIT)` for any other, and for one that does not exist."""
    query = (
        select(PermitRecord)
        .where(PermitRecord.id == permit_id, PermitRecord.agency_id == agency_id)
        .options(joinedload(PermitRecord.number, innerjoin=True))
    )
    if lock:
        query = query.with_for_update(of=PermitRecord).execution_options(populate_existing=True)
    found = session.scalars(query).one_or_none()
    if found is None:
        raise Declined(Reason.UNKNOWN_PERMIT)
    return found


def load_visible_permit(session: Session, permit_id: int, by: Actor) -> tuple[PermitRecord, OnFile]:
    """Load a permit with its case for an officer who may see the case; any other is as unknown as none."""
    permit = get_permit(session, permit_id, by.agency_id)
    return permit, load_visible_case(session, permit.case_id, by)


def lock_permit(
    session: Session, permit_id: int, by: Actor, permission: Permission
) -> tuple[PermitRecord, OnFile]:
    """Lock a permit and its case, for an officer who may do this to it; the case first, as everybody does."""
    case_id = get_permit(session, permit_id, by.agency_id).case_id
    on_file = load_case(session, case_id, agency_id=by.agency_id, lock=True)
    refused = find_refusal(permission, Situation(by.officer, on_file.case))
    if refused is not None:
        raise Declined.of(refused)
    return get_permit(session, permit_id, by.agency_id, lock=True), on_file
