"""Where on the page the visible signature block stands, so that the signature can be laid over it.

The block's QR is a link to the verification page; its rectangle is the one thing in the finished PDF that says
where the flowing text put the block.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfReader

BLOCK_WIDTH = 255.0
"""Points from the left edge of the QR to the right edge of the block, as in `parts/signature.html`."""


@dataclass(frozen=True, slots=True)
class SignatureArea:
    """A rectangle in PDF points from the lower left corner, on a page counted from 0."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def find_signature_area(reader: PdfReader, address: str) -> SignatureArea | None:
    """Find the last QR that links to `address`; `None` where the document has none, as for wet ink."""
    found = None
    for number, page in enumerate(reader.pages):
        for annotation in page.get("/Annots", []):
            link = annotation.get_object()
            if link.get("/A", {}).get("/URI") == address:
                left, bottom, _right, top = (float(edge) for edge in link["/Rect"])
                found = SignatureArea(number, left, bottom, left + BLOCK_WIDTH, top)
    return found
