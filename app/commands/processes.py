"""Child processes that never outlive their parent."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

SECONDS_TO_END = 10
_PR_SET_PDEATHSIG = 1


def start(module: Sequence[str], environ: Mapping[str, str], folder: Path) -> subprocess.Popen[bytes]:
    """Start a Python module as a process of its own.

    In a session of its own, so that Ctrl-C reaches the parent only, which then ends the children in order.
    """
    return subprocess.Popen(  # noqa: S603 - our own commands
        [sys.executable, "-m", *module],
        env=environ,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_end_with_parent,  # noqa: PLW1509 - the parent has one thread, and nothing else does this
    )


def end_all(processes: Iterable[subprocess.Popen[bytes]]) -> None:
    """Ask every process to end, wait for it, and insist where it does not."""
    for each in processes:
        each.terminate()
    for each in processes:
        try:
            each.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            each.kill()
            each.wait()


def _end_with_parent() -> None:
    """Have Linux end this process even where its parent is killed; other systems do without."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
