"""Which template prints: the permit type's choice, else the agency's default of the kind, else the program's own."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents import DocumentKind, TemplateBundle, make_bundle, shipped_bundle
from app.documents.bundles import shipped_source
from app.gateways.storage import Store
from app.records.agencies import AgencyRecord
from app.records.documents import (
    ChosenTemplateRecord,
    DocumentTemplateRecord,
    TemplateVersionRecord,
)
from app.services.templates.pictures import list_pictures, pictures_for


@dataclass(frozen=True)
class Chosen:
    """What a document is printed of; `version_id` is None where the program's own template prints."""

    bundle: TemplateBundle
    version_id: int | None = None


def bundle_for(
    session: Session, store: Store, kind: DocumentKind, agency: AgencyRecord, permit_type_id: int | None
) -> Chosen:
    """Give the bundle that prints a kind of document now; raises `DocumentFault` where it cannot be put together."""
    found = find_published(session, kind, agency.id, permit_type_id)
    if found is None and not list_pictures(session, agency.id):
        return Chosen(shipped_bundle(kind, agency.key))
    pictures = pictures_for(session, store, agency)
    if found is None:
        return Chosen(make_bundle(kind.template, shipped_source(kind), pictures=pictures, paper="A4"))
    return Chosen(make_bundle(kind.template, found.source, pictures=pictures, paper=found.paper), found.id)


def find_published(
    session: Session, kind: DocumentKind, agency_id: int, permit_type_id: int | None
) -> TemplateVersionRecord | None:
    """Find the published version that prints; a chosen template without one leaves it to the agency's default."""
    query = (
        select(TemplateVersionRecord)
        .join(DocumentTemplateRecord, DocumentTemplateRecord.id == TemplateVersionRecord.template_id)
        .outerjoin(
            ChosenTemplateRecord,
            (ChosenTemplateRecord.template_id == DocumentTemplateRecord.id)
            & (ChosenTemplateRecord.kind == kind.value)
            & (ChosenTemplateRecord.permit_type_id == permit_type_id),
        )
        .where(
            DocumentTemplateRecord.agency_id == agency_id,
            DocumentTemplateRecord.kind == kind.value,
            TemplateVersionRecord.state == "published",
            ChosenTemplateRecord.template_id.is_not(None) | DocumentTemplateRecord.is_default,
        )
        .order_by(ChosenTemplateRecord.template_id.is_(None))
        .limit(1)
    )
    return session.scalars(query).one_or_none()
