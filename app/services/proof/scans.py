"""The log of looks at permits' public pages: which permit, when, by which way, what it was told; never by whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.records.permits import PermitRecord, PermitScanRecord
from app.services.transactions import transaction
from app.services.verification import Standing


class Way(StrEnum):
    """How somebody came to the page."""

    QR = "qr"
    CODE = "code"
    COPY = "copy"


def log_scan(session: Session, token: str, way: Way, standing: Standing, at: datetime) -> None:
    """Write down one look; to the second, and with nothing about who looked."""
    permit = select(PermitRecord.id, PermitRecord.agency_id).where(PermitRecord.token == token)
    with transaction(session) as writing:
        row = writing.execute(permit).one()
        values = {"permit_id": row.id, "agency_id": row.agency_id, "at": at.replace(microsecond=0)}
        writing.execute(insert(PermitScanRecord).values(**values, way=way.value, standing=standing.value))


def count_scans(session: Session, permit_id: int) -> Mapping[str, int]:
    """Count the looks at a permit by what it was told."""
    query = (
        select(PermitScanRecord.standing, func.count())
        .where(PermitScanRecord.permit_id == permit_id)
        .group_by(PermitScanRecord.standing)
    )
    return {row.standing: row[1] for row in session.execute(query)}
