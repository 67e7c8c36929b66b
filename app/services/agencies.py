"""The agencies of this installation, by id and by the name people call them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.agencies import AgencyRecord


def list_agencies(session: Session) -> tuple[tuple[int, str], ...]:
    """List id and short name of every agency, by name."""
    query = select(AgencyRecord.id, AgencyRecord.short_name).order_by(AgencyRecord.short_name)
    return tuple((key, name) for key, name in session.execute(query))


def get_agency(session: Session, agency_id: int) -> AgencyRecord:
    """Get the row of an agency that there is."""
    return session.get_one(AgencyRecord, agency_id)


@dataclass(frozen=True, slots=True)
class PublicOffice:
    """An agency as its door says it: names, where it is, how to reach it."""

    name: str
    short_name: str
    address: str
    contact: tuple[str, ...]


def list_public_offices(session: Session) -> tuple[PublicOffice, ...]:
    """List every agency as the public may know it, by name."""
    rows = session.scalars(select(AgencyRecord).order_by(AgencyRecord.short_name))
    return tuple(
        PublicOffice(
            name=f"{row.name} {row.regency}",
            short_name=row.short_name,
            address=" ".join(filter(None, (row.address, row.postal_code))),
            contact=tuple(filter(None, (row.phone, row.email, row.website))),
        )
        for row in rows
    )
