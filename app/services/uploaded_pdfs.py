"""A PDF that was handed in, read in a process of its own: a small one that is broken with care is mended for hours."""

from __future__ import annotations

import json
from typing import Any

from app.documents.apart import USUAL, Confines, done_apart
from app.documents.frames import Garbled, Overrun
from app.services.upload_contents import MOST_PAGES, check_pdf
from app.services.upload_refusals import UploadReason, UploadRefused


def check_pdf_apart(content: bytes, *, within: Confines = USUAL) -> int:
    """Count the pages of a PDF as `check_pdf` does; one that takes more than its confines is TOO_INTRICATE."""
    try:
        told: Any = json.loads(done_apart(answer_pages, content, within=within))
        if "why" in told:
            raise UploadRefused(UploadReason(told["why"]), **_limits(told))
        pages = int(told["pages"])
    except (Garbled, LookupError, Overrun, TypeError, ValueError):
        raise UploadRefused(UploadReason.TOO_INTRICATE) from None
    return min(pages, MOST_PAGES)


def answer_pages(content: bytes) -> bytes:
    """Count, in whichever process this is."""
    try:
        told: dict[str, object] = {"pages": check_pdf(content)}
    except UploadRefused as refused:
        told = {"why": refused.reason.value, **refused.parameters}
    return json.dumps(told).encode()


def _limits(told: dict[str, Any]) -> dict[str, int]:
    return {"limit": int(told["limit"])} if "limit" in told else {}
