"""A look at the finished PDF: are the pictures in it, and does it carry its own typefaces?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from app.documents.faults import DocumentFault

if TYPE_CHECKING:
    from pypdf import PdfReader

PICTURE = re.compile(r"<img\b[^<>]*?\bsrc=\"([^\"]*)\"")


def check_pictures(reader: PdfReader, html: str, *, template: str) -> None:
    """Compare the pictures asked for with those printed, and raise `DocumentFault` if one is missing."""
    asked = set(PICTURE.findall(html))
    printed = _resources(reader, "/XObject")
    if len(printed) < len(asked):
        names = ", ".join(sorted(source[:60] for source in asked))
        raise DocumentFault(template, f"{len(printed)} of {len(asked)} pictures printed (asked for: {names})")


def check_fonts(reader: PdfReader, *, template: str) -> None:
    """Raise `DocumentFault` if a typeface is only named and not embedded, as Helvetica of `<ol>` numbers is."""
    fonts = _resources(reader, "/Font").values()
    named = sorted(
        str(font["/BaseFont"]) for font in fonts if "/FontFile2" not in font.get("/FontDescriptor", {})
    )
    if named:
        raise DocumentFault(template, f"typefaces not embedded: {', '.join(named)}")


def _resources(reader: PdfReader, sort: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for page in reader.pages:
        shelf = page.get("/Resources", {}).get(sort, {})
        found |= {name: shelf[name] for name in shelf}
    return found
