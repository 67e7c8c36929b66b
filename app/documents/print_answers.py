"""A print that is asked of another process, and its answer, as bytes: a document or its fault, held against what either may be.

The process that answers has filled a stranger's template. Were that stranger to speak in its place, he could say no
more than a document or a fault says. Knows no processes.
"""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.documents.archived_facts import read_facts
from app.documents.areas import SignatureArea
from app.documents.bundles import TemplateBundle
from app.documents.faults import DocumentFault, FaultSort
from app.documents.frames import LENGTH, Garbled
from app.documents.marking import NOT_THE_DOCUMENT, mark_pages
from app.documents.rendering import RenderedDocument, print_bundle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST_HEAD = 20_000
LONGEST_SAID = 4_000
MOST_PAGES = 10_000
MOST_LINES = 1_000_000
FARTHEST = 20_000.0
"""Points from a corner of a page; the largest sheet that PDF knows has 14,400."""
AREA = ("left", "bottom", "right", "top")


def ask_print(bundle: TemplateBundle, facts: bytes) -> bytes:
    """Put a bundle and facts in their archived forms into one message."""
    canonical = bundle.canonical()
    return LENGTH.pack(len(canonical)) + canonical + facts


def answer_print(asked: bytes) -> bytes:
    """Print what was asked, in whichever process this is; a fault is an answer, `MemoryError` is not."""
    return _answered(asked, _document_told)


def answer_marked_print(asked: bytes) -> bytes:
    """Print what was asked for a look alone: each page says that it is not the document."""
    return _answered(asked, _marked_told)


def _answered(asked: bytes, told: Callable[[RenderedDocument], bytes]) -> bytes:
    begins = LENGTH.size
    ends = begins + LENGTH.unpack_from(asked)[0]
    bundle = TemplateBundle.read(asked[begins:ends])
    try:
        return told(print_bundle(bundle, read_facts(asked[ends:])))
    except DocumentFault as fault:
        return _fault_told(fault)
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001 -- the printer fails in many ways on a page that nobody has tried
        detail = f"it could not be set: {type(fault).__name__}: {fault}"
        return _fault_told(DocumentFault(bundle.main, detail))


def read_print(answer: bytes, bundle: TemplateBundle) -> RenderedDocument:
    """Read the answer to a print of a bundle; raises the `DocumentFault` that it names, `Garbled` where it is neither."""
    head, _, pdf = answer.partition(b"\n")
    try:
        told = _head(head)
        made = None if "fault" in told else _document(told, pdf)
        fault = _fault(told["fault"], bundle) if "fault" in told else None
    except (LookupError, RecursionError, TypeError, ValueError) as garbled:
        raise Garbled("it answers what is neither a document nor a fault") from garbled
    if made is None:
        assert fault is not None
        raise fault
    return made


def _marked_told(made: RenderedDocument) -> bytes:
    return _document_told(replace(made, pdf=mark_pages(made.pdf, NOT_THE_DOCUMENT), signature_area=None))


def _document_told(made: RenderedDocument) -> bytes:
    area = made.signature_area
    told = {
        "pages": made.pages,
        "area": None if area is None else {"page": area.page} | {edge: getattr(area, edge) for edge in AREA},
    }
    return json.dumps(told).encode() + b"\n" + made.pdf


def _fault_told(fault: DocumentFault) -> bytes:
    told = {
        "detail": fault.detail[:LONGEST_SAID],
        "line": fault.line,
        "file": fault.file,
        "sort": fault.sort.value,
    }
    return json.dumps({"fault": told}).encode() + b"\n"


def _head(head: bytes) -> Mapping[str, Any]:
    if len(head) > LONGEST_HEAD:
        raise ValueError("a head without end")
    told = json.loads(head)
    if not isinstance(told, dict):
        raise TypeError("no object")
    return told


def _document(told: Mapping[str, Any], pdf: bytes) -> RenderedDocument:
    if not pdf.startswith(b"%PDF-") or not pdf.rstrip().endswith(b"%%EOF"):
        raise ValueError("no PDF")
    pages = _within(told["pages"], 1, MOST_PAGES)
    area = None if told["area"] is None else _area(told["area"], pages)
    return RenderedDocument(pdf, hashlib.sha256(pdf).hexdigest(), pages, area)


def _area(told: Mapping[str, Any], pages: int) -> SignatureArea:
    edges = [float(told[edge]) for edge in AREA]
    if not all(math.isfinite(edge) and abs(edge) <= FARTHEST for edge in edges):
        raise ValueError("off the page")
    return SignatureArea(_within(told["page"], 0, pages - 1), *edges)


def _fault(told: Mapping[str, Any], bundle: TemplateBundle) -> DocumentFault:
    line = None if told["line"] is None else _within(told["line"], 1, MOST_LINES)
    file = told["file"] if told["file"] in bundle.files else bundle.main
    return DocumentFault(
        bundle.main, str(told["detail"])[:LONGEST_SAID], line=line, file=file, sort=FaultSort(told["sort"])
    )


def _within(number: object, least: int, most: int) -> int:
    if type(number) is not int or not least <= number <= most:
        raise ValueError("out of bounds")
    return number
