"""The scheduler process: one of several does the work, and a bad run does not end it."""

from __future__ import annotations

import logging
from datetime import date, timedelta

from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.base import BaseScheduler
from flask_appbuilder.security.sqla.models import User
from sqlalchemy import select

from app.jobs.leadership import Leadership
from app.jobs.scheduler import make_scheduler, renew_account_roles, run_job, verify_files
from app.records.agencies import AgencyRecord
from app.records.duties import SweepRunRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from app.services.clock import CLOCK
from app.services.transactions import transaction
from tests.calendars import at

MONDAY_0900 = at("2026-11-23 09:00")


class HandWound(BaseScheduler):
    """A scheduler that runs what is due when it is told to, in the test's own thread."""

    def wakeup(self):
        pass

    def shutdown(self, *args):
        super().shutdown(*args)


def test_of_two_schedulers_only_one_may_run_the_jobs(app):
    first, second = Leadership(app), Leadership(app)

    assert first.is_held()
    assert first.is_held()
    assert not second.is_held()

    first.leave()
    assert second.is_held()
    second.leave()


def test_a_scheduler_without_the_lock_leaves_the_work_to_the_other(app):
    leader, follower = Leadership(app), Leadership(app)
    ran = []

    assert leader.is_held()
    run_job(app, follower, lambda _app, _now: ran.append("follower") or "")
    run_job(app, leader, lambda _app, _now: ran.append("leader") or "")

    assert ran == ["leader"]
    leader.leave()


def test_a_run_that_fails_is_logged_and_the_process_goes_on(app, caplog):
    leadership = Leadership(app)

    def broken(_app, _now):
        raise RuntimeError("the disk is full")

    with caplog.at_level(logging.ERROR):
        run_job(app, leadership, broken)

    assert "the disk is full" in caplog.text
    leadership.leave()


def test_the_declared_jobs_sweep_and_leave_a_row_of_their_run(app, session):
    scheduler = make_scheduler(app, HandWound())
    scheduler.add_executor(DebugExecutor())
    scheduler.start()

    scheduler._process_jobs()

    runs = session.scalars(select(SweepRunRecord)).all()
    assert {job.id for job in scheduler.get_jobs()} == {
        "sweep",
        "account_roles",
        "files",
        "certificates",
        "old_documents",
        "old_presses",
        "scans",
        "long_documents",
        "watch",
    }
    assert [run.fault for run in runs] == [""]
    assert runs[0].finished_at is not None
    scheduler.shutdown()


def test_an_acting_head_gets_his_screens_on_the_first_day_of_his_decree_and_loses_them_after_the_last(
    app, session
):
    with transaction(session) as writing:
        acting = _acting_head(writing, from_on=date(2026, 11, 24), until_on=date(2026, 11, 25))
        user_id = acting.officer.user_id

    seen = []
    for day in range(4):
        renew_account_roles(app, MONDAY_0900 + timedelta(days=day))
        session.expire_all()
        seen.append("head" in {role.name for role in session.get(User, user_id).roles})

    assert seen == [False, True, True, False]


def _acting_head(session, *, from_on, until_on):
    agency = session.scalars(select(AgencyRecord).where(AgencyRecord.key == "rohil")).one()
    head = session.scalars(
        select(PositionRecord).where(PositionRecord.agency_id == agency.id, PositionRecord.key == "head")
    ).one()
    user = User(username="plh", first_name="Plh", last_name="Kadis", email="plh@contoh.invalid", active=True)
    session.add(user)
    session.flush()
    officer = OfficerRecord(user_id=user.id, agency_id=agency.id, name="Plh Kadis")
    assignment = AssignmentRecord(
        officer=officer, position=head, from_on=from_on, until_on=until_on, capacity="plh", decree_number="1"
    )
    session.add(assignment)
    session.flush()
    return assignment


def test_the_kept_files_are_read_back_once_a_night(app, session, monkeypatch):
    def look(moment):
        monkeypatch.setitem(app.config, CLOCK, lambda: at(moment))
        return verify_files(app, at(moment))

    said = [look(moment) for moment in ("2026-11-23 01:00", "2026-11-23 02:00", "2026-11-24 01:30")]

    assert said == ["0 berkas dibaca, 0 bermasalah", "belum waktunya", "0 berkas dibaca, 0 bermasalah"]
