"""The command that makes the long documents which wait: run by the scheduler, by cron or by hand."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import click
from flask import current_app
from flask.cli import with_appcontext

from app.extensions import db
from app.services.clock import moment
from app.services.tools import EXTENSION

if TYPE_CHECKING:
    from types import FrameType

TERMINATED = 128 + signal.SIGTERM


@click.command("print-jobs", short_help="Buat dokumen panjang yang menunggu.")
@with_appcontext
def print_jobs() -> None:
    """Buat setiap dokumen panjang yang sedang menunggu, lalu selesai; penjadwal menjalankannya sendiri.

    Boleh dijalankan bersamaan dengan penjadwal: satu dokumen hanya dibuat oleh satu proses.
    """
    from app.services.print_jobs import work

    before = signal.signal(signal.SIGTERM, _stop)
    try:
        config = current_app.config
        made = work(db.session, current_app.extensions[EXTENSION], lambda: moment(config))
    finally:
        signal.signal(signal.SIGTERM, before)
    click.echo(f"{made} dokumen panjang dibuat.")


def _stop(_signal: int, _frame: FrameType | None) -> None:
    """End as after an error, so that the job at hand is given back."""
    sys.exit(TERMINATED)
