"""What the page says that was printed to be signed by hand: the permit holds as it says, whenever the scan comes in."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.archived_facts import read_facts
from app.domain.permit.validity import Validity
from app.gateways.storage import DamagedFile, UnknownFile
from app.records.documents import PrintedDocumentRecord
from app.records.papers import PaperRecord
from app.services.tools import Tools

TO_SIGN = "permit_to_sign"
"""The subject of a page printed to be signed by hand."""


def find_printed_validity(session: Session, tools: Tools, case_id: int, number: str) -> Validity | None:
    """Find from when until when the newest page of a number says that the permit holds; None without such a page."""
    query = (
        select(PrintedDocumentRecord.facts_sha256)
        .join(PaperRecord, PaperRecord.sha256 == PrintedDocumentRecord.sha256)
        .where(
            PrintedDocumentRecord.case_id == case_id,
            PaperRecord.case_id == case_id,
            PaperRecord.subject == TO_SIGN,
        )
        .order_by(PrintedDocumentRecord.id.desc())
    )
    facts_sha256 = session.scalars(query.limit(1)).first()
    if facts_sha256 is None:
        return None
    try:
        permit: Any = read_facts(tools.store.read(facts_sha256)).get("permit")
    except (DamagedFile, UnknownFile, ValueError):
        return None
    if getattr(permit, "number", None) != number:
        return None
    return Validity(permit.valid_from, permit.valid_until)
