"""Putting papers on a case's file; the newest of a subject stands, older ones are kept behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.domain.case.events import PaperAdded
from app.records.cases import CaseRecord
from app.records.documents import PrintedDocumentRecord
from app.records.papers import FileRecord, PaperRecord
from app.services.papers.values import NewPaper, Origin, StoredPart


def file_papers(
    session: Session, row: CaseRecord, papers: Sequence[NewPaper], *, at: datetime, by: int
) -> tuple[PaperAdded, ...]:
    """File papers on a case, within the caller's transaction, and name what happened."""
    if not papers:
        return ()
    know_files(session, papers, at)
    for paper in papers:
        if paper.origin is not None:
            note_origin(session, paper.origin, paper.sha256)
        standing = update(PaperRecord).where(
            PaperRecord.case_id == row.id,
            PaperRecord.kind == paper.kind.value,
            PaperRecord.subject == paper.subject,
            PaperRecord.replaced_at.is_(None),
        )
        session.execute(standing.values(replaced_at=at))
        session.add(
            PaperRecord(
                case_id=row.id,
                agency_id=row.agency_id,
                kind=paper.kind.value,
                subject=paper.subject,
                sha256=paper.sha256,
                name=paper.name,
                added_at=at,
                added_by=by,
            )
        )
    session.flush()
    return tuple(PaperAdded(paper.kind.value, paper.subject, paper.name, paper.sha256) for paper in papers)


def note_origin(session: Session, origin: Origin, sha256: str) -> None:
    """Note of what a paper was printed, within the caller's transaction; its file `sha256` is known already."""
    know_files(session, (origin.bundle, origin.facts), origin.at)
    session.execute(
        insert(PrintedDocumentRecord).values(
            agency_id=origin.agency_id,
            case_id=origin.case_id,
            kind=origin.kind,
            template_version_id=origin.template_version_id,
            bundle_sha256=origin.bundle.sha256,
            facts_sha256=origin.facts.sha256,
            printed_sha256=origin.printed_sha256,
            sha256=sha256,
            typesetter=origin.typesetter,
            printed_at=origin.at,
        )
    )


def know_files(session: Session, papers: Sequence[NewPaper | StoredPart], at: datetime) -> None:
    """Name the contents; one that another case brings at this very moment is known once it is on file.

    Always in the same order, so that two cases with the same documents do not wait for one another.
    """
    wanted = {paper.sha256: paper for paper in papers}
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    rows = [
        {"sha256": sha256, "size": paper.size, "media_type": paper.media_type, "stored_at": at}
        for sha256, paper in sorted(wanted.items())
    ]
    session.execute(dialect.insert(FileRecord).values(rows).on_conflict_do_nothing())
