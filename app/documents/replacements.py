"""The parts of xhtml2pdf and ReportLab that are replaced, all of them here, each with its reason.

Two keep what the libraries work out anew for every letter although it never changes: the rules of a stylesheet by
their text, the packed pixels of a picture by its digest. Each calls the original and keeps its answer, so that a
letter and its bytes stay the same. The third tells readers to show the title of a document. A test holds the
sources of what is replaced against `ORIGINALS`, and fails when a release changes one.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from functools import cache
from typing import Any

AT_RULES = re.compile(r"\s*(?:@[\w-]+[^{};]*\{(?:[^{}]|\{[^{}]*\})*\}\s*)*")
"""Pages, frames and faces at the head of a sheet: they write into the document, so each document reads its own."""
ROOM = 64
ORIGINALS = {
    "xhtml2pdf.context.pisaContext._parseCSSSource": (
        "72715430c79b3d015566badbccd8514220a48a281ff02902e943c4b21effa73e"
    ),
    "reportlab.pdfbase.pdfdoc.PDFImageXObject.loadImageFromSRC": (
        "89a46524695fd626e0a1c8d64b7dace9ccc8bf876d5046088031ce534c37141b"
    ),
    "reportlab.pdfbase.pdfdoc.PDFCatalog": "2f31f206951ec792d8e2e60d8fe68f324e58fcfae1c5dcd379bf310c41782ee7",
}
"""What is replaced, and the SHA-256 of its source in the release that the replacement was written for."""


class Kept(OrderedDict[Any, Any]):
    """The last few answers; the oldest makes room."""

    def keep(self, key: Any, answer: Any) -> Any:
        """Keep an answer and give it back."""
        self[key] = answer
        while len(self) > ROOM:
            self.popitem(last=False)
        return answer


@cache
def replace_parts() -> None:
    """Put the replacements in place, once per process."""
    _keep_rules()
    _keep_pixels()
    _show_titles()


def _keep_rules() -> None:
    from xhtml2pdf.context import pisaContext

    original, kept = pisaContext._parseCSSSource, Kept()  # noqa: SLF001 - the seam has no public name

    def parse(self: Any, text: str, source: str) -> Any:
        head = AT_RULES.match(text)
        rules = text[head.end() :] if head else text
        if "@" in rules:  # an at-rule among the rules keeps its place
            return original(self, text, source)
        known = kept.get((rules, source)) or kept.keep((rules, source), _parsed(self, rules, source))
        sheet, declared = known
        self.cssParser.declaredBySource.setdefault(source, set()).update(declared)
        leading = original(self, text[: head.end()], source) if head and head.end() else None
        return sheet if leading is None else self.cssBuilder.stylesheet([leading, sheet], [])

    def _parsed(self: Any, rules: str, source: str) -> tuple[Any, frozenset[str]]:
        sheet = original(self, rules, source)
        return sheet, frozenset(self.cssParser.declaredBySource.get(source, ()))

    pisaContext._parseCSSSource = parse  # noqa: SLF001 - as above


def _keep_pixels() -> None:
    from reportlab.pdfbase.pdfdoc import PDFImageXObject

    original, kept = PDFImageXObject.loadImageFromSRC, Kept()

    def load(self: Any, picture: Any) -> None:
        key = (self.name, picture.getSize(), str(self.mask))  # the name is the digest of all pixels
        if key in kept:
            self.__dict__.update(kept[key])
            return
        original(self, picture)
        if getattr(self, "_smask", None) is None:  # transparency is an object of its document
            kept.keep(key, {part: held for part, held in vars(self).items() if part != "name"})

    PDFImageXObject.loadImageFromSRC = load


def _show_titles() -> None:
    """Name a reader's window after the document and not after its file (PDF/UA-1, 7.1); a catalog has no default."""
    from reportlab.pdfbase.pdfdoc import PDFCatalog, ViewerPreferencesPDFDictionary

    def open_catalog(self: Any) -> None:
        self.ViewerPreferences = ViewerPreferencesPDFDictionary({"DisplayDocTitle": "true"})

    PDFCatalog.__init__ = open_catalog
