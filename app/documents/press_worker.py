"""One press: a process that sets documents until nobody asks any more."""

from __future__ import annotations

import resource
import signal
from typing import TYPE_CHECKING

from app.documents.frames import receive_frame, send_frame

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection


def serve(line: Connection, answer: Callable[[bytes], bytes], most_memory: int | None) -> None:
    """Answer each message, with nothing where memory does not suffice; ends when the line is hung up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is answered by the process that asked
    if most_memory is not None:
        resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
    while True:
        try:
            asked = receive_frame(line)
        except EOFError:
            return
        try:
            told = answer(asked)
        except MemoryError:
            told = b""
        send_frame(line, told)
