"""Putting the export of a case together, file after file; no document is held in memory whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.templating import fill
from app.domain.case.access import Permission, Situation, find_refusal
from app.domain.case.chain import find_break, sealed_text
from app.domain.case.events import CaseExported
from app.domain.case.folding import Happened
from app.domain.wording import long_date
from app.gateways.storage import Damage, DamagedFile, Store, find_damage, pieces_of
from app.records.cases import CaseRecord, EventRecord
from app.services.actors import THE_SYSTEM, Actor
from app.services.archive.export.case_facts import facts_of_case
from app.services.archive.export.documents import Document, list_documents
from app.services.archive.export.sinks import Sink
from app.services.casework.filing import file_events
from app.services.casework.loading import load_case
from app.services.declined import Declined
from app.services.papers.reading import load_visible_case
from app.services.transactions import transaction

MANIFEST = "SHA256SUMS"
GAPS = {
    Damage.MISSING: "tidak ada di penyimpanan",
    Damage.CHANGED: "isinya bukan lagi yang disimpan",
    Damage.UNREADABLE: "tidak dapat dibaca",
}


@dataclass(frozen=True)
class Exported:
    """What was given out; `gaps` names the documents that could not be, each with why."""

    number: str
    documents: int
    gaps: tuple[str, ...]
    broken_at: int | None
    """Where the chain of events is broken; None for a whole one."""


@dataclass
class _Package:
    """Files on their way out, with the hash of each."""

    sink: Sink
    hashes: dict[str, str] = field(default_factory=dict)

    def add(self, path: str, pieces: Iterable[bytes]) -> str:
        digest = hashlib.sha256()
        self.sink.add(path, _counted(pieces, digest.update))
        self.hashes[path] = digest.hexdigest()
        return self.hashes[path]

    def add_text(self, path: str, text: str) -> None:
        self.add(path, [text.encode()])

    def manifest(self) -> str:
        return "".join(f"{sha256}  {path}\n" for path, sha256 in self.hashes.items())


def find_exportable(session: Session, case_id: int, reader: Actor | None) -> CaseRecord:
    """Find a case that a reader may take out whole; None reads for the operator of the installation.

    `Declined` for a case of another agency, and for who has no right to take files out of the house.
    """
    if reader is None:
        return load_case(session, case_id, agency_id=None).row
    on_file = load_visible_case(session, case_id, reader)
    refused = find_refusal(Permission.CASE_EXPORT, Situation(reader.officer, on_file.case))
    if refused is not None:
        raise Declined.of(refused)
    return on_file.row


def export_case(
    session: Session, store: Store, case_id: int, sink: Sink, *, reader: Actor | None, at: datetime
) -> Exported:
    """Give a case out for the archive: documents, events with their seals, facts, a list of all, and the hashes.

    A document that is missing or damaged is left out and named, in the list and in the answer. That the case was
    given out is its newest event, and so part of what is given out.
    """
    note_export(session, case_id, reader, at)
    row = find_exportable(session, case_id, reader)
    package, events = _Package(sink), _events(session, row)
    documents = list_documents(session, row.id, row.permit_type_id)
    gaps = dict(_add_documents(package, store, documents))
    facts = facts_of_case(session, row, is_whole=reader is None)
    package.add_text("berkas.json", _json({**facts, "documents": [_told(one, gaps) for one in documents]}))
    _add_events(package, events)
    broken_at = find_break(events, expected_count=row.events_count, expected_hash=row.last_hash)
    about = {
        "row": row,
        "documents": [(one, _day(one.added_at, row), gaps.get(one.path, "")) for one in documents],
        "gaps": len(gaps),
        "broken_at": broken_at,
        "exported_on": _day(at, row),
        "filed_on": _day(row.filed_at, row),
        "ended_on": _day(row.ended_at, row),
        "is_masked": reader is not None,
    }
    package.add_text("daftar-isi.html", fill("archive/contents.html", about))
    package.add_text("cara-memeriksa.txt", fill("archive/checking.txt", about))
    sink.add(MANIFEST, [package.manifest().encode()])
    told = tuple(f"{one.path}: {gaps[one.path]}" for one in documents if one.path in gaps)
    return Exported(row.number, len(documents) - len(gaps), told, broken_at)


def note_export(session: Session, case_id: int, reader: Actor | None, at: datetime) -> None:
    """Write into the case's own history that it was given out, and by whom."""
    with transaction(session) as writing:
        row = find_exportable(writing, case_id, reader)
        by = THE_SYSTEM if reader is None else reader
        load_case(writing, row.id, agency_id=row.agency_id, lock=True)
        told = CaseExported(len(list_documents(writing, row.id, row.permit_type_id)))
        file_events(writing, row, [Happened(told, at, by.id)], by)


def _add_documents(
    package: _Package, store: Store, documents: Iterable[Document]
) -> Iterator[tuple[str, str]]:
    for one in documents:
        damage = find_damage(store, one.sha256)
        if damage is not None:
            yield one.path, GAPS[damage]
            continue
        with store.open(one.sha256) as kept:
            written = package.add(one.path, pieces_of(kept))
        if written != one.sha256:
            raise DamagedFile(one.sha256)


def _add_events(package: _Package, events: list[EventRecord]) -> None:
    """Write each event as the very text that was sealed, so that its hash can be checked with any tool."""
    width = max(4, len(str(len(events))))
    chain = []
    for row in events:
        name = f"{row.sequence:0{width}}.json"
        package.add_text(f"rantai/{name}", sealed_text(row))
        chain.append(f"{row.hash}  {name}\n")
    package.add_text(f"rantai/{MANIFEST}", "".join(chain))
    package.add("peristiwa.jsonl", (f"{_line(row)}\n".encode() for row in events))


def _line(row: EventRecord) -> str:
    return json.dumps({**json.loads(sealed_text(row)), "hash": row.hash}, ensure_ascii=False)


def _events(session: Session, row: CaseRecord) -> list[EventRecord]:
    """Those that the case row knows of: what happens while we read belongs to a later export."""
    query = select(EventRecord).where(EventRecord.case_id == row.id, EventRecord.sequence <= row.events_count)
    return list(session.scalars(query.order_by(EventRecord.sequence)))


def _told(one: Document, gaps: dict[str, str]) -> dict[str, object]:
    return {
        "path": None if one.path in gaps else one.path,
        "label": one.label,
        "kind": one.kind,
        "name": one.name,
        "sha256": one.sha256,
        "size": one.size,
        "added_at": one.added_at and one.added_at.isoformat(),
        "verdict": one.verdict,
        "is_replaced": one.is_replaced,
        "gap": gaps.get(one.path, ""),
    }


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _day(at: datetime | None, row: CaseRecord) -> str:
    return "" if at is None else long_date(at.astimezone(ZoneInfo(row.agency.zone)).date())


def _counted(pieces: Iterable[bytes], count: Callable[[bytes], None]) -> Iterator[bytes]:
    for piece in pieces:
        count(piece)
        yield piece
