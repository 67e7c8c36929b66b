"""The documents of a case as an export lists them, each named for a reader of the folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.catalogue import RequirementRecord
from app.records.papers import FileRecord, PaperRecord
from app.records.permits import BillRecord, PermitCopyRecord, PermitRecord
from app.services.archive.export.names import document_name

WORDS: Mapping[str, str] = {
    "receipt": "Tanda terima",
    "permit": "Izin",
    "permit_to_sign": "Izin belum ditandatangani",
    "content": "Isi izin",
    "minutes": "Berita acara survei",
    "letter": "Surat rekomendasi",
    "signed_page": "Pindaian halaman bertanda tangan",
    "proof": "Bukti pembayaran",
    "document": "Dokumen pendukung",
    "cover_letter": "Surat pengantar",
    "refusal_letter": "Surat penolakan",
    "revocation_decree": "Keputusan pencabutan",
}


@dataclass(frozen=True)
class Document:
    """One document: its place in the export, its words, and the content behind it."""

    path: str
    label: str
    kind: str
    name: str
    sha256: str
    size: int
    added_at: datetime | None
    verdict: str | None = None
    is_replaced: bool = False


def list_documents(session: Session, case_id: int, permit_type_id: int) -> tuple[Document, ...]:
    """List every document of a case in the order in which it came, replaced ones as well."""
    papers = _papers(session, case_id)
    known = {file.sha256 for _paper, file in papers}
    beside = [file for file in _beside(session, case_id) if file.sha256 not in known]
    labels = _requirements(session, permit_type_id)
    of = len(papers) + len(beside)
    listed = [
        _document(paper, file, place, of, labels) for place, (paper, file) in enumerate(papers, start=1)
    ]
    return (*listed, *(_other(file, place, of) for place, file in enumerate(beside, start=len(papers) + 1)))


def _document(
    paper: PaperRecord, file: FileRecord, place: int, of: int, labels: Mapping[str, str]
) -> Document:
    label = labels.get(paper.subject) or WORDS.get(paper.subject.partition(":")[0]) or paper.subject
    written = f"{label} (diganti)" if paper.replaced_at else label
    return Document(
        path=f"dokumen/{document_name(place, of, written, file.media_type)}",
        label=written,
        kind=paper.kind,
        name=paper.name,
        sha256=file.sha256,
        size=file.size,
        added_at=paper.added_at,
        verdict=paper.verdict,
        is_replaced=paper.replaced_at is not None,
    )


def _other(file: FileRecord, place: int, of: int) -> Document:
    """A permit's or a payment's content that no paper of the case holds."""
    path = f"dokumen/{document_name(place, of, 'dokumen lain', file.media_type)}"
    return Document(path, "Dokumen lain", "other", "", file.sha256, file.size, file.stored_at)


def _papers(session: Session, case_id: int) -> list[tuple[PaperRecord, FileRecord]]:
    query = (
        select(PaperRecord, FileRecord)
        .join(FileRecord, FileRecord.sha256 == PaperRecord.sha256)
        .where(PaperRecord.case_id == case_id)
        .order_by(PaperRecord.id)
    )
    return [(paper, file) for paper, file in session.execute(query)]


def _beside(session: Session, case_id: int) -> list[FileRecord]:
    permits = select(PermitRecord.sha256).where(PermitRecord.case_id == case_id)
    proofs = select(BillRecord.proof_sha256).where(
        BillRecord.case_id == case_id, BillRecord.proof_sha256.is_not(None)
    )
    slips = (
        select(PermitCopyRecord.sha256)
        .join(PermitRecord, PermitRecord.id == PermitCopyRecord.permit_id)
        .where(PermitRecord.case_id == case_id)
    )
    query = select(FileRecord).where(
        FileRecord.sha256.in_(permits) | FileRecord.sha256.in_(proofs) | FileRecord.sha256.in_(slips)
    )
    return list(session.scalars(query.order_by(FileRecord.stored_at, FileRecord.sha256)))


def _requirements(session: Session, permit_type_id: int) -> Mapping[str, str]:
    query = select(RequirementRecord.key, RequirementRecord.label)
    rows = session.execute(query.where(RequirementRecord.permit_type_id == permit_type_id))
    return {row.key: row.label for row in rows}
