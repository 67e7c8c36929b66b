"""Two schedulers beside each other: one works, the other takes over when it is killed in the middle of a sweep."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.extensions import db
from tests.integration.jobs.scheduler_processes import (
    hold_the_first_sweep_up,
    is_filing_breaches,
    notice_the_death,
    start,
    wait_until,
)
from tests.integration.screens_staff.desks import BUDI, RATNA, SITI
from tests.integration.sweep.flag_log import keep_log, read_log
from tests.integration.sweep.swept_office import SweptOffice

LATE = 5


@pytest.fixture
def office(house):
    opened = SweptOffice(house.move_into("staffed"), house=house)
    with opened.app.app_context():
        yield opened


@pytest.fixture
def schedulers(office, tmp_path):
    started = [start(office.app.config["SETTINGS"], tmp_path / f"scheduler {n}.log") for n in (1, 2)]
    yield started
    for each in started:
        each.kill()


@pytest.mark.long
def test_when_the_leader_is_killed_in_the_middle_of_a_sweep_the_other_takes_over(office, schedulers):
    cases = [office.file() for _ in range(LATE)]
    keep_log(db.session())
    wait_until(lambda: all(one.says("Penjadwal berjalan") for one in schedulers), "two schedulers")
    wait_until(lambda: any(one.says("run_sweep: ") for one in schedulers), "a first sweep")
    leader, follower = sorted(schedulers, key=lambda one: not one.says("run_sweep: "))
    hold_the_first_sweep_up()
    office.set_tasks(cases, due_at=datetime.now(UTC) - timedelta(hours=1), soon_at=None)
    wait_until(is_filing_breaches, "a sweep that files overruns")

    leader.kill()
    notice_the_death()

    wait_until(lambda: follower.says(f"{LATE} terlambat ditandai"), "the other's sweep")
    assert follower.says("mengambil alih")
    assert sorted(task for task, threshold, _due in read_log(db.session()) if threshold == "late") == sorted(
        office.task(case_id).id for case_id in cases
    )
    assert office.told("late") == dict.fromkeys([BUDI, RATNA, SITI], LATE)
    assert len(office.breaches()) == LATE
    assert [run.id for run in office.runs() if run.finished_at is None]
    assert follower.process.poll() is None
