"""Finding cases by the number under which they stand in a register, which several agencies may use."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord


@dataclass(frozen=True, slots=True)
class CaseByNumber:
    """A case of this number, and whose it is."""

    id: int
    number: str
    agency_key: str


def list_by_number(session: Session, number: str, agency_key: str | None = None) -> tuple[CaseByNumber, ...]:
    """List the cases of a number, by agency; one at most where the agency is named."""
    query = (
        select(CaseRecord.id, CaseRecord.number, AgencyRecord.key)
        .join(AgencyRecord, AgencyRecord.id == CaseRecord.agency_id)
        .where(CaseRecord.number == number.strip())
        .order_by(AgencyRecord.key)
    )
    if agency_key is not None:
        query = query.where(AgencyRecord.key == agency_key)
    return tuple(CaseByNumber(row.id, row.number, row.key) for row in session.execute(query))
