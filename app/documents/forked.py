"""Processes from a fork server, which never saw the threads, sockets and database connections of whoever asks.

The fork server may be ended at any moment, by a machine that is short of memory, say: it is started anew, and whoever
asks waits for that. Knows neither what such a process does nor how it answers.
"""

from __future__ import annotations

import time
from multiprocessing import get_context
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

FORK_SERVER = "app.documents.fork_server"
"""The module that the fork server imports before it forks anything."""
TRIES = 5
PAUSE = 0.2
"""Seconds; a fork server that is being ended is noticed once it has ended."""
_TURN = Lock()
"""Whoever starts a process asks after all the others, by lines that must not be closed and given away meanwhile."""


def start_forked(work: Callable[..., None], *arguments: object) -> tuple[BaseProcess, Connection]:
    """Call a function of a module in a process of its own, with its line and more, and give the line's other end.

    Raises `EOFError` or `OSError` where no process can be had.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload([FORK_SERVER])
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, *arguments), daemon=True)
    try:
        _start(process)
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()
    return process, ours


def end_forked(process: BaseProcess) -> None:
    """End a process at once, whatever it does, and leave nothing of it behind."""
    with _TURN:
        process.kill()
        process.join()
        process.close()


def _start(process: BaseProcess) -> None:
    for left in reversed(range(TRIES)):
        try:
            with _TURN:
                process.start()
        except (EOFError, OSError):
            if not left:
                raise
            time.sleep(PAUSE)
        else:
            return
