"""Checking the kept files: each that a row names is there and is what it was, however many there are.

Every document of a case, permit and proof of payment refers to its row in `files`, so those rows are all that is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.gateways.storage import Damage, Store, find_damage
from app.records.archive import FileCheckRecord
from app.records.papers import FileRecord
from app.services.archive.telling import tell_admins
from app.services.transactions import transaction

BATCH = 200
REMEMBERED = 50
"""How many faults a check keeps by name; the rest is counted."""
SILENT_AFTER = 25
"""So many unreadable files in a row mean that the store itself does not answer."""
NIGHT_HOURS = range(1, 5)
RESTS = timedelta(hours=20)
AT_LAST = timedelta(hours=28)


@dataclass(frozen=True, slots=True)
class FileFault:
    """A file that a row names and that is not as it was put."""

    sha256: str
    damage: Damage


@dataclass
class FileCheck:
    """What a check found so far."""

    is_sample: bool
    files: int = 0
    bytes_read: int = 0
    found: Counter[Damage] = field(default_factory=Counter)
    faults: list[FileFault] = field(default_factory=list)
    is_finished: bool = True
    _unreadable_in_a_row: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether every file that was to be looked at is as it was put."""
        return self.is_finished and not self.found

    def take_in(self, sha256: str, size: int, damage: Damage | None) -> FileFault | None:
        """Count one file; gives its fault, if it has one."""
        self.files += 1
        self._unreadable_in_a_row = self._unreadable_in_a_row + 1 if damage is Damage.UNREADABLE else 0
        self.is_finished = self._unreadable_in_a_row < SILENT_AFTER
        if damage is None:
            self.bytes_read += size
            return None
        self.found[damage] += 1
        fault = FileFault(sha256, damage)
        if len(self.faults) < REMEMBERED:
            self.faults.append(fault)
        return fault


def check_files(
    session: Session,
    store: Store,
    clock: Callable[[], datetime],
    *,
    sample: int | None = None,
    start: str = "",
    on_fault: Callable[[FileFault], None] = lambda _fault: None,
) -> FileCheck:
    """Read the named files back, keep what was found, and tell the admins of the agencies that it concerns.

    They are read from the hash `start` on and around, each once; with `sample` only so many: hashes are spread evenly,
    so that a start drawn by lot draws the files by lot. No transaction stays open while files are read.
    """
    started_at, check = clock(), FileCheck(is_sample=sample is not None)
    for sha256, size in _named(session, start, sample):
        fault = check.take_in(sha256, size, find_damage(store, sha256))
        if fault is not None:
            on_fault(fault)
        if not check.is_finished:
            break
    _keep(session, check, started_at, clock())
    return check


def is_due(session: Session, now: datetime, zone: ZoneInfo) -> bool:
    """Whether the daily check is due: at night, or by day where the night was missed."""
    query = select(FileCheckRecord.finished_at).where(FileCheckRecord.is_sample.is_(False))
    last = session.scalar(query.order_by(FileCheckRecord.finished_at.desc()).limit(1))
    rested = AT_LAST if last is None else now - last
    is_night = now.astimezone(zone).hour in NIGHT_HOURS
    return rested >= (RESTS if is_night else AT_LAST)


def _named(session: Session, start: str, most: int | None) -> Iterator[tuple[str, int]]:
    """Go through the named files from a hash on; a sample that reaches the end goes on from the beginning."""
    given = 0
    for beginning, end in ((start, None), ("", start)) if start else (("", None),):
        for row in _range(session, beginning, end):
            if given == most:
                return
            given += 1
            yield row


def _range(session: Session, after: str, end: str | None) -> Iterator[tuple[str, int]]:
    while True:
        query = select(FileRecord.sha256, FileRecord.size).where(FileRecord.sha256 > after)
        if end is not None:
            query = query.where(FileRecord.sha256 <= end)
        rows = session.execute(query.order_by(FileRecord.sha256).limit(BATCH)).all()
        # Reading may take hours: the database is not to keep an old state alive for it.
        session.rollback()
        for row in rows:
            yield row.sha256, row.size
        if len(rows) < BATCH:
            return
        after = rows[-1].sha256


def _keep(session: Session, check: FileCheck, started_at: datetime, at: datetime) -> None:
    with transaction(session) as writing:
        writing.add(
            FileCheckRecord(
                started_at=started_at,
                finished_at=at,
                is_sample=check.is_sample,
                is_finished=check.is_finished,
                files=check.files,
                bytes_read=check.bytes_read,
                missing=check.found[Damage.MISSING],
                changed=check.found[Damage.CHANGED],
                unreadable=check.found[Damage.UNREADABLE],
                faults=[[one.sha256, one.damage.value] for one in check.faults],
            )
        )
        if not check.is_whole:
            hashes = [one.sha256 for one in check.faults]
            tell_admins(writing, hashes, check.found.total(), is_finished=check.is_finished, at=at)
