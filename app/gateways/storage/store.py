"""What a store of files can do, whatever it is made of, and how a setting names one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol

HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A kept content: the SHA-256 of its bytes in hexadecimal, which is also its name, and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class KeptFile(StoredFile):
    """A content as it lies in the store, and since when."""

    stored_at: datetime


class TooLarge(Exception):
    """The content is larger than allowed; nothing of it was kept."""

    def __init__(self, limit: int) -> None:
        """Remember the limit in bytes, for the sentence that the person reads."""
        self.limit = limit
        super().__init__(f"more than {limit} bytes")


class UnknownFile(Exception):
    """No content of this hash is kept."""


class DamagedFile(Exception):
    """The kept bytes are no longer those that were put."""


class Store(Protocol):
    """Contents by hash: the same bytes are kept once, and nothing is ever overwritten."""

    def put(self, content: bytes | BinaryIO, *, limit: int | None = None) -> StoredFile:
        """Keep a content whole or not at all; raises `TooLarge` past `limit` bytes, without reading on."""

    def open(self, sha256: str) -> BinaryIO:
        """Open a kept content for reading; raises `UnknownFile`."""

    def read(self, sha256: str) -> bytes:
        """Give a kept content, checked against its hash; raises `UnknownFile` or `DamagedFile`."""

    def exists(self, sha256: str) -> bool:
        """Whether a content of this hash is kept."""

    def remove(self, sha256: str) -> None:
        """Take a content away for good, if it is kept; only for copies that no row names any more."""

    def walk(self) -> Iterator[KeptFile]:
        """Go through everything kept, by name, without holding it all in memory."""


def is_content_of(content: bytes, sha256: str) -> bool:
    """Whether a content is the one that bears this name."""
    return hashlib.sha256(content).hexdigest() == sha256
