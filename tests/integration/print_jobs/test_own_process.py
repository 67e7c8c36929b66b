"""A long document is made by a process of its own, which the scheduler begins when something waits."""

from __future__ import annotations

import pytest

from app.jobs.leadership import Leadership
from app.jobs.long_documents import PrintRoom
from tests.integration.jobs.scheduler_processes import environment_of, wait_until


@pytest.fixture
def leadership(office, monkeypatch):
    for name, value in environment_of(office.small.app.config["SETTINGS"]).items():
        monkeypatch.setenv(name, value)
    held = Leadership(office.small.app)
    yield held
    held.leave()


def test_a_process_beside_the_leading_scheduler_makes_what_waits(office, leadership, monkeypatch):
    office.fill(3)
    room, job_id = PrintRoom(), office.ask()
    room.look(office.small.app, leadership)  # it does not lead, so nothing is begun
    assert leadership.is_held()
    monkeypatch.setitem(office.small.app.config, "CLOCK", lambda: office.now)

    room.look(office.small.app, leadership)

    wait_until(lambda: office.job(job_id).state == "done", "a document made by a process of its own")
    room.close()
    assert office.job(job_id).rows_done == 3
    assert office.fetch(job_id).getvalue().startswith(b"%PDF")
