"""A PDF that was handed in, read in a process of its own: a small one that is broken with care is mended for hours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from app.documents.apart import USUAL, Confines, Garbled, Overrun, done_apart
from app.services.upload_contents import MOST_PAGES, check_pdf
from app.services.upload_refusals import UploadReason, UploadRefused

REASONS: Mapping[UploadReason, Mapping[str, int]] = {
    UploadReason.DAMAGED: {},
    UploadReason.ENCRYPTED: {},
    UploadReason.NO_PAGES: {},
    UploadReason.TOO_MANY_PAGES: {"limit": MOST_PAGES},
}
"""Why `check_pdf` counts no pages, with what the sentence needs."""


def check_pdf_apart(content: bytes, *, within: Confines = USUAL) -> int:
    """Count the pages of a PDF as `check_pdf` does; one that takes more than its confines is TOO_INTRICATE."""
    try:
        return read_pages(done_apart(answer_pages, content, within=within))
    except (Garbled, Overrun):
        raise UploadRefused(UploadReason.TOO_INTRICATE) from None


def answer_pages(content: bytes) -> bytes:
    """Count, in whichever process this is."""
    try:
        told: dict[str, object] = {"pages": check_pdf(content)}
    except UploadRefused as refused:
        told = {"why": refused.reason.value}
    return json.dumps(told).encode()


def read_pages(answer: bytes) -> int:
    """Read how many pages were counted; `UploadRefused` for why they were not, `Garbled` for any other answer."""
    try:
        told: Any = json.loads(answer)
        refused = _refused(told) if "why" in told else None
        pages = None if refused else told["pages"]
    except (LookupError, RecursionError, TypeError, ValueError):
        raise Garbled("it answers no number of pages") from None
    if refused is not None:
        raise refused
    if type(pages) is not int or not 0 < pages <= MOST_PAGES:
        raise Garbled("it answers no number of pages")
    return pages


def _refused(told: Any) -> UploadRefused:
    reason = UploadReason(told["why"])
    return UploadRefused(reason, **REASONS[reason])
