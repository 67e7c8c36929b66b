"""Names for the keys in a refusal, so that its sentence can say who holds a step and who has taken a file."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.refusals import Refused
from app.records.staff import OfficerRecord, PositionRecord


def with_names(session: Session, agency_id: int, refused: Refused) -> Refused:
    """Give the refusal with its officer and its position named as the agency calls them."""
    details = dict(refused.details)
    officer = details.get("officer")
    if isinstance(officer, int):
        query = select(OfficerRecord.name).where(
            OfficerRecord.id == officer, OfficerRecord.agency_id == agency_id
        )
        details["officer"] = session.scalar(query) or ""
    if details.get("position"):
        details["holder"] = _find_label(session, agency_id, details)
    also = tuple(with_names(session, agency_id, one) for one in refused.also)
    return replace(refused, details=details, also=also)


def _find_label(session: Session, agency_id: int, details: dict[str, object]) -> str:
    query = select(PositionRecord.label).where(
        PositionRecord.agency_id == agency_id,
        PositionRecord.key == details["position"],
        PositionRecord.office_key == (details.get("office") or ""),
    )
    return session.scalar(query) or ""
