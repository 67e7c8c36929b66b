"""Where one run of the tests keeps its files: in memory where the machine has room, else on disk."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - the folder carries the number of the run and is removed after it
ROOM_NEEDED = 2 * 1024**3
"""In bytes; a whole run takes 1.2 GiB at its fullest, databases of both sorts and the beginnings that tests copy."""
RUN = "SATUPINTU_TEST_RUN"


def begin_run() -> None:
    """Give the run a name and a place that its workers inherit."""
    os.environ[RUN] = str(Path(_base()) / f"satupintu-test-{os.getpid()}")
    shutil.rmtree(folder(), ignore_errors=True)
    folder().mkdir()


def end_run() -> None:
    """Leave no file behind."""
    shutil.rmtree(folder(), ignore_errors=True)


def folder() -> Path:
    """Name the one folder that all processes of this run agree on."""
    return Path(os.environ[RUN])


def _base() -> str:
    if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM_NEEDED:
        return str(IN_MEMORY)
    return tempfile.gettempdir()
