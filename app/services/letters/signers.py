"""Whose signature a letter waits for, and who may give it today."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.documents import facts as f
from app.domain.case.access import Permission, Post
from app.domain.case.refusals import Reason
from app.domain.procedure.procedures import Work
from app.records.agencies import AgencyRecord
from app.records.letters import LetterRecord
from app.records.staff import AssignmentRecord, PositionRecord
from app.services.actors import Actor
from app.services.casework.loading import OnFile
from app.services.declined import Declined
from app.services.issuing.letterheads import local_date, signatory
from app.services.staffing.rights import list_permissions

HEAD = "head"
SIGNING = frozenset({Work.SIGN_ELECTRONICALLY, Work.SIGN_BY_HAND})


def find_signer_position(session: Session, on_file: OnFile) -> str:
    """Find the position that signs an agency's letters: that of the signing step, else one whose role may sign.

    An agency where nobody may sign yet keeps its letters for the head that it will have.
    """
    steps = on_file.case.procedure.steps
    of_procedure = next((one.holder.position for one in steps if one.work in SIGNING), "")
    if of_procedure:
        return of_procedure
    query = (
        select(PositionRecord)
        .where(PositionRecord.agency_id == on_file.row.agency_id, PositionRecord.office_key == "")
        .order_by(PositionRecord.rank_order, PositionRecord.id)
    )
    signs = (one.key for one in session.scalars(query) if _may_sign(session, one.role))
    return next(signs, HEAD)


def _may_sign(session: Session, role: str) -> bool:
    return Permission.CASE_SIGN in list_permissions(session, [role])


def may_sign(letter: LetterRecord, permit_type_id: int, by: Actor) -> bool:
    """Whether an officer holds the position that signs a letter, in his own right or acting, and may sign at all."""
    holds = by.officer.holds(Post(letter.signer_position), permit_type_id)
    return letter.agency_id == by.agency_id and holds and Permission.CASE_SIGN in by.officer.permissions


def get_signatory(
    session: Session, letter: LetterRecord, agency: AgencyRecord, by: Actor, at: datetime
) -> f.Signatory:
    """Give the officer as the signature block names him today; `Declined` for one who does not hold the position."""
    if not may_sign(letter, letter.case.permit_type_id, by):
        raise Declined(Reason.NOT_PERMITTED)
    found = signatory(session, by.id, letter.signer_position, local_date(at, agency))
    if found is None:
        raise Declined(Reason.NO_SIGNATORY)
    return found


def find_holder(
    session: Session, letter: LetterRecord, agency: AgencyRecord, at: datetime
) -> tuple[int, f.Signatory]:
    """Find who signs a letter today, in his own right before acting; `Declined` when nobody holds the position."""
    on = local_date(at, agency)
    query = (
        select(AssignmentRecord.officer_id)
        .join(PositionRecord, PositionRecord.id == AssignmentRecord.position_id)
        .where(
            PositionRecord.agency_id == agency.id,
            PositionRecord.key == letter.signer_position,
            PositionRecord.office_key == "",
            AssignmentRecord.from_on <= on,
            or_(AssignmentRecord.until_on.is_(None), AssignmentRecord.until_on >= on),
        )
        .order_by(AssignmentRecord.capacity != "definitive", AssignmentRecord.id)
        .limit(1)
    )
    officer_id = session.scalar(query)
    found = (
        None
        if officer_id is None
        else signatory(session, officer_id, letter.signer_position, local_date(at, agency))
    )
    if officer_id is None or found is None:
        raise Declined(Reason.NO_SIGNATORY)
    return officer_id, found
