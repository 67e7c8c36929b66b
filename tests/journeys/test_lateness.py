"""A step that takes too long is flagged once, and whoever holds it sees so in the inbox and on the file."""

from sqlalchemy import select

from app.extensions import db
from app.records.oversight import BreachRecord
from app.services.sweep import sweep
from tests.journeys.genset_way import genset_at, go_on


def run_sweep(office):
    with office.app.app_context():
        return sweep(db.session, office.tools, office.now)


def overrun_tasks(office):
    with office.app.app_context():
        return list(db.session.scalars(select(BreachRecord.task_id)))


def test_a_late_step_is_flagged_once_and_shown_where_its_holder_looks(office):
    walk = genset_at(office, "verify")

    office.wait(minutes=9)
    assert run_sweep(office).flagged == 0
    office.wait(minutes=6)
    flagged = [run_sweep(office).flagged, run_sweep(office).flagged]

    assert flagged == [1, 0]
    assert overrun_tasks(office) == [walk.task("verify").id]
    assert office.read("ahlimuda.rohil", "/notices/").says("Tugas yang melewati tenggat: 1.")
    inbox = office.read("ahlimuda.rohil", "/inbox/")
    assert inbox.says("1 terlambat")
    assert inbox.says("lewat 5 m")
    assert walk.page("ahlimuda.rohil").says("lewat 5 m")
    assert office.ledger_faults() == ()


def test_a_late_step_that_was_finished_is_late_no_more(office):
    walk = genset_at(office, "verify")
    office.wait(minutes=15)
    run_sweep(office)

    go_on(walk, until="approve")

    assert not office.read("ahlimuda.rohil", "/inbox/").says(walk.row.number)
    assert run_sweep(office).flagged == 0
    assert not walk.page("ahlimadya.rohil").says("lewat 5 m")
