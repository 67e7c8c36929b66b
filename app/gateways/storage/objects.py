"""Files in storage for objects behind fsspec, under the same names as in a folder: `prefix/ab/cd/<sha256>`.

Relies on what such storage promises: an object appears whole at the end of its upload, or not at all.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from app.gateways.storage.pieces import as_stream, copied
from app.gateways.storage.store import HASH, DamagedFile, KeptFile, StoredFile, UnknownFile, is_content_of

BLOCK = 1024 * 1024
"""How much is fetched ahead while a file is read."""
HEXADECIMAL = "0123456789abcdef"


class ObjectStore:
    """A content-addressed store; safe for several processes, since what two of them put under a name is equal."""

    def __init__(
        self, connect: Callable[[], Any], root: str, *, faults: tuple[type[Exception], ...] = ()
    ) -> None:
        """Connect at the first use and once in each process; `faults` are told as `OSError`.

        A connection that a forked worker inherits would be two processes' at once.
        """
        self._connect = connect
        self._root = root.strip("/")
        self._faults = faults
        self._connected: tuple[int, Any] | None = None

    def put(self, content: bytes | BinaryIO, *, limit: int | None = None) -> StoredFile:
        """Keep a content: gathered on this machine first, since its name is known only at its end.

        Raises `TooLarge` past `limit` bytes, `OSError` where the storage did not take it whole.
        """
        with tempfile.NamedTemporaryFile(prefix="satupintu-") as draft:
            stored = copied(as_stream(content), draft, limit)
            draft.flush()
            with self._told():
                if self._find(stored.sha256) is None:
                    self._upload(Path(draft.name), stored)
        return stored

    def open(self, sha256: str) -> BinaryIO:
        """Open a kept content for reading; raises `UnknownFile`."""
        if not HASH.fullmatch(sha256):
            raise UnknownFile(sha256)
        with self._told():
            try:
                return cast("BinaryIO", self._files.open(self._place(sha256), "rb", block_size=BLOCK))
            except FileNotFoundError:
                raise UnknownFile(sha256) from None

    def read(self, sha256: str) -> bytes:
        """Give a kept content, checked against its hash; raises `UnknownFile` or `DamagedFile`."""
        with self._told(), self.open(sha256) as kept:
            content = kept.read()
        if not is_content_of(content, sha256):
            raise DamagedFile(sha256)
        return content

    def exists(self, sha256: str) -> bool:
        """Whether a content of this hash is kept."""
        if not HASH.fullmatch(sha256):
            return False
        with self._told():
            return self._find(sha256) is not None

    def remove(self, sha256: str) -> None:
        """Take a content away for good, if it is kept."""
        if not HASH.fullmatch(sha256):
            raise UnknownFile(sha256)
        with self._told():
            if self._find(sha256) is not None:
                self._files.rm_file(self._place(sha256))

    def walk(self) -> Iterator[KeptFile]:
        """Go through what is kept, by name; one 256th of the names is in memory at a time."""
        for first in HEXADECIMAL:
            for second in HEXADECIMAL:
                with self._told():
                    found = self._files.find(f"{self._root}/{first}{second}", detail=True)
                yield from sorted(_kept(found), key=lambda one: one.sha256)

    @property
    def _files(self) -> Any:
        if self._connected is None or self._connected[0] != os.getpid():
            self._connected = (os.getpid(), self._connect())
        return self._connected[1]

    def _place(self, sha256: str) -> str:
        return f"{self._root}/{sha256[:2]}/{sha256[2:4]}/{sha256}"

    def _find(self, sha256: str) -> Mapping[str, Any] | None:
        try:
            return cast("Mapping[str, Any]", self._files.info(self._place(sha256)))
        except FileNotFoundError:
            return None

    def _upload(self, draft: Path, stored: StoredFile) -> None:
        place = self._place(stored.sha256)
        self._files.put_file(str(draft), place)
        found = self._find(stored.sha256)
        if found is None or found["size"] != stored.size:
            raise OSError(f"the storage did not take {stored.sha256} whole")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell the storage's own faults as what they are to everybody else: input or output that failed."""
        try:
            yield
        except self._faults as fault:
            raise OSError(f"the storage of files does not answer: {fault}") from fault


def _kept(found: Mapping[str, Mapping[str, Any]]) -> Iterator[KeptFile]:
    for place, about in found.items():
        name = place.rpartition("/")[2]
        if HASH.fullmatch(name):
            yield KeptFile(name, int(about["size"]), _stored_at(about))


def _stored_at(about: Mapping[str, Any]) -> datetime:
    """Read when an object was stored; each kind of storage calls it something else."""
    at = about.get("LastModified") or about.get("created") or about.get("mtime")
    if isinstance(at, datetime):
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    return datetime.fromtimestamp(float(at or 0), UTC)
