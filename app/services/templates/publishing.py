"""What prints: one published version of a template at a time, one default for each kind, and what permit types choose.

A published version never changes; the database itself refuses it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.documents import DocumentFault, DocumentKind
from app.records.agencies import AgencyRecord
from app.records.catalogue import PermitTypeRecord
from app.records.documents import ChosenTemplateRecord, DocumentTemplateRecord
from app.services.templates.choices import list_choices, stamp_of
from app.services.templates.preview import preview
from app.services.templates.refusals import TemplateReason, TemplateRefused
from app.services.templates.rows import (
    VersionState,
    find_in_state,
    get_draft,
    get_row,
    get_version_row,
    lock_shelf,
)
from app.services.tools import Tools
from app.services.transactions import transaction


def publish(
    session: Session,
    tools: Tools,
    *,
    agency_id: int,
    version_id: int,
    lock: int,
    by: int,
    by_name: str,
    at: datetime,
) -> None:
    """Let a draft print from now on, and the one that printed so far no more.

    It is printed on the sample facts of its kind first, in confines, full and sparse; `TemplateRefused` carries the
    fault with its line: WILL_NOT_PRINT, or NOT_WITHOUT where only what may be empty stops it. Pressed once more by the
    same person, it stays as it was published.
    """
    session.rollback()
    try:
        _publish(session, tools, agency_id, version_id, lock=lock, by=by, by_name=by_name, at=at)
    except TemplateRefused:
        # The same press may have come twice, and its twin have published the draft meanwhile.
        session.rollback()
        stands = get_version_row(session, agency_id, version_id)
        if stands.state != VersionState.PUBLISHED or stands.published_by != by:
            raise


def _publish(
    session: Session,
    tools: Tools,
    agency_id: int,
    version_id: int,
    *,
    lock: int,
    by: int,
    by_name: str,
    at: datetime,
) -> None:
    draft = get_version_row(session, agency_id, version_id)
    agency = session.get_one(AgencyRecord, agency_id)
    source, paper, kind = draft.source, draft.paper, DocumentKind(draft.template.kind)
    for is_sparse, reason in ((False, TemplateReason.WILL_NOT_PRINT), (True, TemplateReason.NOT_WITHOUT)):
        try:
            preview(session, tools, kind=kind, source=source, paper=paper, agency=agency, is_sparse=is_sparse)
        except DocumentFault as fault:
            raise TemplateRefused(reason, fault=fault) from fault
    with transaction(session) as writing:
        row = get_draft(writing, agency_id, version_id, lock)
        if row.source != source or row.paper != paper:
            raise TemplateRefused(TemplateReason.CHANGED_MEANWHILE)
        standing = find_in_state(writing, row.template_id, VersionState.PUBLISHED)
        if standing is not None:
            standing.state = VersionState.RETIRED.value
            writing.flush()
        row.state = VersionState.PUBLISHED.value
        row.published_at, row.published_by, row.published_by_name = at, by, by_name


def retire(session: Session, *, agency_id: int, template_id: int) -> None:
    """Let a template print no more: what chose it prints from the agency's default, or from the program's own."""
    with transaction(session) as writing:
        get_row(writing, agency_id, template_id, lock=True)
        standing = find_in_state(writing, template_id, VersionState.PUBLISHED)
        if standing is None:
            raise TemplateRefused(TemplateReason.NOT_PUBLISHED)
        standing.state = VersionState.RETIRED.value


def make_default(session: Session, *, agency_id: int, template_id: int, is_default: bool = True) -> None:
    """Let a template print its kind wherever nothing else is chosen, or leave that to the program's own again."""
    with transaction(session) as writing:
        lock_shelf(writing, agency_id)
        row = get_row(writing, agency_id, template_id, lock=True)
        if is_default:
            _refuse_unpublished(writing, template_id)
            others = update(DocumentTemplateRecord).where(
                DocumentTemplateRecord.agency_id == agency_id,
                DocumentTemplateRecord.kind == row.kind,
                DocumentTemplateRecord.is_default,
                DocumentTemplateRecord.id != template_id,
            )
            writing.execute(others.values(is_default=False, version=DocumentTemplateRecord.version + 1))
        row.is_default = is_default


def choose(
    session: Session, *, agency_id: int, template_id: int, permit_types: Collection[int], seen: str
) -> None:
    """Let just these permit types of the agency print by a template.

    Those that had chosen it and are not among them print by the default again; those that had chosen another change
    over; another agency's are passed over. `seen` is the stamp of the choices that the chooser saw; what stands
    already is no change. Raises `TemplateRefused`: UNKNOWN_TEMPLATE, NOT_PUBLISHED, CHANGED_MEANWHILE.
    """
    with transaction(session) as writing:
        lock_shelf(writing, agency_id)
        row = get_row(writing, agency_id, template_id, lock=True)
        own = select(PermitTypeRecord.id).where(
            PermitTypeRecord.agency_id == agency_id, PermitTypeRecord.id.in_(permit_types)
        )
        chosen = sorted(writing.scalars(own))
        if chosen:
            _refuse_unpublished(writing, template_id)
        stand = list_choices(writing, agency_id, row.kind)
        if chosen == sorted(one for one, template in stand if template == template_id):
            return
        if stamp_of(stand) != seen:
            raise TemplateRefused(TemplateReason.CHANGED_MEANWHILE)
        had_it = ChosenTemplateRecord.template_id == template_id
        changes_over = ChosenTemplateRecord.permit_type_id.in_(chosen)
        writing.execute(
            delete(ChosenTemplateRecord).where(ChosenTemplateRecord.kind == row.kind, had_it | changes_over)
        )
        writing.add_all(
            ChosenTemplateRecord(permit_type_id=one, kind=row.kind, template_id=template_id) for one in chosen
        )


def _refuse_unpublished(session: Session, template_id: int) -> None:
    if find_in_state(session, template_id, VersionState.PUBLISHED) is None:
        raise TemplateRefused(TemplateReason.NOT_PUBLISHED)
