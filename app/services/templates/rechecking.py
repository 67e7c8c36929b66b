"""Printing many papers again, several at once, to see that the archive still gives each the bytes that it had."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents import DocumentFault, TemplateBundle
from app.documents.presses import Presses
from app.gateways.storage import DamagedFile, UnknownFile
from app.records.documents import PrintedDocumentRecord
from app.services.templates.reprinting import begins_with
from app.services.tools import Tools

if TYPE_CHECKING:
    from app.documents.presses import Sheet

AT_ONCE = 50
"""So many papers are read and handed to the presses together."""


@dataclass(frozen=True)
class Rechecked:
    """What came of one paper: the same bytes, others, or nothing since the archive lacks a part."""

    printed_id: int
    is_same: bool
    is_lost: bool = False


def reprint_all(
    session: Session, tools: Tools, *, newest: int | None = None, presses: int = 2
) -> Iterator[Rechecked]:
    """Print the newest papers, or all, again from the archive, the newest first, by so many processes.

    Yields an outcome for each; memory does not grow with their number.
    """
    read_bundle = lru_cache(maxsize=64)(lambda sha256: TemplateBundle.read(tools.store.read(sha256)))
    left, before = newest, None
    with Presses(presses) as at_work:
        while rows := _range(session, before, AT_ONCE if left is None else min(AT_ONCE, left)):
            whole: list[tuple[PrintedDocumentRecord, Sheet]] = []
            for row in rows:
                try:
                    facts = tools.store.read(row.facts_sha256)
                    whole.append((row, (read_bundle(row.bundle_sha256), facts)))
                except (UnknownFile, DamagedFile):
                    yield Rechecked(row.id, is_same=False, is_lost=True)
            for (row, _sheet), made in zip(
                whole, at_work.print_all(sheet for _row, sheet in whole), strict=True
            ):
                pdf = None if isinstance(made, DocumentFault) else made.pdf
                yield _compared(tools, row, pdf)
            before, left = rows[-1].id, None if left is None else left - len(rows)
            session.rollback()


def _range(session: Session, before: int | None, limit: int) -> Sequence[PrintedDocumentRecord]:
    query = select(PrintedDocumentRecord).order_by(PrintedDocumentRecord.id.desc()).limit(limit)
    if before is not None:
        query = query.where(PrintedDocumentRecord.id < before)
    return session.scalars(query).all()


def _compared(tools: Tools, row: PrintedDocumentRecord, pdf: bytes | None) -> Rechecked:
    if pdf is None or hashlib.sha256(pdf).hexdigest() != row.printed_sha256:
        return Rechecked(row.id, is_same=False)
    try:
        return Rechecked(row.id, is_same=begins_with(tools.store, row.sha256, pdf))
    except (UnknownFile, DamagedFile):
        return Rechecked(row.id, is_same=False, is_lost=True)
