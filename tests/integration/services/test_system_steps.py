"""Steps that the system holds: done without a person, once, whoever sweeps and however often."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.extensions import db
from app.records.cases import CaseRecord, EventRecord, TaskRecord
from app.records.duties import OutboxRecord, SweepRunRecord
from app.services.ledger import verify
from app.services.sweep import do_system_step, sweep
from tests.small_office import AT, BACK_OFFICE, STEPS, furnish
from tests.starting import at_once

SUBMIT = {**STEPS[0], "outcomes": [{"key": "submitted", "label": "Ajukan", "targets": ["tell"]}]}
TELL = {
    "key": "tell",
    "holder": {"kind": "system"},
    "work": "notify",
    "outcomes": [{"key": "told", "label": "Terkirim", "targets": ["dispatch"]}],
}
DISPATCH = {
    "key": "dispatch",
    "holder": BACK_OFFICE,
    "work": "dispatch",
    "outcomes": [{"key": "dispatched", "label": "Teruskan", "ends": "completed"}],
}


@pytest.fixture
def office(bare_app):
    with bare_app.app_context():
        yield furnish(bare_app, [SUBMIT, TELL, DISPATCH])


def messages():
    return db.session.scalar(select(func.count()).select_from(OutboxRecord))


def live_steps(case_id):
    live = select(TaskRecord.step_key).where(TaskRecord.case_id == case_id, TaskRecord.closed_at.is_(None))
    return list(db.session.scalars(live))


def test_the_sweep_does_the_systems_step_and_the_file_goes_on(office):
    case_id = office.file().case_id

    swept = sweep(db.session, office.tools, AT)

    told = db.session.scalars(select(OutboxRecord)).one()
    last = db.session.scalars(
        select(EventRecord).where(EventRecord.case_id == case_id, EventRecord.kind == "outcome_taken")
    ).all()[-1]
    assert swept.done == 1
    assert live_steps(case_id) == ["dispatch"]
    assert (told.state, told.recipient, told.template) == ("waiting", "6281234567890", "tell")
    assert (last.by, last.by_name) == (0, "Sistem")
    assert verify(db.session) == ()


def test_a_second_sweep_finds_nothing_left_to_do(office):
    office.file()

    sweep(db.session, office.tools, AT)
    again = sweep(db.session, office.tools, AT)

    assert again.done == 0
    assert messages() == 1


def test_two_processes_at_the_same_instant_do_it_once(office):
    case_id = office.file().case_id
    db.session.remove()

    done = at_once(
        office.app, [lambda: do_system_step(db.session(), office.tools, case_id, 2, AT) for _ in range(2)]
    )

    assert sorted(done) == [False, True]
    assert messages() == 1


def test_a_crash_in_the_middle_leaves_the_step_open_and_the_next_sweep_does_it(office, monkeypatch):
    case_id = office.file().case_id
    monkeypatch.setattr("app.services.casework.moving.file_history", _crash)

    swept = sweep(db.session, office.tools, AT)

    assert swept.done == 0
    assert (messages(), live_steps(case_id)) == (0, ["tell"])
    failed = db.session.scalars(select(SweepRunRecord).order_by(SweepRunRecord.id.desc())).first()
    assert "the power went" in failed.fault
    monkeypatch.undo()

    assert sweep(db.session, office.tools, AT).done == 1
    assert (messages(), live_steps(case_id)) == (1, ["dispatch"])


def test_no_officer_may_do_what_the_system_holds(office):
    case_id = office.file().case_id
    before = db.session.get_one(CaseRecord, case_id).events_count

    [refused] = at_once(
        office.app, [lambda: office.press(case_id, "told", by=office.budi, task=2, key="a press of Budi")]
    )

    assert refused.refused.reason == "not_your_step"
    db.session.expire_all()
    assert db.session.get_one(CaseRecord, case_id).events_count == before


def _crash(*_args, **_words):
    raise RuntimeError("the power went")


def test_a_run_goes_on_from_batch_to_batch_until_nothing_is_left(office, monkeypatch):
    monkeypatch.setattr("app.services.sweep.system_steps.AT_ONCE", 2)
    for _ in range(5):
        office.file()

    swept = sweep(db.session, office.tools, AT)

    assert swept.done == messages() == 5


def test_what_a_run_without_time_leaves_the_next_one_does(office, monkeypatch):
    monkeypatch.setattr("app.services.sweep.system_steps.AT_ONCE", 2)
    for _ in range(5):
        office.file()

    sweeps = [sweep(db.session, office.tools, AT, seconds=0).done for _ in range(3)]

    assert sweeps == [2, 2, 1]
    assert messages() == 5
