"""Is a signed PDF the document that was handed in? Its pages must draw the same; a signature adds no ink to them.

The service may write the file anew instead of appending to it, so bytes are not compared: what the pages draw is.
"""

from __future__ import annotations

import hashlib
import io
from typing import Any


def is_same_document(original: bytes, signed: bytes) -> bool:
    """Whether both have the same pages: as many, as large, drawn by the same marks in the same typefaces."""
    found = _pages(signed)
    return bool(found) and found == _pages(original)


def _pages(pdf: bytes) -> list[tuple[Any, ...]]:
    from pypdf import PdfReader

    try:
        return [_page(page) for page in PdfReader(io.BytesIO(pdf)).pages]
    except Exception:  # noqa: BLE001 - the parser fails in many ways on what is no PDF
        return []


def _page(page: Any) -> tuple[Any, ...]:
    contents = page.get_contents()
    marks = b"" if contents is None else contents.get_data()
    size = tuple(round(float(edge), 1) for edge in page.mediabox)
    pictures = page.get("/Resources", {}).get("/XObject", {})
    drawn = [_digest(pictures[name].get_object().get_data()) for name in sorted(pictures)]
    fonts = sorted(page.get("/Resources", {}).get("/Font", {}))
    return size, _digest(marks), tuple(drawn), tuple(fonts)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
