"""Files in a folder of this machine, as `ab/cd/<sha256>`."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from app.gateways.storage.pieces import as_stream, copied
from app.gateways.storage.store import HASH, DamagedFile, KeptFile, StoredFile, UnknownFile, is_content_of


class FolderStore:
    """A content-addressed store; safe for several processes on one folder."""

    def __init__(self, folder: Path) -> None:
        """Make the folder at the first content, not before."""
        self._folder = folder

    def put(self, content: bytes | BinaryIO, *, limit: int | None = None) -> StoredFile:
        """Keep a content: written beside its place, synced, then renamed into it.

        Raises `TooLarge` past `limit` bytes, as soon as the limit is passed.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=self._folder, prefix=".incoming-")
        draft = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as out:
                stored = copied(as_stream(content), out, limit)
                out.flush()
                os.fsync(out.fileno())
            self._settle(draft, stored.sha256)
        finally:
            draft.unlink(missing_ok=True)
        return stored

    def open(self, sha256: str) -> BinaryIO:
        """Open a kept content for reading; raises `UnknownFile`."""
        try:
            return self._place(sha256).open("rb")
        except FileNotFoundError:
            raise UnknownFile(sha256) from None

    def read(self, sha256: str) -> bytes:
        """Give a kept content, checked against its hash; raises `UnknownFile` or `DamagedFile`."""
        with self.open(sha256) as kept:
            content = kept.read()
        if not is_content_of(content, sha256):
            raise DamagedFile(sha256)
        return content

    def exists(self, sha256: str) -> bool:
        """Whether a content of this hash is kept."""
        return HASH.fullmatch(sha256) is not None and self._place(sha256).is_file()

    def remove(self, sha256: str) -> None:
        """Take a content away for good, if it is kept."""
        self._place(sha256).unlink(missing_ok=True)

    def walk(self) -> Iterator[KeptFile]:
        """Go through what is kept, by name; only one folder's names are in memory at a time."""
        for first in _sorted(self._folder):
            for second in _sorted(Path(first.path)):
                for entry in _sorted(Path(second.path)):
                    if HASH.fullmatch(entry.name):
                        about = entry.stat()
                        at = datetime.fromtimestamp(about.st_mtime, UTC)
                        yield KeptFile(entry.name, about.st_size, at)

    def _place(self, sha256: str) -> Path:
        if not HASH.fullmatch(sha256):
            raise UnknownFile(sha256)
        return self._folder / sha256[:2] / sha256[2:4] / sha256

    def _settle(self, draft: Path, sha256: str) -> None:
        place = self._place(sha256)
        if place.is_file():
            return
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.replace(place)
        for folder in (place.parent, place.parent.parent, self._folder):
            _sync_folder(folder)


def _sorted(folder: Path) -> list[os.DirEntry[str]]:
    """List a folder by name; one that is not there is empty."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut; a file's own fsync does not cover its name."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
