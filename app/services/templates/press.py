"""The one press: every paper of the office is printed here, from the template that its agency has chosen.

What was printed is archived as it was told: the template's bundle and the facts, each under its hash.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.metadata import version
from typing import Protocol

from sqlalchemy.orm import Session

from app.documents import DocumentFault, DocumentKind, RenderedDocument, print_bundle
from app.documents.archived_facts import read_facts, write_facts
from app.documents.confined import print_confined
from app.domain.case.refusals import Reason
from app.records.agencies import AgencyRecord
from app.services.declined import Declined
from app.services.papers.filing import note_origin
from app.services.papers.values import Origin, StoredPart
from app.services.templates.choosing import Chosen, bundle_for
from app.services.tools import Tools

MEDIA_TYPE = "application/json"
TYPESETTERS = ("xhtml2pdf", "reportlab")


class Facts(Protocol):
    """Facts of any kind of document: a frozen class of `app.documents`."""

    @property
    def issued_on(self) -> date:
        """The day that the document bears."""


@dataclass(frozen=True)
class Print:
    """A printed document and what it was printed of; nothing is noted of it yet."""

    document: RenderedDocument
    origin: Origin


def print_document(
    session: Session,
    tools: Tools,
    *,
    kind: DocumentKind,
    facts: Facts,
    agency: AgencyRecord,
    at: datetime,
    case_id: int | None = None,
    permit_type_id: int | None = None,
    is_kept: bool = True,
) -> Print:
    """Print a document from the template chosen for it, before the transaction that files it.

    The permit type's choice comes first, then the agency's own default of the kind, then what comes with the
    program. Bundle and facts are stored, except of a paper that the office does not keep. Raises
    `Declined(DOCUMENT_NOT_MADE)` when it cannot be printed whole.
    """
    told = write_facts(facts)
    try:
        chosen = bundle_for(session, tools.store, kind, agency, permit_type_id)
        document = _set(chosen, told)
    except DocumentFault as fault:
        raise Declined(Reason.DOCUMENT_NOT_MADE, document=kind.value, fault=str(fault)) from fault
    archived = _put if is_kept else _measured
    origin = Origin(
        agency_id=agency.id,
        case_id=case_id,
        kind=kind.value,
        template_version_id=chosen.version_id,
        bundle=archived(tools, chosen.bundle.canonical(), chosen.bundle.sha256),
        facts=archived(tools, told, sha256_of(told)),
        printed_sha256=document.sha256,
        typesetter=typesetter(),
        at=at,
    )
    return Print(document, origin)


def _set(chosen: Chosen, told: bytes) -> RenderedDocument:
    """Set a document; one that an agency wrote itself was tried on samples only, and is set apart, within limits."""
    if chosen.version_id is not None:
        return print_confined(chosen.bundle, told)
    return print_bundle(chosen.bundle, read_facts(told))


def note_print(session: Session, made: Print, sha256: str) -> None:
    """Note of what a paper was printed, in the transaction that files it, once its file `sha256` is known.

    A paper that was kept with its `origin` is noted when it is filed, and needs no other note.
    """
    note_origin(session, made.origin, sha256)


@cache
def typesetter() -> str:
    """Name the programs that set a document, with their versions."""
    return ", ".join(f"{name} {version(name)}" for name in TYPESETTERS)


def sha256_of(content: bytes) -> str:
    """Give the hash by which the archive knows a content."""
    return hashlib.sha256(content).hexdigest()


def _put(tools: Tools, content: bytes, sha256: str) -> StoredPart:
    if not tools.store.exists(sha256):
        tools.store.put(content)
    return StoredPart(sha256, len(content), MEDIA_TYPE)


def _measured(_tools: Tools, content: bytes, sha256: str) -> StoredPart:
    return StoredPart(sha256, len(content), MEDIA_TYPE)
