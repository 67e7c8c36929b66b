"""Reading the papers of a case: by row, after the case's own access check, never by a file's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.access import Permission, Post, Situation, find_refusal
from app.domain.case.refusals import Reason
from app.gateways.storage import UnknownFile
from app.records.cases import TaskRecord
from app.records.papers import FileRecord, PaperRecord
from app.services.actors import Actor
from app.services.casework.loading import OnFile, load_case
from app.services.declined import Declined
from app.services.papers.values import PaperKind, Verdict
from app.services.tools import Tools


@dataclass(frozen=True)
class PaperOnFile:
    """A document of a case as a list shows it; `is_replaced` when a newer one stands."""

    id: int
    kind: PaperKind
    subject: str
    name: str
    size: int
    media_type: str
    added_at: datetime
    verdict: Verdict | None
    verdict_note: str
    is_replaced: bool


@dataclass(frozen=True)
class OpenedPaper:
    """A document opened for reading; close the stream."""

    name: str
    media_type: str
    size: int
    sha256: str
    stream: BinaryIO


def load_visible_case(session: Session, case_id: int, by: Actor) -> OnFile:
    """Load a case that an officer may see; any other is as unknown as one that does not exist."""
    on_file = load_case(session, case_id, agency_id=by.agency_id)
    visited = frozenset(
        Post(*post)
        for post in session.execute(
            select(TaskRecord.position_key, TaskRecord.office_key)
            .where(TaskRecord.case_id == case_id)
            .distinct()
        )
    )
    situation = Situation(by.officer, on_file.case, visited_posts=visited)
    if find_refusal(Permission.CASE_VIEW, situation) is not None:
        raise Declined(Reason.UNKNOWN_CASE, case=case_id)
    return on_file


def list_papers(session: Session, case_id: int) -> tuple[PaperOnFile, ...]:
    """List a case's documents, the newest first; the caller has checked that the case may be seen."""
    query = (
        select(PaperRecord, FileRecord)
        .join(FileRecord, FileRecord.sha256 == PaperRecord.sha256)
        .where(PaperRecord.case_id == case_id)
        .order_by(PaperRecord.id.desc())
    )
    return tuple(
        PaperOnFile(
            id=paper.id,
            kind=PaperKind(paper.kind),
            subject=paper.subject,
            name=paper.name,
            size=file.size,
            media_type=file.media_type,
            added_at=paper.added_at,
            verdict=None if paper.verdict is None else Verdict(paper.verdict),
            verdict_note=paper.verdict_note,
            is_replaced=paper.replaced_at is not None,
        )
        for paper, file in session.execute(query)
    )


def open_paper(session: Session, tools: Tools, paper_id: int, by: Actor) -> OpenedPaper:
    """Open a document of a case that the officer may see; `Declined(UNKNOWN_DOCUMENT)` otherwise."""
    query = (
        select(PaperRecord, FileRecord)
        .join(FileRecord, FileRecord.sha256 == PaperRecord.sha256)
        .where(PaperRecord.id == paper_id, PaperRecord.agency_id == by.agency_id)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise Declined(Reason.UNKNOWN_DOCUMENT)
    paper, file = found
    try:
        load_visible_case(session, paper.case_id, by)
        stream = tools.store.open(paper.sha256)
    except (Declined, UnknownFile):
        raise Declined(Reason.UNKNOWN_DOCUMENT) from None
    return OpenedPaper(paper.name, file.media_type, file.size, paper.sha256, stream)
