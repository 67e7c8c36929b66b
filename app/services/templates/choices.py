"""Which of its templates an agency prints a kind with, and which a single permit type has chosen instead."""

from __future__ import annotations

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.documents import DocumentKind
from app.records.catalogue import PermitTypeRecord
from app.records.documents import ChosenTemplateRecord, DocumentTemplateRecord
from app.services.templates.reading import VersionState, find_in_state, get_row
from app.services.templates.refusals import TemplateReason, TemplateRefused
from app.services.transactions import transaction


def make_default(session: Session, *, agency_id: int, template_id: int) -> None:
    """Let a template print its kind wherever nothing else is chosen, in the place of the one that did so far."""
    with transaction(session) as writing:
        row = get_row(writing, agency_id, template_id, lock=True)
        _refuse_unpublished(writing, template_id)
        others = update(DocumentTemplateRecord).where(
            DocumentTemplateRecord.agency_id == agency_id,
            DocumentTemplateRecord.kind == row.kind,
            DocumentTemplateRecord.is_default,
            DocumentTemplateRecord.id != template_id,
        )
        writing.execute(others.values(is_default=False, version=DocumentTemplateRecord.version + 1))
        row.is_default = True


def give_up_default(session: Session, *, agency_id: int, template_id: int) -> None:
    """Let the program's own template print where nothing is chosen."""
    with transaction(session) as writing:
        get_row(writing, agency_id, template_id, lock=True).is_default = False


def choose(
    session: Session, *, agency_id: int, permit_type_id: int, kind: DocumentKind, template_id: int | None
) -> None:
    """Let a permit type print a kind from a template of its agency; None gives the choice up.

    Raises `TemplateRefused` for a template or permit type of another agency, another kind, or nothing published.
    """
    with transaction(session) as writing:
        permit_type = writing.get(PermitTypeRecord, permit_type_id)
        if permit_type is None or permit_type.agency_id != agency_id:
            raise TemplateRefused(TemplateReason.UNKNOWN_TEMPLATE)
        if template_id is not None:
            if get_row(writing, agency_id, template_id).kind != kind.value:
                raise TemplateRefused(TemplateReason.UNKNOWN_TEMPLATE)
            _refuse_unpublished(writing, template_id)
        writing.execute(
            delete(ChosenTemplateRecord).where(
                ChosenTemplateRecord.permit_type_id == permit_type_id, ChosenTemplateRecord.kind == kind.value
            )
        )
        if template_id is not None:
            writing.add(
                ChosenTemplateRecord(permit_type_id=permit_type_id, kind=kind.value, template_id=template_id)
            )


def _refuse_unpublished(session: Session, template_id: int) -> None:
    if find_in_state(session, template_id, VersionState.PUBLISHED) is None:
        raise TemplateRefused(TemplateReason.NOT_PUBLISHED)
