"""Work does not stop when somebody is away: what he had taken goes back to his post on the first day."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from app.domain.case.actions import Take
from app.extensions import db
from app.records.cases import EventRecord, TaskRecord
from app.records.staff import LeaveRecord, OfficerRecord
from app.services import ledger
from app.services.casework.moving import move
from app.services.staffing.absences import away_on, release_tasks_of_absent
from app.services.sweep import sweep
from tests.small_office import AT


def taken_by_budi(office):
    officer = OfficerRecord(id=office.budi.id, agency_id=office.budi.agency_id, name="Budi")
    if db.session.get(OfficerRecord, office.budi.id) is None:
        db.session.add(officer)
        db.session.commit()
    case_id = office.file().case_id
    move(db.session, case_id=case_id, action=Take(2), by=office.budi, at=AT)
    return case_id


def on_leave(office, days):
    on = AT.astimezone(ZoneInfo("Asia/Jakarta")).date()
    db.session.add(
        LeaveRecord(
            agency_id=office.budi.agency_id,
            officer_id=office.budi.id,
            from_on=on,
            until_on=on + timedelta(days=days),
        )
    )
    db.session.commit()
    return on


def assignee(case_id):
    db.session.rollback()
    return db.session.query(TaskRecord).filter_by(case_id=case_id, serial=2).one().assignee_id


def test_what_an_officer_on_leave_had_taken_goes_back_to_his_post_once(office):
    case_id = taken_by_budi(office)
    on_leave(office, days=2)

    released = [release_tasks_of_absent(db.session, AT) for _ in range(2)]

    assert released == [1, 0]
    assert assignee(case_id) is None
    assert ledger.verify(db.session) == ()


def test_the_sweep_does_so_by_itself(office):
    case_id = taken_by_budi(office)
    on_leave(office, days=2)

    swept = sweep(db.session, office.tools, AT)

    assert (swept.released, swept.faults) == (1, ())
    assert assignee(case_id) is None


def test_the_history_says_why(office):
    case_id = taken_by_budi(office)
    on_leave(office, days=2)

    release_tasks_of_absent(db.session, AT)

    last = (
        db.session.query(EventRecord).filter_by(case_id=case_id).order_by(EventRecord.sequence.desc()).first()
    )
    assert (last.kind, last.by_name) == ("task_reassigned", "Sistem")
    assert "tidak di tempat" in last.body["note"]


def test_before_and_after_his_leave_his_work_stays_his(office):
    case_id = taken_by_budi(office)
    on = on_leave(office, days=2)

    release_tasks_of_absent(db.session, AT - timedelta(days=1))
    release_tasks_of_absent(db.session, AT + timedelta(days=3))

    assert assignee(case_id) == office.budi.id
    assert away_on(db.session, office.budi.agency_id, on + timedelta(days=3)) == frozenset()
