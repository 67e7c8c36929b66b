"""Writing a template: a draft is copied from the program's own or from any version, saved, or thrown away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.documents import DocumentKind
from app.documents.bundles import shipped_source
from app.documents.collecting import LONGEST_FILE
from app.documents.papers import PAPERS
from app.records.documents import DocumentTemplateRecord, TemplateVersionRecord
from app.services.templates.refusals import TemplateReason, TemplateRefused
from app.services.templates.rows import (
    VersionState,
    find_in_state,
    get_draft,
    get_row,
    get_version_row,
    lock_shelf,
)
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
        lock_shelf(writing, agency_id)
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
