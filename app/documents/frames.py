"""Bytes between two processes, each message under its length: whoever reads them carries nothing out.

What pickles say is done by who unpickles them, and one of the two processes works on what a stranger wrote.
"""

from __future__ import annotations

import os
import struct
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LENGTH = struct.Struct(">Q")
PIECE = 1 << 18
MOST_ANSWERED = 64 * 1024 * 1024
"""Bytes of one answer; a permit has a third of a million, a report with ten charts some."""


class Overrun(Exception):
    """It took more than it is allowed; the words say of what."""


class Garbled(ValueError):
    """What came is no answer; the words say why."""


def send_frame(line: Connection, content: bytes) -> None:
    """Write a message; `OSError` where nobody listens any more."""
    for part in (LENGTH.pack(len(content)), content):
        left = memoryview(part)
        while left:
            left = left[os.write(line.fileno(), left) :]


def receive_frame(line: Connection, *, ends_at: float | None = None, most: int | None = None) -> bytes:
    """Read one message whole; `ends_at` is an instant of `time.monotonic()`, `most` the bytes that are believed.

    Raises `Overrun` past the time, `Garbled` for a longer message, `EOFError` or `OSError` where the line was hung up.
    """
    (length,) = LENGTH.unpack(_read(line, LENGTH.size, ends_at))
    if most is not None and length > most:
        raise Garbled(f"it answers with more than {most} bytes")
    return _read(line, length, ends_at)


def _read(line: Connection, count: int, ends_at: float | None) -> bytes:
    read = bytearray()
    while len(read) < count:
        left = None if ends_at is None else max(0.0, ends_at - time.monotonic())
        if not line.poll(left):
            raise Overrun("it does not answer in time")
        piece = os.read(line.fileno(), min(PIECE, count - len(read)))
        if not piece:
            raise EOFError
        read += piece
    return bytes(read)
