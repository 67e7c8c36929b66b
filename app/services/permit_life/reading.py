"""A case's permit as the officers' screens show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.case.access import Permission
from app.records.permits import PermitRecord
from app.services.actors import Actor
from app.services.issuing.letterheads import local_date
from app.services.proof import count_scans
from app.services.verification import Standing, standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPermit:
    """A permit, whether it holds today, how it ended, how often its page was looked at, what the officer may do."""

    token: str
    number: str
    standing: Standing
    valid_from: date
    valid_until: date | None
    decree_number: str
    decree_on: date | None
    end_reason: str
    replacement: str
    scans: int
    may_revoke: bool


def find_permit_of_case(session: Session, case_id: int, by: Actor, at: datetime) -> StandingPermit | None:
    """Find the newest permit of a case of the officer's own agency; who may see the case is the caller's question."""
    query = (
        select(PermitRecord)
        .where(PermitRecord.case_id == case_id, PermitRecord.agency_id == by.agency_id)
        .options(joinedload(PermitRecord.number, innerjoin=True))
        .order_by(PermitRecord.id.desc())
        .limit(1)
    )
    row = session.scalars(query).one_or_none()
    if row is None:
        return None
    standing = standing_of(row, local_date(at, row.case.agency))
    return StandingPermit(
        token=row.token,
        number=row.number.text,
        standing=standing,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        decree_number=row.decree_number,
        decree_on=row.decree_on,
        end_reason=row.end_reason,
        replacement="" if row.replaced_by is None else row.replaced_by.number.text,
        scans=sum(count_scans(session, row.id).values()),
        may_revoke=row.state == Standing.VALID and Permission.PERMIT_REVOKE in by.officer.permissions,
    )
