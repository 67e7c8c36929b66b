"""An upload read in a process of its own, and what it answers held against what an upload may say: cells, text, or why not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app.documents.apart import done_apart
from app.documents.frames import Garbled, Overrun
from app.documents.uploaded_cells import (
    MOST_TEXT,
    Cells,
    Unreadable,
    UploadUnreadable,
    read_upload,
)

if TYPE_CHECKING:
    from app.documents.apart import Work

MOST_CELLS = 100_000


def read_upload_apart(ending: str, content: bytes) -> Cells | str:
    """Read a file by its ending into cells or text; raises `UploadUnreadable`, also for what goes too far."""
    try:
        return told_by(answer_upload, ending.encode() + b"\n" + content)
    except Overrun as fault:
        raise UploadUnreadable(Unreadable.SIZE) from fault
    except Garbled as fault:
        raise UploadUnreadable(Unreadable.BROKEN) from fault


def answer_upload(asked: bytes) -> bytes:
    """Read what was asked, in whichever process this is."""
    ending, _, content = asked.partition(b"\n")
    try:
        told: dict[str, object] = {"told": read_upload(ending.decode(), content)}
    except UploadUnreadable as fault:
        told = {"why": fault.why.value}
    return json.dumps(told).encode()


def told_by(work: Work, asked: bytes) -> Cells | str:
    """Give what the work says of an upload; raises `UploadUnreadable`, `Overrun`, and `Garbled` for any other answer."""
    try:
        told: Any = json.loads(done_apart(work, asked))
        if "why" in told:
            raise UploadUnreadable(Unreadable(told["why"]))
        return _bounded(told["told"])
    except (LookupError, RecursionError, TypeError, ValueError) as garbled:
        raise Garbled("it answers neither cells nor text") from garbled


def _bounded(told: Any) -> Cells | str:
    cells = [told] if isinstance(told, str) else [cell for line in told for cell in line]
    is_table = isinstance(told, list) and all(isinstance(line, list) for line in told)
    if not (isinstance(told, str) or is_table) or not all(isinstance(cell, str) for cell in cells):
        raise TypeError("no cells")
    if len(cells) > MOST_CELLS or sum(map(len, cells)) > MOST_TEXT:
        raise ValueError("more than a file may say")
    read: Cells | str = told
    return read
