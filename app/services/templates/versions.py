"""The life of a template's wordings: draft, published (one at a time), retired. A published one never changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.documents import DocumentFault, DocumentKind
from app.documents.bundles import shipped_source
from app.documents.collecting import LONGEST_FILE
from app.documents.papers import PAPERS
from app.records.agencies import AgencyRecord
from app.records.documents import DocumentTemplateRecord, TemplateVersionRecord
from app.services.templates.preview import preview
from app.services.templates.reading import VersionState, find_in_state, get_draft, get_row, get_version_row
from app.services.templates.refusals import TemplateReason, TemplateRefused
from app.services.tools import Tools
from app.services.transactions import transaction

LONGEST_NAME = 160
LONGEST_KEY = 60


@dataclass(frozen=True)
class Wording:
    """What an editor saves: the template's text, its paper, and a note for colleagues."""

    source: str
    paper: str = "A4"
    note: str = ""


def copy_shipped(
    session: Session, *, agency_id: int, kind: DocumentKind, name: str, by: int, at: datetime
) -> int:
    """Copy the template that comes with the program as the first draft of a new one; gives the version's id.

    The first of a kind prints for the whole agency once it is published; raises `TemplateRefused`.
    """
    called = name.strip()[:LONGEST_NAME]
    if not called:
        raise TemplateRefused(TemplateReason.NAME_MISSING)
    with transaction(session) as writing:
        known = _of_kind(writing, agency_id, kind)
        if called.casefold() in {row.name.casefold() for row in known}:
            raise TemplateRefused(TemplateReason.NAME_TAKEN, name=called)
        row = DocumentTemplateRecord(
            agency_id=agency_id,
            kind=kind.value,
            key=_free_key(called, {row.key for row in known}),
            name=called,
            is_default=not known,
        )
        writing.add(row)
        writing.flush()
        return _add_draft(writing, row, Wording(shipped_source(kind)), by, at)


def new_draft(session: Session, *, agency_id: int, version_id: int, by: int, at: datetime) -> int:
    """Begin a draft from any version of a template, and give its id; `TemplateRefused(DRAFT_THERE)` while one is there."""
    with transaction(session) as writing:
        origin = get_version_row(writing, agency_id, version_id)
        row = get_row(writing, agency_id, origin.template_id, lock=True)
        standing = find_in_state(writing, row.id, VersionState.DRAFT)
        if standing is not None:
            raise TemplateRefused(TemplateReason.DRAFT_THERE, number=standing.number)
        return _add_draft(writing, row, Wording(origin.source, origin.paper), by, at)


def save_draft(
    session: Session, *, agency_id: int, version_id: int, lock: int, wording: Wording, by: int, at: datetime
) -> int:
    """Save a draft as it stands in the editor, right or wrong, and give its new lock.

    Raises `TemplateRefused`: not a draft, or changed since the editor read it (`lock`).
    """
    if wording.paper not in PAPERS:
        raise TemplateRefused(TemplateReason.UNKNOWN_PAPER)
    if len(wording.source) > LONGEST_FILE:
        raise TemplateRefused(TemplateReason.TOO_LONG, most=LONGEST_FILE)
    with transaction(session) as writing:
        row = get_draft(writing, agency_id, version_id, lock)
        row.source, row.paper, row.note = wording.source.replace("\r\n", "\n"), wording.paper, wording.note
        row.edited_by, row.edited_at = by, at
        writing.flush()
        return row.version


def delete_draft(session: Session, *, agency_id: int, version_id: int, lock: int) -> None:
    """Throw a draft away, and the template with it where that was all; `TemplateRefused` as in `save_draft`."""
    with transaction(session) as writing:
        row = get_draft(writing, agency_id, version_id, lock)
        template = row.template
        writing.delete(row)
        writing.flush()
        if _newest(writing, template.id) == 0:
            writing.delete(template)


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

    It is printed on the sample facts of its kind first, in confines; `TemplateRefused(WILL_NOT_PRINT)` carries the
    fault with its line.
    """
    session.rollback()
    draft = get_version_row(session, agency_id, version_id)
    agency = session.get_one(AgencyRecord, agency_id)
    source, paper, kind = draft.source, draft.paper, DocumentKind(draft.template.kind)
    try:
        preview(session, tools, kind=kind, source=source, paper=paper, agency=agency)
    except DocumentFault as fault:
        raise TemplateRefused(TemplateReason.WILL_NOT_PRINT, fault=fault) from fault
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


def _add_draft(
    session: Session, template: DocumentTemplateRecord, wording: Wording, by: int, at: datetime
) -> int:
    row = TemplateVersionRecord(
        template_id=template.id,
        number=_newest(session, template.id) + 1,
        state=VersionState.DRAFT.value,
        source=wording.source,
        paper=wording.paper,
        note=wording.note,
        edited_by=by,
        edited_at=at,
    )
    session.add(row)
    session.flush()
    return row.id


def _newest(session: Session, template_id: int) -> int:
    query = select(func.max(TemplateVersionRecord.number)).where(
        TemplateVersionRecord.template_id == template_id
    )
    return session.scalar(query) or 0


def _of_kind(session: Session, agency_id: int, kind: DocumentKind) -> list[DocumentTemplateRecord]:
    query = select(DocumentTemplateRecord).where(
        DocumentTemplateRecord.agency_id == agency_id, DocumentTemplateRecord.kind == kind.value
    )
    return list(session.scalars(query))


def _free_key(name: str, taken: set[str]) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[: LONGEST_KEY - 4] or "template"
    number = 1
    while (key := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return key
