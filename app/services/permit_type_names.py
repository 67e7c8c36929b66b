"""The permit types of an agency by name, for the choice above a list."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.catalogue import PermitTypeRecord


def list_permit_types(session: Session, agency_id: int) -> list[tuple[int, str]]:
    """List ids and names of an agency's permit types, closed ones too: their cases are still there."""
    query = select(PermitTypeRecord.id, PermitTypeRecord.name).where(PermitTypeRecord.agency_id == agency_id)
    return [(row[0], row[1]) for row in session.execute(query.order_by(PermitTypeRecord.name))]
