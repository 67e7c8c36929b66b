"""Which permit types of an agency have chosen which template of a kind, and a stamp by which a chooser says what he saw."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.documents import ChosenTemplateRecord, DocumentTemplateRecord

Choice = tuple[int, int]
"""A permit type and the template that it has chosen, by their ids."""


def list_choices(session: Session, agency_id: int, kind: str) -> Sequence[Choice]:
    """List the choices of an agency for a kind, by permit type."""
    query = (
        select(ChosenTemplateRecord.permit_type_id, ChosenTemplateRecord.template_id)
        .join(DocumentTemplateRecord, DocumentTemplateRecord.id == ChosenTemplateRecord.template_id)
        .where(DocumentTemplateRecord.agency_id == agency_id, ChosenTemplateRecord.kind == kind)
        .order_by(ChosenTemplateRecord.permit_type_id)
    )
    return [(permit_type_id, template_id) for permit_type_id, template_id in session.execute(query)]


def stamp_of(choices: Sequence[Choice]) -> str:
    """Give the stamp of choices: another one as soon as any of them is another."""
    return hashlib.sha256(repr(choices).encode()).hexdigest()[:16]
