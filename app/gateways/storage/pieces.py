"""Streams passed on piece by piece, hashed and counted on the way, so that no file need fit into memory."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import IO, BinaryIO

from app.gateways.storage.store import StoredFile, TooLarge

PIECE = 256 * 1024


def as_stream(content: bytes | BinaryIO) -> BinaryIO:
    """Give a content as a stream."""
    return io.BytesIO(content) if isinstance(content, bytes) else content


def copied(stream: BinaryIO, out: IO[bytes], limit: int | None) -> StoredFile:
    """Copy a stream and tell its hash and size; raises `TooLarge` as soon as `limit` bytes are passed."""
    digest, size = hashlib.sha256(), 0
    for piece in pieces_of(stream):
        size += len(piece)
        if limit is not None and size > limit:
            raise TooLarge(limit)
        digest.update(piece)
        out.write(piece)
    return StoredFile(digest.hexdigest(), size)


def pieces_of(stream: BinaryIO) -> Iterator[bytes]:
    """Read a stream to its end, a quarter of a mebibyte at a time."""
    while piece := stream.read(PIECE):
        yield piece
