"""Printing a paper again from the archive alone: the same bundle and the same facts give the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.documents import TemplateBundle, print_bundle
from app.documents.archived_facts import read_facts
from app.gateways.storage import Store
from app.records.agencies import AgencyRecord
from app.records.documents import PrintedDocumentRecord, TemplateVersionRecord
from app.records.papers import PaperRecord
from app.records.permits import GivenNumberRecord, PermitRecord
from app.services.templates.press import typesetter
from app.services.templates.refusals import TemplateReason, TemplateRefused
from app.services.tools import Tools

LONGEST_ID = 18
"""Digits that fit the databases' widest whole number."""


@dataclass(frozen=True)
class Reprinted:
    """A paper printed again; `is_same` when its bytes are those of then and the archived file begins with them.

    `typesetter` names the programs that set it then, `typesetter_now` those that did now: another release may
    set otherwise, and the archived bytes stay the document.
    """

    pdf: bytes
    is_same: bool
    typesetter: str
    typesetter_now: str


@dataclass(frozen=True)
class PrintOnFile:
    """A print of which it is known what it was made of; `template` is empty for the program's own."""

    id: int
    kind: str
    printed_at: datetime
    template: str
    version: int | None
    sha256: str


def reprint(session: Session, tools: Tools, printed_id: int, *, agency_id: int | None = None) -> Reprinted:
    """Print a paper again from its archived bundle and facts; `agency_id` names the reader's, None for an operator.

    Raises `TemplateRefused(UNKNOWN_PRINT)`, `UnknownFile` or `DamagedFile` where the archive lacks a part, and
    `DocumentFault` where today's typesetter cannot print it.
    """
    row = session.get(PrintedDocumentRecord, printed_id)
    if row is None or agency_id not in {None, row.agency_id}:
        raise TemplateRefused(TemplateReason.UNKNOWN_PRINT)
    bundle = TemplateBundle.read(tools.store.read(row.bundle_sha256))
    facts = read_facts(tools.store.read(row.facts_sha256))
    pdf = print_bundle(bundle, facts).pdf
    is_same = hashlib.sha256(pdf).hexdigest() == row.printed_sha256 and begins_with(
        tools.store, row.sha256, pdf
    )
    return Reprinted(pdf, is_same, row.typesetter, typesetter())


def list_prints(session: Session, agency_id: int | None, case_id: int) -> tuple[PrintOnFile, ...]:
    """List the prints of a case, the newest first; its reader was let in by the caller."""
    query = (
        select(PrintedDocumentRecord)
        .where(PrintedDocumentRecord.case_id == case_id)
        .options(
            joinedload(PrintedDocumentRecord.template_version).joinedload(TemplateVersionRecord.template)
        )
        .order_by(PrintedDocumentRecord.id.desc())
    )
    if agency_id is not None:
        query = query.where(PrintedDocumentRecord.agency_id == agency_id)
    return tuple(_on_file(row) for row in session.scalars(query))


def list_prints_named(session: Session, name: str) -> Sequence[int]:
    """List the prints that a permit's number or the id of a paper names, the newest first."""
    # Numbers are found by agency and text; hashes first, so that each is one look into the index of prints.
    agencies = session.scalars(select(AgencyRecord.id)).all()
    permits = (
        select(PermitRecord.sha256)
        .join(GivenNumberRecord, GivenNumberRecord.id == PermitRecord.number_id)
        .where(GivenNumberRecord.agency_id.in_(agencies), GivenNumberRecord.text == name)
    )
    hashes = set(session.scalars(permits))
    if name.isdecimal() and len(name) <= LONGEST_ID:
        hashes.update(session.scalars(select(PaperRecord.sha256).where(PaperRecord.id == int(name))))
    query = select(PrintedDocumentRecord.id).where(PrintedDocumentRecord.sha256.in_(hashes))
    return session.scalars(query.order_by(PrintedDocumentRecord.id.desc())).all()


def begins_with(store: Store, sha256: str, printed: bytes) -> bool:
    """Whether the file that was handed out begins with the print: a signature is appended, and changes nothing."""
    return store.read(sha256).startswith(printed)


def _on_file(row: PrintedDocumentRecord) -> PrintOnFile:
    version = row.template_version
    return PrintOnFile(
        id=row.id,
        kind=row.kind,
        printed_at=row.printed_at,
        template="" if version is None else version.template.name,
        version=None if version is None else version.number,
        sha256=row.sha256,
    )
