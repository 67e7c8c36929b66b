"""Whose signature a letter waits for, and who may give it today."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents import facts as f
from app.domain.case.access import Permission, Post
from app.domain.case.refusals import Reason, Refused
from app.domain.procedure.procedures import Work
from app.records.agencies import AgencyRecord
from app.records.letters import LetterRecord
from app.records.staff import PositionRecord
from app.services.actors import Actor
from app.services.casework.loading import OnFile
from app.services.declined import Declined
from app.services.issuing.letterheads import local_date, shown_as_signatory, signatory
from app.services.issuing.post_holders import PostAtCase, find_holder
from app.services.staffing.rights import list_permissions

HEAD = "head"
SIGNING = frozenset({Work.SIGN_ELECTRONICALLY, Work.SIGN_BY_HAND})


def find_signer_position(session: Session, on_file: OnFile) -> str:
    """Find the position that signs an agency's letters: that of the signing step, else one whose role may sign.

    An agency where nobody may sign yet keeps its letters for the head that it will have.
    """
    steps = on_file.case.procedure.steps
    of_procedure = next(
        (one.holder.position for one in steps if one.work in SIGNING and not one.holder.office), ""
    )
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


def may_sign(letter: LetterRecord, by: Actor) -> bool:
    """Whether an officer may sign a letter today, in his own right or acting."""
    return is_for(letter, by) and find_refusal_to_sign(letter, by) is None


def is_for(letter: LetterRecord, by: Actor) -> bool:
    """Whether a letter waits for an officer: he holds the position that signs it, for this permit type too."""
    holds = by.officer.holds(Post(letter.signer_position), letter.case.permit_type_id)
    return letter.agency_id == by.agency_id and holds and Permission.CASE_SIGN in by.officer.permissions


def find_refusal_to_sign(letter: LetterRecord, by: Actor) -> Refused | None:
    """Tell why an officer may not sign a letter: it is not his to sign, or he put the file there himself."""
    if not is_for(letter, by):
        return Refused(Reason.NOT_PERMITTED)
    return Refused(Reason.OWN_FILING) if letter.case.filed_by == by.id else None


def get_signatory(
    session: Session, letter: LetterRecord, agency: AgencyRecord, by: Actor, at: datetime
) -> f.Signatory:
    """Give the officer as the signature block names him today; `Declined` for one who may not sign."""
    refused = find_refusal_to_sign(letter, by)
    if refused is not None:
        raise Declined.of(refused)
    found = signatory(session, by.id, _post_of(letter, agency, at))
    if found is None:
        raise Declined(Reason.NO_SIGNATORY)
    return found


def find_signatory(
    session: Session, letter: LetterRecord, agency: AgencyRecord, at: datetime
) -> tuple[int, f.Signatory]:
    """Find who signs a letter today, in his own right before acting; `Declined` when nobody can."""
    held = find_holder(session, _post_of(letter, agency, at), besides=letter.case.filed_by)
    if held is None:
        raise Declined(Reason.NO_SIGNATORY)
    return held.officer_id, shown_as_signatory(held)


def _post_of(letter: LetterRecord, agency: AgencyRecord, at: datetime) -> PostAtCase:
    return PostAtCase.of(letter.case, Post(letter.signer_position), local_date(at, agency))
