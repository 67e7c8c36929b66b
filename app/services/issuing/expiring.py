"""Certificates near their end: the signer and the agency's admin hear of it, at most once a week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.gateways.signatures import SignatureProvider
from app.records.agencies import AgencyRecord
from app.records.oversight import NoticeRecord
from app.records.staff import OfficerRecord
from app.services.issuing.signers import signer_of
from app.services.notices import AnySession, NoticeKind, tell
from app.services.sweep.staff import read_roster
from app.services.transactions import transaction

AGAIN_AFTER = timedelta(days=7)
SIGNS = "head"
ADMIN = "agency_admin"


@dataclass(frozen=True)
class _Warning:
    agency_id: int
    officer_ids: frozenset[int]
    body: Mapping[str, object]


def warn_of_expiring(session: AnySession, signatures: SignatureProvider, now: datetime) -> int:
    """Tell of every head's certificate that ends within 30 days; gives how many.

    A provider that does not say when certificates end (BSrE) gives nothing to tell. Nothing is written until all
    have been asked: a provider may take its time, and others are not to wait for it.
    """
    real = session() if isinstance(session, scoped_session) else session
    warnings = list(_warnings(real, signatures, now))
    real.rollback()
    with transaction(real) as writing:
        for one in warnings:
            tell(writing, one.agency_id, one.officer_ids, NoticeKind.CERTIFICATE, now, body=one.body)
    return len(warnings)


def _warnings(session: Session, signatures: SignatureProvider, now: datetime) -> Iterator[_Warning]:
    agencies = session.scalars(select(AgencyRecord).order_by(AgencyRecord.id)).all()
    roster = read_roster(session, [agency.id for agency in agencies], now)
    for agency in agencies:
        staff = roster.of(agency.id)
        for officer_id in sorted(staff.with_role(SIGNS)):
            if _was_told(session, officer_id, now):
                continue
            officer = session.get_one(OfficerRecord, officer_id)
            status = signatures.status(signer_of(officer, agency))
            if status.ends_soon(now):
                body = {"officer": officer.name, "days": status.days_left(now)}
                yield _Warning(agency.id, staff.with_role(ADMIN) | {officer_id}, body)


def _was_told(session: Session, officer_id: int, now: datetime) -> bool:
    query = select(NoticeRecord.id).where(
        NoticeRecord.officer_id == officer_id,
        NoticeRecord.kind == NoticeKind.CERTIFICATE,
        NoticeRecord.told_at > now - AGAIN_AFTER,
    )
    return session.scalars(query.limit(1)).first() is not None
