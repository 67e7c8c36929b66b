"""The scheduler process: one at a time by a lock, jobs declared in code, every job harmless when run twice.

Never runs inside a web worker: each worker would run every job.
"""

from __future__ import annotations

import logging
import signal
from datetime import UTC, datetime
from threading import Event
from typing import Any
from zoneinfo import ZoneInfo

from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask

from app.extensions import db
from app.jobs.leadership import Leadership
from app.services.sweep import sweep

log = logging.getLogger(__name__)
LATEST_START_SECONDS = 3600
"""How late a run may still begin; APScheduler's own second would skip it after a short pause of the machine."""


def run(app: Flask) -> None:
    """Run the jobs until the process is told to stop (SIGTERM, Ctrl-C)."""
    stopped = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopped.set())
    scheduler = make_scheduler(app)
    scheduler.start()
    log.info("Penjadwal berjalan.")
    stopped.wait()
    scheduler.shutdown(wait=True)


def make_scheduler(app: Flask, scheduler: Any = None) -> Any:
    """Declare the jobs; a missed run is caught up by one run, never by many."""
    settings = app.config["SETTINGS"]
    leadership = Leadership(app)
    scheduler = scheduler or BackgroundScheduler(timezone=ZoneInfo(settings.timezone))
    scheduler.add_job(
        lambda: run_sweep(app, leadership),
        "interval",
        seconds=settings.sweep_seconds,
        id="sweep",
        replace_existing=True,
        coalesce=True,
        max_instances=1,
        misfire_grace_time=LATEST_START_SECONDS,
        next_run_time=datetime.now(UTC),
    )
    return scheduler


def run_sweep(app: Flask, leadership: Leadership) -> None:
    """Sweep once, if this process is the one that may; the next run tries again after a fault."""
    with app.app_context():
        try:
            if leadership.is_held():
                log.info(
                    "Sapuan: %s", sweep(db.session, app.extensions["satupintu.tools"], datetime.now(UTC))
                )
        except Exception:
            # One bad run must not end the process that would run the next.
            log.exception("Sapuan gagal; dicoba lagi pada jadwal berikutnya.")
        finally:
            db.session.remove()
