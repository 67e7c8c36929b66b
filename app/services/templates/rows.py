"""The rows of an agency's templates and versions, as the services that change them read them; another agency's are unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.agencies import AgencyRecord
from app.records.documents import DocumentTemplateRecord, TemplateVersionRecord
from app.services.templates.refusals import TemplateReason, TemplateRefused


class VersionState(StrEnum):
    """Where a wording stands: being written, printing, or no longer printing."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True)
class Version:
    """One wording of a template; `lock` is what a saver must have seen."""

    id: int
    number: int
    state: VersionState
    paper: str
    source: str
    note: str
    edited_at: datetime
    lock: int


def list_versions(session: Session, agency_id: int, template_id: int) -> tuple[Version, ...]:
    """List the versions of a template, the newest first; raises `TemplateRefused(UNKNOWN_TEMPLATE)`."""
    get_row(session, agency_id, template_id)
    query = select(TemplateVersionRecord).where(TemplateVersionRecord.template_id == template_id)
    return tuple(map(_version, session.scalars(query.order_by(TemplateVersionRecord.number.desc()))))


def get_version(session: Session, agency_id: int, version_id: int) -> Version:
    """Give one version of an agency's template; raises `TemplateRefused(UNKNOWN_VERSION)`."""
    return _version(get_version_row(session, agency_id, version_id))


def lock_shelf(session: Session, agency_id: int) -> None:
    """Let one at a time decide what concerns several templates of an agency: names, defaults, choices."""
    session.get_one(AgencyRecord, agency_id, with_for_update=True)


def get_row(
    session: Session, agency_id: int, template_id: int, *, lock: bool = False
) -> DocumentTemplateRecord:
    """Give the row of a template, locked if it is to be changed."""
    query = select(DocumentTemplateRecord).where(
        DocumentTemplateRecord.id == template_id, DocumentTemplateRecord.agency_id == agency_id
    )
    row = session.scalars(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise TemplateRefused(TemplateReason.UNKNOWN_TEMPLATE)
    return row


def get_version_row(session: Session, agency_id: int, version_id: int) -> TemplateVersionRecord:
    """Give the row of a version."""
    query = (
        select(TemplateVersionRecord)
        .join(TemplateVersionRecord.template)
        .where(TemplateVersionRecord.id == version_id, DocumentTemplateRecord.agency_id == agency_id)
    )
    row = session.scalars(query).one_or_none()
    if row is None:
        raise TemplateRefused(TemplateReason.UNKNOWN_VERSION)
    return row


def get_draft(session: Session, agency_id: int, version_id: int, lock: int) -> TemplateVersionRecord:
    """Give a draft's row to be changed, its template locked; `TemplateRefused` if it is none, or not as its reader saw it."""
    row = get_version_row(session, agency_id, version_id)
    get_row(session, agency_id, row.template_id, lock=True)
    session.refresh(row)
    if row.state != VersionState.DRAFT.value:
        raise TemplateRefused(TemplateReason.NOT_A_DRAFT)
    if row.version != lock:
        raise TemplateRefused(TemplateReason.CHANGED_MEANWHILE)
    return row


def find_in_state(session: Session, template_id: int, state: VersionState) -> TemplateVersionRecord | None:
    """Find the newest version in a state."""
    query = select(TemplateVersionRecord).where(
        TemplateVersionRecord.template_id == template_id, TemplateVersionRecord.state == state.value
    )
    return session.scalars(query.order_by(TemplateVersionRecord.number.desc()).limit(1)).one_or_none()


def _version(row: TemplateVersionRecord) -> Version:
    return Version(
        id=row.id,
        number=row.number,
        state=VersionState(row.state),
        paper=row.paper,
        source=row.source,
        note=row.note,
        edited_at=row.edited_at,
        lock=row.version,
    )
