"""Every run leaves a row; a part that fails is told there, and the others are done all the same."""

from datetime import timedelta

import pytest

from app.extensions import db
from app.records.duties import OutboxRecord, SweepRunRecord
from app.services.oversight.heartbeat import read_heartbeat
from app.services.sweep import running
from app.services.transactions import transaction


def broken(_this):
    raise RuntimeError("the disk is full")


def doing(did, name):
    def part(_this):
        did.append(name)
        return 0

    return part


def test_a_run_tells_when_it_was_how_long_it_took_and_what_it_did(office):
    office.file()

    office.sweep(days=1)

    [run] = office.runs()
    assert (run.started_at, run.flagged, run.fault) == (office.now, 1, "")
    assert run.finished_at == run.started_at + timedelta(milliseconds=run.milliseconds)


def test_whichever_part_fails_the_others_are_done(office, monkeypatch):
    for name, _part in running.PARTS:
        did = []
        parts = [(each, broken if each == name else doing(did, each)) for each, _part in running.PARTS]
        monkeypatch.setattr(running, "PARTS", parts)

        office.sweep()

        run = office.runs()[-1]
        assert did == [each for each, _part in parts if each != name]
        assert run.fault == f"{name}: RuntimeError: the disk is full"
        assert run.finished_at is not None


def test_a_case_that_cannot_be_moved_is_told_and_the_others_go_on(office, monkeypatch):
    from app.services.sweep import timing_out

    cases = [office.file() for _ in range(3)]
    for case_id in cases:
        office.set_task(case_id, times_out_at=office.now)
    moved = []

    def move(_session, *, case_id, **_rest):
        moved.append(case_id)
        if case_id == cases[0]:
            raise RuntimeError("poisoned")

    monkeypatch.setattr(timing_out, "move", move)

    swept = office.sweep()

    assert (moved, swept.timed_out) == (cases, 2)
    assert f"time-out, case {cases[0]}: RuntimeError: poisoned" in office.runs()[0].fault


def test_rows_of_runs_are_kept_for_ninety_days(office):
    office.sweep()
    office.sweep(days=89)

    office.sweep(days=2)

    assert [office.now - run.started_at for run in office.runs()] == [timedelta(days=2), timedelta(0)]


def test_messages_without_a_gateway_wait_and_are_counted(office):
    case_id = office.file()
    with transaction(db.session) as writing:
        writing.add(
            OutboxRecord(
                agency_id=office.task(case_id).agency_id,
                channel="whatsapp",
                recipient="628",
                template="news",
                next_at=office.now,
            )
        )

    swept = office.sweep()

    assert (swept.sent, swept.waiting) == (0, 1)
    assert "1 menunggu gerbang" in str(swept)


@pytest.mark.parametrize(("seconds", "is_stale"), [(180, False), (181, True)])
def test_the_heart_has_stopped_when_three_intervals_passed_without_a_run(office, seconds, is_stale):
    with transaction(db.session) as writing:
        writing.add(SweepRunRecord(started_at=office.now, finished_at=office.now, fault=""))
        writing.add(SweepRunRecord(started_at=office.now + timedelta(seconds=30)))

    heartbeat = read_heartbeat(db.session, office.now + timedelta(seconds=seconds), 60)

    assert (heartbeat.last_run_at, heartbeat.is_stale) == (office.now, is_stale)


def test_an_office_that_was_never_swept_has_no_heartbeat(office):
    assert read_heartbeat(db.session, office.now, 60).is_stale
