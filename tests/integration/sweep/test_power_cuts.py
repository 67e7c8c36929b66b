"""A sweep that is killed, at whichever statement: nothing of it is half done, and the next one does it once."""

from __future__ import annotations

import os
from datetime import timedelta
from time import monotonic, sleep

from sqlalchemy import event, text

from app.extensions import db
from app.services.sweep import sweep
from tests.integration.screens_staff.desks import BUDI, RATNA, SITI

KILLED = 9
EVERY = 3
"""Of three statements one is tried: enough to come into every transaction."""


def test_whichever_statement_is_a_sweeps_last_the_next_sweep_does_all_of_it_once(office):
    cases = [office.file(), office.file()]
    for case_id in cases:
        office.set_task(case_id, soon_at=None)
    last, tries, status = 1, 0, KILLED

    while status == KILLED:
        tries += 1
        office.wait(minutes=5)
        for case_id in cases:
            office.set_task(case_id, due_at=office.now - timedelta(minutes=1), late_flagged_at=None)

        status = sweep_and_die(office, last)
        office.sweep()

        assert office.told("late") == dict.fromkeys([BUDI, RATNA, SITI], 2 * tries), f"killed at {last}"
        assert len(office.breaches()) == 2 * tries, f"killed at {last}"
        last += EVERY

    assert status == 0
    assert tries > 6
    assert sum(run.finished_at is None for run in office.runs()) >= tries - 2


def sweep_and_die(office, last):
    """Sweep in a process of its own that is gone when its n-th statement is done; tell how it ended."""
    db.session.remove()
    db.engine.dispose()
    child = os.fork()
    if child == 0:
        die_after(last)
        sweep(db.session, office.tools, office.now)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    await_silence()
    return os.waitstatus_to_exitcode(status)


def die_after(last):
    done = []

    def count(*_args):
        done.append(1)
        if len(done) >= last:
            os._exit(KILLED)

    event.listen(db.engine, "after_cursor_execute", count)


def await_silence():
    """Wait until the server has noticed that its client is gone; SQLite's locks end with the process."""
    if db.engine.dialect.name != "postgresql":
        return
    others = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    deadline = monotonic() + 30
    while db.session.scalar(others) and monotonic() < deadline:
        db.session.rollback()
        sleep(0.01)
    db.session.rollback()
