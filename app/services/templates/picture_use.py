"""Which published templates show a picture: one that is shown cannot be taken away."""

from __future__ import annotations

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.documents import DocumentTemplateRecord, TemplateVersionRecord


def templates_showing(session: Session, agency_id: int, picture: str) -> tuple[str, ...]:
    """Name the published templates of an agency that call a picture, by their names.

    A name counts where a value begins with it, in quotation marks or after an equals sign.
    """
    query = (
        select(DocumentTemplateRecord.name, TemplateVersionRecord.source)
        .join(TemplateVersionRecord, TemplateVersionRecord.template_id == DocumentTemplateRecord.id)
        .where(DocumentTemplateRecord.agency_id == agency_id, TemplateVersionRecord.state == "published")
        .order_by(DocumentTemplateRecord.name)
    )
    called = re.compile(rf"[\"'=]\s*{re.escape(picture)}(?![\w-])")
    return tuple(name for name, source in session.execute(query) if called.search(source))
