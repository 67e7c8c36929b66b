"""What a preview says and what putting in force then does: the same figures, once each, whatever happens meanwhile."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.cases import TaskRecord
from app.services import ledger
from app.services.calendars import continue_revisions, revising
from app.services.calendars.preview import preview
from app.services.calendars.revising import revise_due_times
from app.services.task_clocks import WorkingTime
from app.services.transactions import transaction
from tests.calendar_office import (
    TUESDAY,
    close_on,
    due_times,
    events,
    open_on,
    put_rows_in_force,
    slow_office,
    version_in_force,
)
from tests.calendars import at
from tests.small_office import AT
from tests.starting import at_once

THURSDAY_CLOSING, FRIDAY_CLOSING = at("2026-11-26 16:00"), at("2026-11-27 16:00")
ONE_DAY = WorkingTime(1, timedelta())


def test_a_preview_says_how_many_move_and_by_how_much_and_writes_nothing(office, agency):
    cases = [office.file() for _ in range(3)]
    close_on(agency)
    before = len(events("task_due_moved"))

    seen = preview(db.session, agency, AT)

    assert (seen.cases_seen, seen.cases_moved, seen.tasks_moved, seen.promises_moved) == (3, 3, 3, 3)
    assert (seen.later, seen.earlier, seen.largest, seen.median) == (3, 0, ONE_DAY, ONE_DAY)
    first = seen.listed[0]
    assert (first.case_id, first.case_number, first.step) == (cases[0].case_id, cases[0].number, "dispatch")
    assert (first.was_due_at, first.due_at) == (THURSDAY_CLOSING, FRIDAY_CLOSING)
    assert due_times(agency) == [THURSDAY_CLOSING] * 3
    assert len(events("task_due_moved")) == before


def test_what_is_put_in_force_moves_as_many_as_its_preview_said(office, agency):
    for _ in range(3):
        office.file()
    close_on(agency)
    said = preview(db.session, agency, AT)

    put_rows_in_force(agency)
    revised = revise_due_times(db.session, agency, AT)

    version = version_in_force(agency)
    assert revised.is_done
    assert version.is_done
    assert (version.cases_moved, version.tasks_moved) == (said.cases_moved, said.tasks_moved)
    assert due_times(agency) == [FRIDAY_CLOSING] * 3
    assert ledger.verify(db.session) == ()


def test_each_event_keeps_the_old_due_time_and_the_reason(office, agency):
    office.file()
    close_on(agency)
    put_rows_in_force(agency, reason="Keputusan Bupati 1/2026")

    revise_due_times(db.session, agency, AT)

    (moved,) = events("task_due_moved")
    assert moved.body["was_due_at"].startswith(THURSDAY_CLOSING.astimezone(AT.tzinfo).isoformat()[:16])
    assert moved.body["why"] == "Keputusan Bupati 1/2026"
    assert (moved.by, moved.by_name) == (0, "Sistem")


def test_a_task_whose_day_comes_back_is_late_after_all_and_the_preview_says_so(office, agency):
    close_on(agency)
    put_rows_in_force(agency)
    office.file()
    open_on(agency, TUESDAY)

    seen = preview(db.session, agency, at("2026-11-27 08:30"))

    assert (seen.earlier, seen.later, seen.becoming_late, seen.no_longer_late) == (1, 0, 1, 0)


def test_a_day_off_added_late_takes_lateness_away(office, agency):
    office.file()
    close_on(agency)

    seen = preview(db.session, agency, at("2026-11-27 08:30"))

    assert (seen.becoming_late, seen.no_longer_late) == (0, 1)


def test_a_day_off_that_touches_no_running_file_moves_nothing(office, agency):
    office.file()
    close_on(agency, date(2027, 5, 4))

    seen = preview(db.session, agency, AT)
    put_rows_in_force(agency)
    revise_due_times(db.session, agency, AT)

    assert (seen.cases_moved, seen.largest) == (0, None)
    assert version_in_force(agency).cases_moved == 0
    assert events("task_due_moved") == []


def test_a_job_stopped_in_the_middle_goes_on_where_it_stopped(office, agency):
    for _ in range(5):
        office.file()
    close_on(agency)
    put_rows_in_force(agency)

    begun = revise_due_times(db.session, agency, AT, limit=2)
    assert (begun.cases_seen, begun.is_done) == (2, False)
    seen = continue_revisions(db.session, AT)

    version = version_in_force(agency)
    assert seen == 3
    assert (version.is_done, version.cases_moved) == (True, 5)
    assert len(events("task_due_moved")) == 5
    assert continue_revisions(db.session, AT) == 0


def test_a_crash_within_a_batch_leaves_it_undone_and_it_is_done_once_later(office, agency, monkeypatch):
    for _ in range(3):
        office.file()
    close_on(agency)
    put_rows_in_force(agency)
    filed = []

    def crash_at_the_second(*args):
        filed.append(args)
        if len(filed) == 2:
            raise RuntimeError("the power went")
        return filing(*args)

    filing = revising.file_history
    monkeypatch.setattr(revising, "file_history", crash_at_the_second)
    with pytest.raises(RuntimeError, match="the power went"):
        continue_revisions(db.session, AT)
    assert due_times(agency) == [THURSDAY_CLOSING] * 3
    monkeypatch.undo()

    assert continue_revisions(db.session, AT) == 3
    assert len(events("task_due_moved")) == 3
    assert ledger.verify(db.session) == ()


def test_two_processes_at_once_move_each_file_once(office, agency):
    for _ in range(12):
        office.file()
    close_on(agency)
    put_rows_in_force(agency)

    seen = at_once(office.app, [lambda: continue_revisions(db.session, AT)] * 2)

    assert sum(seen) == 12
    assert len(events("task_due_moved")) == 12
    assert version_in_force(agency).cases_moved == 12
    assert ledger.verify(db.session) == ()


def test_a_calendar_overtaken_by_the_next_moves_files_once_to_the_last_one(office, agency):
    office.file()
    close_on(agency)
    put_rows_in_force(agency)
    close_on(agency, date(2026, 11, 25))
    put_rows_in_force(agency)

    continue_revisions(db.session, AT)

    assert due_times(agency) == [at("2026-11-30 16:00")]
    assert len(events("task_due_moved")) == 1


def test_another_agency_is_left_alone(office, agency):
    kampar = slow_office(office.app, key="kampar")
    kampar.file()
    office.file()
    close_on(agency)

    put_rows_in_force(agency)
    continue_revisions(db.session, AT)

    assert due_times(kampar.budi.agency_id) == [THURSDAY_CLOSING]
    assert version_in_force(kampar.budi.agency_id).number == 1
    assert due_times(agency) == [FRIDAY_CLOSING]


def test_a_task_from_before_thresholds_were_kept_gets_its_own_though_its_due_time_stays(office, agency):
    office.file()
    close_on(agency, date(2027, 5, 4))
    with transaction(db.session) as writing:
        writing.execute(update(TaskRecord).values(soon_at=None, escalates_at=None))
    put_rows_in_force(agency)

    continue_revisions(db.session, AT)

    task = db.session.scalars(select(TaskRecord).where(TaskRecord.closed_at.is_(None))).one()
    assert AT < task.soon_at < task.due_at == THURSDAY_CLOSING < task.escalates_at
    assert events("task_due_moved") == []


def test_changed_rules_of_the_agency_reach_the_open_tasks_too(office, agency):
    office.file()
    before = db.session.scalars(select(TaskRecord.soon_at).where(TaskRecord.closed_at.is_(None))).one()
    with transaction(db.session) as writing:
        writing.execute(update(AgencyRecord).where(AgencyRecord.id == agency).values(soon_percent=20))
        revising.begin_anew(writing, agency)

    looked_through = continue_revisions(db.session, AT)

    after = db.session.scalars(select(TaskRecord.soon_at).where(TaskRecord.closed_at.is_(None))).one()
    assert looked_through == 1
    assert after < before
    assert events("task_due_moved") == []
