"""Telling the admins of an agency that documents of its files are missing or changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from flask_appbuilder.security.sqla.models import Role, assoc_user_role
from sqlalchemy import select, union
from sqlalchemy.orm import Session

from app.records.agencies import AgencyRecord
from app.records.papers import PaperRecord
from app.records.permits import BillRecord, PermitCopyRecord, PermitRecord
from app.records.staff import OfficerRecord
from app.services.notices import NoticeKind, tell

ADMIN_ROLE = "Agency admin"
NAMED_IN = (
    (PaperRecord.agency_id, PaperRecord.sha256),
    (PermitRecord.agency_id, PermitRecord.sha256),
    (PermitCopyRecord.agency_id, PermitCopyRecord.sha256),
    (BillRecord.agency_id, BillRecord.proof_sha256),
)


def tell_admins(
    session: Session, hashes: Sequence[str], count: int, *, is_finished: bool, at: datetime
) -> None:
    """Tell each agency's admins how many of its documents are at fault, and every admin that a store is silent.

    Within the caller's transaction. Where more is wrong than was remembered, nobody can be left out.
    """
    concerned = _count_by_agency(session, hashes)
    if not is_finished or count > len(hashes):
        concerned = dict.fromkeys(session.scalars(select(AgencyRecord.id)), count)
    for agency_id, number in sorted(concerned.items()):
        body = {"count": number, "is_silent": not is_finished}
        tell(session, agency_id, _admins(session, agency_id), NoticeKind.FILES, at, body=body)


def _count_by_agency(session: Session, hashes: Sequence[str]) -> Mapping[int, int]:
    named = union(*(select(agency, sha256).where(sha256.in_(hashes)) for agency, sha256 in NAMED_IN))
    count: dict[int, int] = {}
    for agency_id, _sha256 in session.execute(named):
        count[agency_id] = count.get(agency_id, 0) + 1
    return count


def _admins(session: Session, agency_id: int) -> list[int]:
    query = (
        select(OfficerRecord.id)
        .join(assoc_user_role, assoc_user_role.c.user_id == OfficerRecord.user_id)
        .join(Role, Role.id == assoc_user_role.c.role_id)
        .where(
            OfficerRecord.agency_id == agency_id,
            OfficerRecord.is_active.is_(True),
            Role.name == ADMIN_ROLE,
        )
    )
    return list(session.scalars(query))
