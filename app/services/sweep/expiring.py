"""Telling holders in time that their permit is about to expire, and the supervisors how many there are: each once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Exists, exists, insert, select, update
from sqlalchemy.orm import Session

from app.records.agencies import AgencyRecord
from app.records.cases import ApplicantRecord, CaseRecord
from app.records.duties import OutboxRecord
from app.records.permits import CaseOriginRecord, GivenNumberRecord, PermitRecord
from app.services.casework.loading import RUNNING
from app.services.notices import NoticeKind
from app.services.outbox.wording import EXPIRING
from app.services.sweep.batches import BATCH
from app.services.sweep.staff import SUPERVISOR, Staff
from app.services.sweep.swept import Round
from app.services.sweep.telling import Noticed, tell_all
from app.services.transactions import transaction

YOUNG = timedelta(days=14)
"""So long after its first day a permit reminds of nothing: one for a trip or a feast ends as its holder means it to."""


def remind_of_expiry(this: Round) -> int:
    """Remind of every permit that expires within its agency's days of notice; by the agency's own calendar day.

    Left alone are permits in their first two weeks, and those whose renewal is under way.
    """
    query = select(AgencyRecord.id, AgencyRecord.zone, AgencyRecord.expiry_notice_days)
    agencies = this.session.execute(query.order_by(AgencyRecord.id)).all()
    return sum(_remind_agency(this, agency) for agency in agencies if this.has_time())


def _remind_agency(this: Round, agency: Any) -> int:
    today = this.now.astimezone(ZoneInfo(agency.zone)).date()
    due = (
        select(PermitRecord.id)
        .where(
            PermitRecord.agency_id == agency.id,
            PermitRecord.state == "valid",
            PermitRecord.reminded_at.is_(None),
            PermitRecord.valid_until.is_not(None),
            PermitRecord.valid_until.between(today, today + timedelta(days=agency.expiry_notice_days)),
            PermitRecord.valid_from <= today - YOUNG,
            ~_is_being_renewed(),
        )
        .order_by(PermitRecord.valid_until, PermitRecord.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    swap = (
        update(PermitRecord)
        .where(PermitRecord.id.in_(select(due.c.id)))
        .values(reminded_at=this.now)
        .returning(PermitRecord.id, PermitRecord.case_id)
        .execution_options(synchronize_session=False)
    )
    with transaction(this.session) as writing:
        swept = writing.execute(swap).all()
        if swept:
            _write_to_holders(writing, [row.id for row in swept], this)
            noticed = [Noticed(agency.id, row.case_id) for row in swept]
            tell_all(writing, NoticeKind.EXPIRING, noticed, this.now, _whom)
        return len(swept)


def _is_being_renewed() -> Exists:
    return exists().where(
        CaseOriginRecord.permit_id == PermitRecord.id,
        CaseRecord.id == CaseOriginRecord.case_id,
        CaseRecord.status == RUNNING,
    )


def _whom(staff: Staff, _one: Noticed) -> frozenset[int]:
    return staff.with_role(SUPERVISOR)


def _write_to_holders(session: Session, permit_ids: Sequence[int], this: Round) -> None:
    query = (
        select(
            PermitRecord.agency_id,
            PermitRecord.case_id,
            PermitRecord.title,
            PermitRecord.valid_until,
            GivenNumberRecord.text.label("number"),
            ApplicantRecord.phone,
            ApplicantRecord.email,
        )
        .join(GivenNumberRecord, GivenNumberRecord.id == PermitRecord.number_id)
        .join(CaseRecord, CaseRecord.id == PermitRecord.case_id)
        .join(ApplicantRecord, ApplicantRecord.id == CaseRecord.applicant_id)
        .where(PermitRecord.id.in_(permit_ids))
    )
    session.execute(insert(OutboxRecord), [_message(row, this) for row in session.execute(query)])


def _message(row: Any, this: Round) -> dict[str, Any]:
    by_phone = bool(row.phone) or not row.email
    until: date = row.valid_until
    return {
        "agency_id": row.agency_id,
        "case_id": row.case_id,
        "channel": "whatsapp" if by_phone else "email",
        "recipient": row.phone if by_phone else row.email,
        "template": EXPIRING,
        "body": {"number": row.number, "permit_type": row.title, "until": f"{until:%d-%m-%Y}"},
        "state": "waiting",
        "attempts": 0,
        "next_at": this.now,
        "provider_id": "",
        "last_error": "",
    }
