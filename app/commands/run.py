"""`make run`: the whole demonstration office in one terminal, from its first migration to Ctrl-C.

Prepares the database, starts the web server and the scheduler as processes of their own, and ends both
whatever ends it. Knows commands and processes only; what they do is theirs.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.demo_environment import CannotRunError, demo_environment
from app.commands.processes import end_all, start

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 60
GUNICORN = [
    *("gunicorn", "app.wsgi:app", "--worker-class", "gthread", "--workers", "1", "--threads", "8"),
    *("--graceful-timeout", "5", "--log-level", "warning"),
    # The control socket would be left in the home folder of whoever runs this.
    "--no-control-socket",
    "--bind",
]
Processes = dict[str, "subprocess.Popen[bytes]"]
FLASK = ["flask", "--app", "app.wsgi:app"]


def main(var: Path) -> int:
    """Open the office kept in the folder `var` until it is told to stop; give back the exit status."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        environ = demo_environment(os.environ, var)
        _refuse_taken_port(environ["PORT"])
        accounts = _prepare(environ)
        with _office(environ) as processes:
            _await_answer(environ["PORT"], processes)
            _announce(environ, accounts)
            return _watch(processes)
    except CannotRunError as reason:
        print(reason, file=sys.stderr)  # noqa: T201 - the terminal is this program's screen
        return 1
    except KeyboardInterrupt:
        print("\nKantor ditutup.")  # noqa: T201
        return 0


def _refuse_taken_port(port: str) -> None:
    if not port.isdecimal():
        return  # the settings say it better
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind(("127.0.0.1", int(port)))
        except (OSError, OverflowError):
            message = (
                f"Porta {port} sudah dipakai program lain, atau tidak boleh dipakai. "
                "Tutuplah program itu, atau pilih porta lain: make run PORT=8090"
            )
            raise CannotRunError(message) from None


def _prepare(environ: Mapping[str, str]) -> str:
    print("Menyiapkan basis data, benih, dan kantor peragaan …", flush=True)  # noqa: T201
    command = [sys.executable, "-m", *FLASK, "office", "prepare", "--demo"]
    done = subprocess.run(command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603 - our own command
    if done.returncode != 0:
        message = "Kantor belum dapat dibuka; sebabnya tertulis di atas. Tidak ada data yang hilang."
        raise CannotRunError(message)
    return done.stdout


@contextmanager
def _office(environ: Mapping[str, str]) -> Iterator[Processes]:
    processes: Processes = {}
    try:
        processes["Server web"] = start([*GUNICORN, f"127.0.0.1:{environ['PORT']}"], environ, ROOT)
        processes["Penjadwal"] = start([*FLASK, "office", "run-scheduler"], environ, ROOT)
        yield processes
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave half of it running
        end_all(processes.values())


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _await_answer(port: str, processes: Processes) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        _refuse_ended(processes)
        try:
            socket.create_connection(("127.0.0.1", int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    message = "Server web tidak menjawab dalam satu menit; lihat pesan di atas."
    raise CannotRunError(message)


def _watch(processes: Processes) -> int:
    while True:
        _refuse_ended(processes)
        time.sleep(0.5)


def _refuse_ended(processes: Processes) -> None:
    for name, each in processes.items():
        if each.poll() is not None:
            message = f"{name} berhenti sendiri (kode {each.returncode}), maka semuanya ditutup."
            raise CannotRunError(message)


def _announce(environ: Mapping[str, str], accounts: str) -> None:
    print(  # noqa: T201
        f"\nSatu Pintu terbuka di {environ['BASE_URL']}\n\n{accounts.rstrip()}\n\n"
        f"Kata sandi semua akun peragaan: {environ['DEMO_PASSWORD']}\n"
        "(juga frasa sandi sertifikat uji coba kepala dinas)\n"
        "Tekan Ctrl-C untuk menutup kantor.",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else ROOT / "var"))
