"""The scheduler process: one at a time by a lock, jobs declared in code, every job harmless when run twice.

Never runs inside a web worker: each worker would run every job.
"""

from __future__ import annotations

import logging
import secrets
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from threading import Event
from typing import Any
from zoneinfo import ZoneInfo

from apscheduler.events import EVENT_SCHEDULER_SHUTDOWN
from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask

from app.extensions import db
from app.jobs.leadership import Leadership
from app.jobs.long_documents import LOOK_SECONDS, PrintRoom, forget_documents
from app.services.archive.checking import check_files, is_due
from app.services.clock import moment
from app.services.issuing.expiring import warn_of_expiring
from app.services.proof import add_up_scans
from app.services.repeats import forget_presses
from app.services.staffing import sync_account_roles
from app.services.sweep import sweep
from app.services.tools import EXTENSION
from app.services.transactions import transaction

log = logging.getLogger(__name__)
HOUR = 3600
WATCH_SECONDS = 15
"""How often a process that does not lead looks whether the leader is still there, however long a sweep rests."""
LATEST_START_SECONDS = 3600
"""How late a run may still begin; APScheduler's own second would skip it after a short pause of the machine."""


def run(app: Flask) -> None:
    """Run the jobs until the process is told to stop (SIGTERM, Ctrl-C)."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # Its own lines would tell of each look at the clock.
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
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
    jobs = (
        ("sweep", run_sweep, settings.sweep_seconds),
        ("account_roles", renew_account_roles, HOUR),
        ("files", verify_files, HOUR),
        ("certificates", warn_of_certificates, 24 * HOUR),
        ("scans", add_up_looks, 24 * HOUR),
        ("old_documents", forget_documents, 24 * HOUR),
        ("old_presses", forget_old_presses, 24 * HOUR),
    )
    for name, job, seconds in jobs:
        scheduler.add_job(
            partial(run_job, app, leadership, job),
            "interval",
            seconds=seconds,
            id=name,
            replace_existing=True,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=LATEST_START_SECONDS,
            next_run_time=datetime.now(UTC),
        )
    # Of two processes the second takes over soon after the first has died, and begins with a sweep.
    scheduler.add_job(
        partial(watch, app, leadership, scheduler),
        "interval",
        seconds=min(WATCH_SECONDS, settings.sweep_seconds),
        id="watch",
        coalesce=True,
        max_instances=1,
        misfire_grace_time=LATEST_START_SECONDS,
    )
    room = PrintRoom()
    scheduler.add_job(
        partial(room.look, app, leadership),
        "interval",
        seconds=LOOK_SECONDS,
        id="long_documents",
        coalesce=True,
        max_instances=1,
        misfire_grace_time=LATEST_START_SECONDS,
    )
    scheduler.add_listener(lambda _: room.close(), EVENT_SCHEDULER_SHUTDOWN)
    # The lock is given up with the work, so that another process takes over at once.
    scheduler.add_listener(lambda _: leadership.leave(), EVENT_SCHEDULER_SHUTDOWN)
    return scheduler


def run_job(app: Flask, leadership: Leadership, job: Callable[[Flask, datetime], str]) -> None:
    """Run a job once, if this process is the one that may; a fault is logged, and the next run tries again."""
    with app.app_context():
        try:
            if leadership.is_held():
                log.info("%s: %s", job.__name__, job(app, moment(app.config)))
        except Exception:
            # One bad run must not end the process that would run the next.
            log.exception("%s gagal; dicoba lagi pada jadwal berikutnya.", job.__name__)
        finally:
            db.session.remove()


def watch(app: Flask, leadership: Leadership, scheduler: Any) -> None:
    """Take over where nobody leads any more, and sweep at once instead of at the next turn."""
    if leadership.has_lock:
        return
    try:
        if leadership.is_held():
            scheduler.modify_job("sweep", next_run_time=datetime.now(UTC))
    except Exception:
        # A database that is away now is asked again in a moment.
        log.exception("Kunci penjadwal tidak terbaca; dicoba lagi sebentar lagi.")
    finally:
        with app.app_context():
            db.session.remove()


def run_sweep(app: Flask, now: datetime) -> str:
    """Do one whole run of the sweep; what went wrong in a part of it is a warning, since the rest was done."""
    swept = sweep(db.session, app.extensions[EXTENSION], now)
    for fault in swept.faults:
        log.warning("Sapuan: %s", fault)
    return str(swept)


def renew_account_roles(app: Flask, now: datetime) -> str:
    """Open and close screens for those whose position, such as an acting one, begins or ends today."""
    on = now.astimezone(ZoneInfo(app.config["SETTINGS"].timezone)).date()
    with transaction(db.session) as writing:
        return f"{sync_account_roles(writing, on=on)} hak akun berubah"


def verify_files(app: Flask, now: datetime) -> str:
    """Read the kept files back once a day; asked every hour, so that a machine that slept catches up."""
    if not is_due(db.session(), now, ZoneInfo(app.config["SETTINGS"].timezone)):
        return "belum waktunya"
    # From a place drawn by lot and around: where every night's check is cut short, none is always left out.
    start, store = secrets.token_hex(32), app.extensions[EXTENSION].store
    check = check_files(db.session(), store, lambda: moment(app.config), start=start)
    for fault in check.faults:
        log.warning("Berkas %s: %s", fault.sha256, fault.damage)
    return f"{check.files} berkas dibaca, {check.found.total()} bermasalah"


def warn_of_certificates(app: Flask, now: datetime) -> str:
    """Tell signers and their admins of certificates that end soon, at most once a week each."""
    warned = warn_of_expiring(db.session, app.extensions[EXTENSION].signatures, now)
    return f"{warned} sertifikat hampir berakhir"


def add_up_looks(_app: Flask, now: datetime) -> str:
    """Put the looks at permits' public pages that are older than a month together by day."""
    return f"{add_up_scans(db.session, now)} pemindaian diringkas per hari"


def forget_old_presses(_app: Flask, now: datetime) -> str:
    """Take away the keys of forms that were sent long ago."""
    return f"{forget_presses(db.session, now)} kunci formulir lama dihapus"
