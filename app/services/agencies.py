"""The agencies of this installation, by id and by the name people call them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.agencies import AgencyRecord


def list_agencies(session: Session) -> tuple[tuple[int, str], ...]:
    """List id and short name of every agency, by name."""
    query = select(AgencyRecord.id, AgencyRecord.short_name).order_by(AgencyRecord.short_name)
    return tuple((key, name) for key, name in session.execute(query))
