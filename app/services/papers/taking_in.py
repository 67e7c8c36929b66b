"""Taking in a file that somebody uploads: checked by its own bytes, stored by its hash, not yet on any case."""

from __future__ import annotations

from collections.abc import Collection
from typing import BinaryIO

from app.domain.case.refusals import Reason
from app.services.declined import Declined
from app.services.papers.values import NewPaper, Origin, PaperKind
from app.services.tools import Tools
from app.services.uploads import FileType, UploadRefused, check_upload

PDF_ONLY = ("pdf",)


def take_in(
    tools: Tools,
    *,
    kind: PaperKind,
    subject: str,
    filename: str,
    stream: BinaryIO,
    accepts: Collection[str] = PDF_ONLY,
    max_bytes: int | None = None,
) -> NewPaper:
    """Check and store an upload; `Declined(UPLOAD_REFUSED, why=…)` tells what is wrong with it.

    Reads no more than one byte past the limit, so that a huge file costs no memory.
    """
    limit = min(max_bytes or tools.max_upload_bytes, tools.max_upload_bytes)
    content = stream.read(limit + 1)
    try:
        checked = check_upload(filename, content, limit=limit, accepted=[FileType(one) for one in accepts])
    except UploadRefused as refused:
        raise Declined(Reason.UPLOAD_REFUSED, why=refused.reason, **refused.parameters) from None
    return keep(tools, kind, subject, checked.name, checked.content, checked.media_type)


def keep(
    tools: Tools,
    kind: PaperKind,
    subject: str,
    name: str,
    content: bytes,
    media_type: str = "application/pdf",
    *,
    origin: Origin | None = None,
) -> NewPaper:
    """Store bytes that the office made itself, or has checked, as a paper to be; `origin` is of what it printed."""
    stored = tools.store.put(content)
    return NewPaper(kind, subject, name, stored.sha256, stored.size, media_type, origin)
