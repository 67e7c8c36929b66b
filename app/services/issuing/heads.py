"""Who heads an agency on a day: the highest position whose role may sign, held in its own right or acting."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.facts import Signatory
from app.domain.case.access import Permission, Post
from app.records.staff import PositionRecord
from app.services.issuing.letterheads import shown_as_signatory
from app.services.issuing.post_holders import PostAtCase, find_holder
from app.services.staffing.rights import list_permissions

NO_PERMIT_TYPE = 0
"""An appointment for some permit types alone heads no office."""


def find_head(session: Session, agency_id: int, on: date) -> Signatory | None:
    """Find whoever heads the agency on a day, as the signature block names him; None on a day when nobody does."""
    query = (
        select(PositionRecord)
        .where(PositionRecord.agency_id == agency_id, PositionRecord.office_key == "")
        .order_by(PositionRecord.rank_order, PositionRecord.id)
    )
    for position in session.scalars(query):
        if Permission.CASE_SIGN in list_permissions(session, [position.role]):
            held = find_holder(session, PostAtCase(agency_id, Post(position.key), NO_PERMIT_TYPE, on))
            if held is not None:
                return shown_as_signatory(held)
    return None
