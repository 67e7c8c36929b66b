"""One kind of paper from its facts, whole or not at all."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.documents.areas import SignatureArea, find_signature_area
from app.documents.faults import DocumentFault
from app.documents.inspection import check_fonts, check_pictures
from app.documents.pdf import print_html
from app.documents.templating import TEMPLATES, fill

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.documents.kinds import DocumentKind

__all__ = ["RenderedDocument", "SignatureArea", "render"]

FOLDER_NAME = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """A printed document, the hash of its bytes, and where an electronic signature belongs on it."""

    pdf: bytes
    sha256: str
    pages: int
    signature_area: SignatureArea | None = None


def render(kind: DocumentKind, facts: Mapping[str, object], *, agency_key: str) -> RenderedDocument:
    """Print one document on the letterhead of an agency; the same facts give the same bytes.

    `facts` are those of the kind's class in `app.documents.facts`, by name (`….named()`). Raises `DocumentFault`
    for a missing fact, a missing picture, a character that the typeface lacks, or an error in the template.
    """
    created_on = facts.get("issued_on")
    if not isinstance(created_on, date):
        raise DocumentFault(kind.template, "fact 'issued_on' is not a date")
    html = fill(kind.template, {**facts, "arms": arms_of(agency_key)})
    pdf = print_html(html, template=kind.template, folder=TEMPLATES, created_on=created_on)
    return _inspected(pdf, html, kind, str(facts.get("verification_url", "")))


def _inspected(pdf: bytes, html: str, kind: DocumentKind, address: str) -> RenderedDocument:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf))
    check_pictures(reader, html, template=kind.template)
    check_fonts(reader, template=kind.template)
    return RenderedDocument(
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        pages=len(reader.pages),
        signature_area=find_signature_area(reader, address) if address else None,
    )


def arms_of(agency_key: str, *, folder: Path = TEMPLATES) -> str:
    """Name the agency's coat of arms relative to the templates; the neutral one if it has none of its own."""
    own = f"assets/{agency_key}/arms.png"
    if FOLDER_NAME.fullmatch(agency_key) and (folder / own).is_file():
        return own
    return "assets/default/arms.png"
