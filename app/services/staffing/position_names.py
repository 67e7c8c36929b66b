"""The positions of an agency by their keys, as the agency calls them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.staff import PositionRecord


def list_position_names(session: Session, agency_id: int) -> tuple[tuple[str, str, str], ...]:
    """List key, office key and label of an agency's positions, by rank."""
    query = (
        select(PositionRecord.key, PositionRecord.office_key, PositionRecord.label)
        .where(PositionRecord.agency_id == agency_id)
        .order_by(PositionRecord.rank_order, PositionRecord.id)
    )
    return tuple((key, office, label) for key, office, label in session.execute(query))
