"""One kind of paper from its facts, whole or not at all."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.documents.areas import SignatureArea, find_signature_area
from app.documents.bundles import ARMS, TemplateBundle, arms_of, shipped_bundle
from app.documents.faults import DocumentFault, FaultSort
from app.documents.inspection import check_fonts, check_pictures
from app.documents.papers import PAPERS
from app.documents.pdf import print_html
from app.documents.pictures import placed, with_pictures
from app.documents.templating import TEMPLATES, fill_bundle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.documents.kinds import DocumentKind

__all__ = ["RenderedDocument", "SignatureArea", "arms_of", "print_bundle", "render"]

NO_FOLDER = TEMPLATES / "none"
"""Where pictures are looked for beside the bundle's own: a folder that there is not."""


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """A printed document, the hash of its bytes, and where an electronic signature belongs on it."""

    pdf: bytes
    sha256: str
    pages: int
    signature_area: SignatureArea | None = None


def render(
    kind: DocumentKind,
    facts: Mapping[str, object],
    *,
    agency_key: str,
    bundle: TemplateBundle | None = None,
) -> RenderedDocument:
    """Print one document on the letterhead of an agency; the same facts and the same bundle give the same bytes.

    `facts` are those of the kind's class in `app.documents.facts`, by name (`….named()`). Without a bundle, the
    template that comes with the program prints. Raises `DocumentFault` for a missing fact, a missing picture, a
    character that the typeface lacks, or an error in the template.
    """
    return print_bundle(bundle or shipped_bundle(kind, agency_key), facts)


def print_bundle(bundle: TemplateBundle, facts: Mapping[str, object]) -> RenderedDocument:
    """Print what a bundle makes of facts; reads nothing but the two, and raises as `render` does."""
    created_on = facts.get("issued_on")
    if not isinstance(created_on, date):
        raise DocumentFault(bundle.main, "fact 'issued_on' is not a date", sort=FaultSort.UNKNOWN_FACT)
    html = with_pictures(fill_bundle(bundle, {**facts, "arms": ARMS, "paper": PAPERS[bundle.paper]}), bundle)
    try:
        pdf = print_html(html, template=bundle.main, folder=NO_FOLDER, created_on=created_on)
        return _inspected(pdf, html, bundle.main, str(facts.get("verification_url", "")))
    except DocumentFault as fault:
        raise placed(fault, html, bundle) from fault


def _inspected(pdf: bytes, html: str, template: str, address: str) -> RenderedDocument:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf))
    check_pictures(reader, html, template=template)
    check_fonts(reader, template=template)
    return RenderedDocument(
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        pages=len(reader.pages),
        signature_area=find_signature_area(reader, address) if address else None,
    )
