"""Is a signed PDF the document that was handed in? Its pages must draw the same; a signature adds no ink to them.

The service may write the file anew instead of appending to it, so bytes are not compared: what the pages draw is, with
their typefaces, how they are turned and cut, what lies on them, and what the file does when it is opened.
"""

from __future__ import annotations

import hashlib
import io
from typing import Any

DRAWN = ("/Font", "/XObject", "/ExtGState", "/Pattern", "/Shading", "/ColorSpace")
DOES = ("/OpenAction", "/AA", "/Names", "/OCProperties")
"""What of a file's catalog acts, hides or carries along."""
PACKING = frozenset({"/Length", "/Filter", "/DecodeParms", "/Parent", "/P", "/StructParent"})
"""Keys that say how a thing is packed or where it hangs, not what it is."""


def is_same_document(original: bytes, signed: bytes) -> bool:
    """Whether both have the same pages: as many, as large, drawn by the same marks in the same typefaces."""
    found = _drawn(signed)
    return bool(found) and found == _drawn(original)


def _drawn(pdf: bytes) -> list[tuple[Any, ...]]:
    from pypdf import PdfReader

    try:
        reader, tell = PdfReader(io.BytesIO(pdf)), _Teller()
        root = reader.root_object
        return [
            *(_page(page, tell) for page in reader.pages),
            tuple(tell.of(root.get(key)) for key in DOES),
        ]
    except Exception:  # noqa: BLE001 - the parser fails in many ways on what is no PDF
        return []


def _page(page: Any, tell: _Teller) -> tuple[Any, ...]:
    contents = page.get_contents()
    marks = b"" if contents is None else contents.get_data()
    edges = tuple(round(float(edge), 1) for box in (page.mediabox, page.cropbox) for edge in box)
    turned = (page.rotation % 360, float(page.get("/UserUnit", 1)))
    resources = page["/Resources"]
    drawn = tuple(tell.of(resources.get(kind)) for kind in DRAWN)
    return edges, turned, _digest(marks), drawn, _lying_on(page, tell)


def _lying_on(page: Any, tell: _Teller) -> tuple[str, ...]:
    """Tell the annotations of a page, save fields of signatures that show nothing."""
    found = [one.get_object() for one in page.get("/Annots") or ()]
    return tuple(sorted(tell.of(one) for one in found if not _is_unseen_signature(one)))


def _is_unseen_signature(annotation: Any) -> bool:
    if annotation.get("/Subtype") != "/Widget":
        return False
    field = annotation if "/FT" in annotation else annotation.get("/Parent") or {}
    if field.get("/FT") != "/Sig":
        return False
    left, bottom, right, top = (float(edge) for edge in annotation["/Rect"])
    return left == right or bottom == top or "/AP" not in annotation


class _Teller:
    """Gives the digest of a thing and of all that hangs from it, however the file is written; each thing once."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def of(self, value: Any) -> str:
        from pypdf.generic import IndirectObject

        if not isinstance(value, IndirectObject):
            return self._of(value)
        if value.idnum not in self._known:
            self._known[value.idnum] = "above"  # a thing that leads back to itself ends here
            self._known[value.idnum] = self._of(value.get_object())
        return self._known[value.idnum]

    def _of(self, held: Any) -> str:
        if isinstance(held, dict):
            return "a page" if held.get("/Type") == "/Page" else self._of_entries(held)
        if isinstance(held, list):
            return _digest(repr([self.of(one) for one in held]).encode())
        if isinstance(held, (int, float)) and not isinstance(held, bool):
            return f"{float(held):.4f}"
        return repr(held)

    def _of_entries(self, held: Any) -> str:
        from pypdf.generic import StreamObject

        own = [(key, self.of(held.raw_get(key))) for key in sorted(held) if key not in PACKING]
        content = _digest(held.get_data()) if isinstance(held, StreamObject) else ""
        return _digest(repr((own, content)).encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
