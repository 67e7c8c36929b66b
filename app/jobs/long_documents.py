"""Long documents beside the sweeps: looked for every two seconds, made in a process of their own."""

from __future__ import annotations

import logging
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from flask import Flask

from app.extensions import db
from app.jobs.leadership import Leadership
from app.services.clock import moment
from app.services.print_jobs import forget_old, has_work
from app.services.tools import EXTENSION

log = logging.getLogger(__name__)

LOOK_SECONDS = 2
ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "flask", "--app", "app.wsgi:app", "office", "print-jobs")
PATIENCE_SECONDS = 10
"""How long a maker that is told to stop may take to give its job back."""


class PrintRoom:
    """The maker's process: one at a time, begun when something waits, gone when nothing does."""

    def __init__(self) -> None:
        """Begin idle."""
        self._maker: subprocess.Popen[bytes] | None = None

    def look(self, app: Flask, leadership: Leadership) -> None:
        """Begin a maker where a document waits, none is at work, and this process leads."""
        if not leadership.has_lock or self._is_at_work():
            return
        with app.app_context():
            try:
                if has_work(db.session(), moment(app.config)):
                    self._maker = subprocess.Popen(COMMAND, cwd=ROOT)  # noqa: S603 -- our own command
            except Exception:
                # A database that is away now is asked again in a moment.
                log.exception("Antrean dokumen panjang tidak terbaca; dicoba lagi sebentar lagi.")
            finally:
                db.session.remove()

    def close(self) -> None:
        """Let the maker give its job back; whatever it does not, another takes over when it falls silent."""
        if self._maker is None or self._maker.poll() is not None:
            return
        self._maker.terminate()
        try:
            self._maker.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._maker.kill()

    def _is_at_work(self) -> bool:
        if self._maker is None or self._maker.poll() is None:
            return self._maker is not None
        if self._maker.returncode:
            log.warning("Pembuat dokumen panjang berakhir dengan kode %s.", self._maker.returncode)
        self._maker = None
        return False


def forget_documents(app: Flask, now: datetime) -> str:
    """Take away the files of long documents whose time is over."""
    forgotten = forget_old(db.session, app.extensions[EXTENSION].store, now)
    return f"{forgotten} dokumen panjang dilupakan"
