"""Working on what a stranger wrote: in a process of its own that is ended past its time, work or memory.

It may run without end or eat all memory; the server that asked must not notice. The process comes from the same fork
server as the presses, which never saw a database or a socket. Knows neither templates nor uploads.
"""

from __future__ import annotations

import resource
import signal
from dataclasses import dataclass
from multiprocessing import get_context
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

Made = TypeVar("Made")
AT_ONCE = 2
_FREE = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Confines:
    """What one process may use: seconds of the processor, seconds on the clock, bytes of address space."""

    work_seconds: int = 6
    wall_seconds: float = 15.0
    memory: int = 768 * 1024 * 1024


USUAL = Confines()


class Overrun(Exception):
    """It took more than its confines allow; the words say of what."""


def done_apart(work: Callable[..., Made], *arguments: object, within: Confines = USUAL) -> Made:
    """Call a function of a module with what can be pickled, apart; raises what it raises, and `Overrun`."""
    if not _FREE.acquire(timeout=within.wall_seconds):
        raise Overrun("too many others are being worked on")
    try:
        is_made, outcome = _asked(work, arguments, within)
    finally:
        _FREE.release()
    if not is_made:
        raise outcome
    made: Made = outcome
    return made


def _asked(work: Callable[..., Any], arguments: tuple[object, ...], within: Confines) -> tuple[bool, Any]:
    context = get_context("forkserver")
    context.set_forkserver_preload(["app.documents.press_worker"])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(theirs, work, arguments, within), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(within.wall_seconds):
            raise Overrun(f"it takes longer than {within.wall_seconds:g} seconds")
        is_made, outcome = ours.recv()
    except (EOFError, OSError):
        raise Overrun("it takes more time or memory than a document needs") from None
    else:
        return is_made, outcome
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def _serve(
    line: Connection, work: Callable[..., Any], arguments: tuple[object, ...], within: Confines
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CPU, (within.work_seconds, within.work_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (within.memory, within.memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        outcome = (True, work(*arguments))
    except MemoryError:
        outcome = (False, Overrun("it takes more memory than a document needs"))
    except Exception as fault:  # noqa: BLE001 - whoever asked is told
        outcome = (False, fault)
    line.send(outcome)
