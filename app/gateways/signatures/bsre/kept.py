"""What the service has already given for a document, kept until the office has it on file: no second signature on a retry.

One folder, shared by every process of this machine. A name is the hash of signer and document; inside lie the id for the
one download, or the signed document. Neither passphrase nor NIK is ever here.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from app.gateways.signatures.certificates import write_whole

KEPT_SECONDS = 24 * 3600.0
"""A press after a day asks anew: by then the document bears another date."""


class Busy(Exception):
    """Another press is at work on the same document."""


class Kept:
    """A folder of answers."""

    def __init__(self, folder: Path, now: Callable[[], float]) -> None:
        """Make the folder at first need; `now` in seconds of the epoch."""
        self._folder = folder
        self._now = now

    def key_of(self, signer_key: str, pdf: bytes) -> str:
        """Name one signer's signature on one document."""
        return hashlib.sha256(signer_key.encode() + b"\0" + hashlib.sha256(pdf).digest()).hexdigest()

    @contextmanager
    def alone(self, key: str) -> Iterator[None]:
        """Work on a document while nobody else does; raises `Busy`."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._clear()
        with os.fdopen(os.open(self._file(key, "lock"), os.O_CREAT | os.O_WRONLY, 0o600), "w") as lock:
            try:
                flock(lock, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                raise Busy from None
            yield

    def find_pdf(self, key: str) -> bytes:
        """Give the signed document, or nothing."""
        return self._find(key, "pdf")

    def find_id(self, key: str) -> str:
        """Give the id under which the service has the signed document, or nothing."""
        return self._find(key, "id").decode()

    def keep_pdf(self, key: str, signed: bytes) -> None:
        """Keep a signed document; its id is used up."""
        write_whole(self._file(key, "pdf"), signed, mode=0o600)
        self._file(key, "id").unlink(missing_ok=True)

    def keep_id(self, key: str, document_id: str) -> None:
        """Keep the id of a document that has been signed and has not arrived."""
        write_whole(self._file(key, "id"), document_id.encode(), mode=0o600)

    def forget(self, key: str) -> None:
        """Let the next press ask anew."""
        for ending in ("pdf", "id"):
            self._file(key, ending).unlink(missing_ok=True)

    def _find(self, key: str, ending: str) -> bytes:
        file = self._file(key, ending)
        return file.read_bytes() if file.exists() else b""

    def _file(self, key: str, ending: str) -> Path:
        return self._folder / f"{key}.{ending}"

    def _clear(self) -> None:
        """Throw away what is too old; locks go too, since none is held so long."""
        for file in self._folder.iterdir():
            with suppress(FileNotFoundError):
                if self._now() - file.stat().st_mtime > KEPT_SECONDS:
                    file.unlink()
