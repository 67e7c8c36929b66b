"""Working on what a stranger wrote: in a process of its own that is ended past its time, work or memory.

It may run without end or eat all memory; the server that asked must not notice. The process comes from the same fork
server as the presses, which never saw a database or a socket. It is told bytes and answers bytes, and who asked
believes none of them. Knows neither templates nor uploads.
"""

from __future__ import annotations

import os
import resource
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from app.documents.forked import end_forked, start_forked
from app.documents.frames import MOST_ANSWERED, Garbled, Overrun, receive_frame, send_frame

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    Work = Callable[[bytes], bytes]

__all__ = ["USUAL", "Confines", "Garbled", "NoTurn", "Overrun", "Work", "done_apart"]

AT_ONCE = 2
_FREE = BoundedSemaphore(AT_ONCE)
MADE, TOO_LARGE, BROKEN = b"+", b"m", b"-"
FIRST_OF_ITS_OWN = 3
"""Below it are the three lines that every process has."""
LONGEST_NAME = 80
COPIES = 2
"""Of what was asked, which may be as large as the office lets its uploads be."""


@dataclass(frozen=True, slots=True)
class Confines:
    """What one process may use: seconds of the processor and on the clock, bytes of memory and of its answer.

    Memory is address space; what it is asked comes on top of it.
    """

    work_seconds: int = 6
    wall_seconds: float = 15.0
    memory: int = 768 * 1024 * 1024
    answer: int = MOST_ANSWERED


USUAL = Confines()


class NoTurn(Overrun):
    """It was not looked at: others are being worked on, or the machine has no process to give."""


def done_apart(work: Work, asked: bytes, *, within: Confines = USUAL) -> bytes:
    """Call a function of a module with bytes, apart, and give the bytes that it answers, whoever wrote them.

    Raises `Overrun` for what goes too far, `NoTurn` among it for what was not begun, `Garbled` where no answer comes back.
    """
    if not _FREE.acquire(timeout=within.wall_seconds):
        raise NoTurn("too many others are being worked on")
    try:
        answer = _asked(work, asked, within)
    finally:
        _FREE.release()
    how, said = answer[:1], answer[1:]
    if how == MADE:
        return said
    if how == TOO_LARGE:
        raise Overrun("it takes more memory than a document needs")
    name = said[:LONGEST_NAME].decode("ascii", "replace")
    raise Garbled(
        f"it broke down ({name})" if how == BROKEN and name.isidentifier() else "it answers nonsense"
    )


def _asked(work: Work, asked: bytes, within: Confines) -> bytes:
    try:
        process, line = start_forked(_serve, work, within)
    except (EOFError, OSError):
        raise NoTurn("there is no process to be had for it") from None
    # Counted from here: a fork server that begins cold takes its time, for which no file is to blame.
    ends_at = time.monotonic() + within.wall_seconds
    try:
        send_frame(line, asked)
        return receive_frame(line, ends_at=ends_at, most=within.answer)
    except (EOFError, OSError):
        raise Overrun("it takes more time or memory than a document needs") from None
    except Overrun:
        raise Overrun(f"it takes longer than {within.wall_seconds:g} seconds") from None
    finally:
        line.close()
        end_forked(process)


def _serve(line: Connection, work: Work, within: Confines) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked = receive_frame(line)
    _keep_only(line.fileno())
    resource.setrlimit(resource.RLIMIT_CPU, (within.work_seconds, within.work_seconds))
    memory = within.memory + COPIES * len(asked)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    try:
        answer = MADE + work(asked)
    except MemoryError:
        answer = TOO_LARGE
    except Exception as fault:  # noqa: BLE001 - whoever asked is told its name, and nothing that it carries
        answer = BROKEN + type(fault).__name__.encode("ascii", "replace")
    send_frame(line, answer)


def _keep_only(line: int) -> None:
    """Hang up every line but the one to who asked: the fork server would listen on another.

    Those that are held, not all that might be: some machines allow a thousand million.
    """
    for held in [int(one.name) for one in Path("/proc/self/fd").iterdir()]:
        if held >= FIRST_OF_ITS_OWN and held != line:
            with suppress(OSError):  # the one that they were listed by is gone already
                os.close(held)
