"""The levers as a supervisor pulls them: another officer, taking over, a reminder; one refused stops no other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from app.domain.case.actions import Take
from app.domain.case.refusals import Reason
from app.domain.working_time.clocks import Allowance, Unit
from app.extensions import db
from app.records.cases import EventRecord, TaskRecord
from app.records.oversight import NoticeRecord
from app.records.staff import AssignmentRecord, LeaveRecord, OfficerRecord, PositionRecord
from app.services import levers
from app.services.casework.moving import move
from app.services.declined import Declined
from app.services.transactions import transaction
from tests.small_office import AT, furnish
from tests.starting import at_once

TOMORROW = AT + timedelta(days=1)


@pytest.fixture
def office(bare_app):
    """The small office, with its two officers and a third, Rudi, on file as holders of their post."""
    with bare_app.app_context():
        furnished = furnish(bare_app)
        _staff(furnished.budi.agency_id)
        yield furnished


def _staff(agency_id):
    with transaction(db.session) as writing:
        position = PositionRecord(
            agency_id=agency_id, key="back_office", label="Back Office", role="back_office"
        )
        for name in ("Budi", "Nur", "Rudi"):
            officer = OfficerRecord(agency_id=agency_id, name=name)
            writing.add(AssignmentRecord(officer=officer, position=position, from_on=date(2026, 1, 1)))
            writing.flush()


def stored(case_id, serial=2):
    query = select(TaskRecord).where(TaskRecord.case_id == case_id, TaskRecord.serial == serial)
    return db.session.scalars(query.execution_options(populate_existing=True)).one()


def told():
    query = select(OfficerRecord.name, NoticeRecord.kind).join(
        OfficerRecord, OfficerRecord.id == NoticeRecord.officer_id
    )
    return sorted(tuple(row) for row in db.session.execute(query))


def officer(name):
    return db.session.scalars(select(OfficerRecord.id).where(OfficerRecord.name == name)).one()


def reassign(office, case_id, to, *, key="", by=None):
    return levers.reassign(
        db.session,
        case_id=case_id,
        task=2,
        to=to,
        note="Nur cuti",
        by=by or office.budi,
        at=AT,
        request_key=key,
    )


def remind(office, case_id, *, by=None, at=AT):
    return levers.remind(db.session, case_id=case_id, task=2, by=by or office.budi, at=at)


def on_leave(name, agency_id):
    with transaction(db.session) as writing:
        away = {"from_on": date(2026, 11, 23), "until_on": date(2026, 11, 24)}
        writing.add(LeaveRecord(agency_id=agency_id, officer_id=officer(name), **away))


def test_a_task_goes_to_a_colleague_who_is_told(office):
    case_id = office.file().case_id

    reassign(office, case_id, officer("Rudi"))

    assert stored(case_id).assignee_id == officer("Rudi")
    assert stored(case_id).taken_at == AT
    assert told() == [("Rudi", "reassigned")]


def test_pressing_twice_gives_it_once(office):
    case_id = office.file().case_id

    first, second = (reassign(office, case_id, officer("Rudi"), key="the same press 01") for _ in range(2))

    given = select(func.count()).where(EventRecord.case_id == case_id, EventRecord.kind == "task_reassigned")
    assert (first.is_repeat, second.is_repeat) == (False, True)
    assert db.session.scalar(given) == 1


def test_who_does_not_hold_the_post_or_is_away_is_given_nothing(office):
    case_id = office.file().case_id
    on_leave("Rudi", office.budi.agency_id)

    for nobody in (officer("Rudi"), 99):
        with pytest.raises(Declined) as caught:
            reassign(office, case_id, nobody)
        assert caught.value.refused.reason == Reason.NOT_OF_THIS_POST

    assert stored(case_id).assignee_id is None
    assert told() == []


def test_a_task_goes_back_to_its_post(office):
    case_id = office.file().case_id
    reassign(office, case_id, officer("Nur"))

    reassign(office, case_id, None)

    assert stored(case_id).assignee_id is None


def test_the_candidates_are_those_at_work_today(office):
    case_id = office.file().case_id
    on_leave("Nur", office.budi.agency_id)

    names = [one.name for one in levers.list_candidates(db.session, stored(case_id), AT)]

    assert names == ["Budi", "Rudi"]


def test_of_many_one_refused_stops_no_other(office):
    first, ended, last = (office.file().case_id for _ in range(3))
    office.press(ended, "dispatched", by=office.budi, task=2, key="")
    ids = [stored(one).id for one in (first, ended, last)]

    outcomes = levers.reassign_many(
        db.session, task_ids=[*ids, 9999], to=officer("Rudi"), note="Bagi beban", by=office.budi, at=AT
    )

    reasons = [one.refused and one.refused.reason for one in outcomes]
    assert reasons == [None, Reason.TASK_CLOSED, None, Reason.TASK_CLOSED]
    assert [one.case_id for one in outcomes] == [first, ended, last, 0]
    assert {stored(first).assignee_id, stored(last).assignee_id} == {officer("Rudi")}


def test_what_a_colleague_has_taken_is_taken_over_and_he_is_told(office):
    case_id = office.file().case_id
    move(db.session, case_id=case_id, action=Take(2), by=office.nur, at=AT)

    levers.take_over(db.session, case_id=case_id, task=2, by=office.budi, at=AT, request_key="")

    assert stored(case_id).assignee_id == office.budi.id
    assert told() == [("Nur", "released")]


def test_more_time_is_agreed(office):
    case_id = office.file().case_id
    due = stored(case_id).due_at

    levers.extend(
        db.session,
        case_id=case_id,
        task=2,
        allowance=Allowance(5, Unit.MINUTES),
        reason="Listrik padam",
        by=office.budi,
        at=AT,
        request_key="",
    )

    assert stored(case_id).due_at == due + timedelta(minutes=5)


def test_a_reminder_goes_to_all_of_the_post_or_to_who_has_the_task(office):
    free, taken = office.file().case_id, office.file().case_id
    move(db.session, case_id=taken, action=Take(2), by=office.nur, at=AT)

    assert remind(office, free) == 3
    assert remind(office, taken) == 1

    assert told() == [("Budi", "remind"), ("Nur", "remind"), ("Nur", "remind"), ("Rudi", "remind")]


def test_one_sender_reminds_of_a_task_once_a_day(office):
    case_id = office.file().case_id
    remind(office, case_id)

    with pytest.raises(Declined) as caught:
        remind(office, case_id)
    remind(office, case_id, by=office.nur)
    remind(office, case_id, at=TOMORROW)

    assert caught.value.refused.reason == Reason.REMINDED_TODAY
    assert len(told()) == 9


def test_a_reminder_pressed_twice_at_once_is_sent_once(office):
    case_id = office.file().case_id

    answers = at_once(office.app, [lambda: remind(office, case_id)] * 2)

    assert sorted(type(one).__name__ for one in answers) == ["Declined", "int"]
    assert len(told()) == 3


def test_nobody_is_reminded_of_what_waits_for_the_applicant_or_is_done(office):
    waiting, done = office.waiting_for_answer(), office.file().case_id
    office.press(done, "dispatched", by=office.budi, task=2, key="")

    reasons = []
    for case_id in (waiting, done):
        with pytest.raises(Declined) as caught:
            remind(office, case_id)
        reasons.append(caught.value.refused.reason)

    assert reasons == [Reason.TASK_WAITS_FOR_APPLICANT, Reason.TASK_CLOSED]
