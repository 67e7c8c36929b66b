"""A new permit in the place of an old one: asked for at the counter, and taken with the signature.

A case that renews, amends or replaces a permit names it in `case_origins`; of one permit only one such case runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.events import OriginNamed, PermitHoldsAgain, PermitReplaced
from app.domain.case.folding import Happened
from app.domain.case.refusals import Reason, Refused
from app.domain.permit.standings import Standing
from app.domain.permit.succession import Standpoint, Why, find_refusal_to_succeed
from app.records.cases import CaseRecord
from app.records.permits import CaseOriginRecord, PermitRecord
from app.services.actors import Actor
from app.services.casework.filing import file_events
from app.services.casework.loading import RUNNING, OnFile, load_case
from app.services.declined import Declined
from app.services.issuing.letterheads import local_date
from app.services.permit_life.loading import get_permit
from app.services.verification import standing_of


@dataclass(frozen=True)
class Origin:
    """The permit that an application asks to renew, amend or replace, and the applicant's reason."""

    permit_id: int
    why: Why
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Successor:
    """A case that asks for a permit in the place of another."""

    case_id: int
    number: str
    why: Why
    status: str
    filed_at: datetime

    @property
    def is_running(self) -> bool:
        """Whether it is still being decided."""
        return self.status == RUNNING


def find_refusal_to_renew(session: Session, permit: PermitRecord, why: Why, at: datetime) -> Refused | None:
    """Tell why an application in the place of a permit cannot be taken in now; None when it can."""
    agency = permit.case.agency
    on = local_date(at, agency)
    refused = find_refusal_to_succeed(
        why, Standpoint(standing_of(permit, on), permit.valid_until, on, agency.expiry_notice_days)
    )
    if refused is not None:
        return refused
    running = next((one for one in list_successors(session, permit.id) if one.is_running), None)
    return None if running is None else Refused(Reason.SUCCESSOR_RUNNING, {"number": running.number})


def list_successors(session: Session, permit_id: int) -> tuple[Successor, ...]:
    """List the cases that asked to take a permit's place, oldest first."""
    query = (
        select(CaseRecord.id, CaseRecord.number, CaseOriginRecord.why, CaseRecord.status, CaseRecord.filed_at)
        .join(CaseRecord, CaseRecord.id == CaseOriginRecord.case_id)
        .where(CaseOriginRecord.permit_id == permit_id)
        .order_by(CaseRecord.id)
    )
    return tuple(
        Successor(row.id, row.number, Why(row.why), row.status, row.filed_at)
        for row in session.execute(query)
    )


def name_origin(writing: Session, row: CaseRecord, origin: Origin | None, by: Actor, at: datetime) -> None:
    """Put on file what a new case succeeds, if anything, within the transaction that files it.

    The old permit stays locked until then, so that of two applications at once the second one is refused.
    """
    if origin is None:
        return
    permit = get_permit(writing, origin.permit_id, by.agency_id, lock=True)
    if permit.case.permit_type_id != row.permit_type_id:
        raise Declined(Reason.UNKNOWN_PERMIT)
    if origin.why is not Why.RENEWAL and not origin.reason.strip():
        raise Declined(Reason.NOTE_MISSING)
    refused = find_refusal_to_renew(writing, permit, origin.why, at)
    if refused is not None:
        raise Declined.of(refused)
    reason = origin.reason.strip()
    writing.add(CaseOriginRecord(case_id=row.id, permit_id=permit.id, why=origin.why.value, reason=reason))
    told = OriginNamed(permit.number.text, origin.why.value, reason)
    file_events(writing, row, [Happened(told, at, by.id)], by)


def refuse_where_origin_ended(session: Session, case_id: int, agency_id: int) -> None:
    """Raise `Declined` where a case asks to succeed a permit that was revoked or became void while it ran.

    What was taken away by a decree must not come back by a renewal that was under way; the case is to be rejected.
    """
    origin = session.get(CaseOriginRecord, case_id)
    if origin is None:
        return
    old = get_permit(session, origin.permit_id, agency_id)
    ended = find_end(old, case_id)
    if ended is not None:
        raise Declined(Reason.ORIGIN_ENDED, number=old.number.text, standing=ended.value)


def find_end(permit: PermitRecord, case_id: int) -> Standing | None:
    """Tell how a permit ended by what others decided about it; None where a case may (or did) take its place."""
    if permit.replaced_by is not None and permit.replaced_by.case_id == case_id:
        return None
    standing = standing_of(permit, permit.valid_from)
    return None if standing is Standing.VALID else standing


def replace_permit(writing: Session, newer: PermitRecord, by: Actor, at: datetime) -> None:
    """Let a permit just signed take the place of the one that its case asked to succeed, if there is one.

    Within the transaction that files the signature; `Declined` when the old one was revoked or void meanwhile.
    """
    origin = writing.get(CaseOriginRecord, newer.case_id)
    if origin is None:
        return
    # The newer case is locked already, and each case only ever names an older permit: nobody waits in a circle.
    on_file, old = _locked(writing, origin.permit_id, newer.agency_id)
    refuse_where_origin_ended(writing, newer.case_id, newer.agency_id)
    old.state, old.replaced_by_id = Standing.REPLACED.value, newer.id
    old.ended_at, old.ended_by, old.end_reason = at, by.id, origin.reason
    told = PermitReplaced(old.number.text, newer.number.text, origin.reason)
    file_events(writing, on_file.row, [Happened(told, at, by.id)], by)


def give_place_back(writing: Session, number_id: int, by: Actor, at: datetime) -> None:
    """Let a permit hold again that was replaced by one whose number is void now: nothing has taken its place.

    Within the transaction that voids the number and holds the newer case's lock.
    """
    newer = writing.scalars(select(PermitRecord).where(PermitRecord.number_id == number_id)).one_or_none()
    origin = None if newer is None else writing.get(CaseOriginRecord, newer.case_id)
    if newer is None or origin is None:
        return
    on_file, old = _locked(writing, origin.permit_id, newer.agency_id)
    if old.replaced_by_id != newer.id or old.state != Standing.REPLACED:
        return
    old.state, old.replaced_by_id = Standing.VALID.value, None
    old.ended_at, old.ended_by, old.end_reason = None, None, ""
    told = PermitHoldsAgain(old.number.text, newer.number.text)
    file_events(writing, on_file.row, [Happened(told, at, by.id)], by)


def _locked(writing: Session, permit_id: int, agency_id: int) -> tuple[OnFile, PermitRecord]:
    """Lock a permit and its case, the case first, as everybody does."""
    case_id = get_permit(writing, permit_id, agency_id).case_id
    on_file = load_case(writing, case_id, agency_id=agency_id, lock=True)
    return on_file, get_permit(writing, permit_id, agency_id, lock=True)
