"""One file of every kind of paper, printed from its sample once per run and signed where that kind is signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents import DocumentKind, RenderedDocument, render
from app.documents.samples import sample_facts
from app.documents.service_standard import print_standard
from app.documents.sop import print_sop
from app.documents.sop.sample import SOP
from app.documents.standard_sample import STANDARD
from app.gateways.signatures import Placement
from tests.integration.gateways.conftest import DECREE, KADIS, SECRET

if TYPE_CHECKING:
    from pathlib import Path

    from app.gateways.signatures import LocalSignatures

UNLETTERED = ("sop", "service_standard")
"""Documents that are drawn and no letters; they stand beside the kinds."""
SIGNED = tuple(kind for kind in DocumentKind if kind.is_signed)
EVERY_PAPER = (*DocumentKind, *UNLETTERED)
TRACKED = {DocumentKind.RECEIPT, DocumentKind.COMPLAINT_RECEIPT}
CHECKED = {*SIGNED, DocumentKind.DUPLICATE_SLIP}


@dataclass(frozen=True)
class Paper:
    """A file on the desk; `address` is what its QR must lead to, None where it carries none."""

    file: Path
    is_signed: bool
    address: str | None


def make_paper(name: str, provider: LocalSignatures, folder: Path) -> Paper:
    """Print a paper from its sample, and sign it where the head does."""
    document = printed(name)
    kind = None if name in UNLETTERED else DocumentKind(name)
    is_signed = kind is not None and kind.is_signed
    file = folder / f"{name}.pdf"
    file.write_bytes(signed(document, provider) if is_signed else document.pdf)
    return Paper(file, is_signed, None if kind is None else address_of(kind))


def printed(name: str) -> RenderedDocument:
    """Print a paper by its name."""
    if name == "sop":
        return print_sop(SOP, agency_key="rohil")
    if name == "service_standard":
        return print_standard(STANDARD, agency_key="rohil")
    kind = DocumentKind(name)
    return render(kind, sample_facts(kind).named(), agency_key="rohil")


def signed(document: RenderedDocument, provider: LocalSignatures) -> bytes:
    """Sign a document over the block that it has for that."""
    area = document.signature_area
    assert area is not None, "a kind under a signature has a block for it"
    placement = Placement(area.page, area.left, area.bottom, area.right, area.top)
    return provider.sign(document.pdf, KADIS, SECRET, placement=placement, **DECREE)


def address_of(kind: DocumentKind) -> str | None:
    """Give the address in a kind's QR."""
    known = sample_facts(kind).named()
    if kind in TRACKED:
        return str(known["tracking_url"])
    return str(known["verification_url"]) if kind in CHECKED else None
