"""Files in a folder of this machine, as `ab/cd/<sha256>`."""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from app.gateways.storage.store import DamagedFile, StoredFile, TooLarge, UnknownFile

if TYPE_CHECKING:
    from collections.abc import Iterator

HASH = re.compile(r"[0-9a-f]{64}")
PIECE = 256 * 1024


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
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        descriptor, name = tempfile.mkstemp(dir=self._folder, prefix=".incoming-")
        draft = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as out:
                stored = _copied(stream, out, limit)
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
        if hashlib.sha256(content).hexdigest() != sha256:
            raise DamagedFile(sha256)
        return content

    def exists(self, sha256: str) -> bool:
        """Whether a content of this hash is kept."""
        return HASH.fullmatch(sha256) is not None and self._place(sha256).is_file()

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


def _copied(stream: BinaryIO, out: BinaryIO, limit: int | None) -> StoredFile:
    digest, size = hashlib.sha256(), 0
    for piece in _pieces(stream):
        size += len(piece)
        if limit is not None and size > limit:
            raise TooLarge(limit)
        digest.update(piece)
        out.write(piece)
    out.flush()
    os.fsync(out.fileno())
    return StoredFile(digest.hexdigest(), size)


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut; a file's own fsync does not cover its name."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
