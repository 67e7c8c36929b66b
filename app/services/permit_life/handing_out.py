"""Opening what is handed out of a permit: its archived bytes, and the slips of its duplicates."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.refusals import Reason
from app.gateways.storage import UnknownFile
from app.records.papers import FileRecord
from app.records.permits import PermitCopyRecord
from app.services.actors import Actor
from app.services.declined import Declined
from app.services.papers.reading import OpenedPaper
from app.services.permit_life.loading import load_visible_permit
from app.services.tools import Tools


def open_slip(session: Session, tools: Tools, permit_id: int, place: int, by: Actor) -> OpenedPaper:
    """Open the slip of a duplicate; `Declined(UNKNOWN_DOCUMENT)` where there is none."""
    permit, _on_file = load_visible_permit(session, permit_id, by)
    sha256 = session.scalar(
        select(PermitCopyRecord.sha256).where(
            PermitCopyRecord.permit_id == permit.id, PermitCopyRecord.place == place
        )
    )
    return _open(session, tools, sha256, f"duplikat-{place}-{permit.number.text}")


def open_issued(session: Session, tools: Tools, permit_id: int, by: Actor) -> OpenedPaper:
    """Open the archived bytes of a permit; what is handed out again is what was signed."""
    permit, _on_file = load_visible_permit(session, permit_id, by)
    return _open(session, tools, permit.sha256, permit.number.text)


def _open(session: Session, tools: Tools, sha256: str | None, name: str) -> OpenedPaper:
    row = session.get(FileRecord, sha256) if sha256 else None
    if row is None:
        raise Declined(Reason.UNKNOWN_DOCUMENT)
    try:
        stream = tools.store.open(row.sha256)
    except UnknownFile:
        raise Declined(Reason.UNKNOWN_DOCUMENT) from None
    return OpenedPaper(f"{name.replace('/', '-')}.pdf", row.media_type, row.size, row.sha256, stream)
