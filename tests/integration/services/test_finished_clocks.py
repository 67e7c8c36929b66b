"""What the clocks of a decided case say while its applicant has yet to collect the permit, and once he has."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.case.actions import Act, Cancel
from app.domain.working_time.standings import Standing
from app.extensions import db
from app.services.clockwork import read_clocks
from tests.calendar_office import close_on, put_rows_in_force
from tests.clock_office import DISPATCH, case, correct, press, pull, replayed
from tests.small_office import AT, STEPS, furnish

NUMBER = {
    **STEPS[2],
    "outcomes": [{"key": "numbered", "label": "Beri nomor", "targets": ["collect"]}],
}
COLLECT = {
    "key": "collect",
    "holder": {"kind": "applicant", "position": "back_office"},
    "work": "hand_over",
    "outcomes": [{"key": "collected", "label": "Serahkan", "ends": "completed"}],
}
COLLECTED = Act(4, "collected", facts={"permit.is_signed": True})


@pytest.fixture
def office(bare_app):
    with bare_app.app_context():
        yield furnish(bare_app, [STEPS[0], DISPATCH, NUMBER, COLLECT])


def read(office, case_id, key, days):
    return read_clocks(db.session(), case_id, office.budi, AT + timedelta(days=days)).find(key)


def numbered(office):
    """A file complete on Monday 23 November and numbered on Tuesday; it waits to be collected from then on."""
    case_id = office.file().case_id
    press(office, case_id, 2, "dispatched")
    due_at = case(case_id).deemed_due_at
    press(office, case_id, 3, "numbered", after=timedelta(days=1))
    return case_id, due_at


def test_the_time_to_decide_is_proved_up_to_the_decision_and_not_stopped_by_the_collecting(office):
    case_id, due_at = numbered(office)

    for days in (2, 14):
        clock = read(office, case_id, "deemed", days)
        assert (clock.due_at, clock.ledger.due_at) == (due_at, due_at)
        assert clock.basis.is_proof
        assert (clock.over_at, clock.stand.standing) == (AT + timedelta(days=1), Standing.ON_TIME)


def test_once_the_permit_is_collected_the_time_to_decide_says_the_same(office):
    case_id, due_at = numbered(office)
    pull(office, case_id, COLLECTED, after=timedelta(days=10))

    clock = read(office, case_id, "deemed", 14)

    assert (clock.due_at, clock.ledger.due_at) == (due_at, due_at)
    assert clock.basis.is_proof


def test_a_case_that_ends_with_the_applicant_tells_until_when_it_was_promised(office):
    case_id, _due_at = numbered(office)
    pull(office, case_id, COLLECTED, after=timedelta(days=10))

    clock = read(office, case_id, "promise", 14)

    assert clock.due_at is not None
    assert clock.due_at == clock.ledger.due_at
    assert (clock.stand.standing, case(case_id).was_on_time) == (Standing.ON_TIME, True)


def test_a_later_calendar_does_not_move_the_promise_of_an_ended_case(office):
    put_rows_in_force(office.budi.agency_id, at=AT)
    case_id, _due_at = numbered(office)
    pull(office, case_id, COLLECTED, after=timedelta(days=10))
    promised = read(office, case_id, "promise", 14).due_at

    close_on(office.budi.agency_id)
    put_rows_in_force(office.budi.agency_id, at=AT + timedelta(days=11))
    clock = read(office, case_id, "promise", 14)

    assert clock.due_at == clock.ledger.due_at == promised
    assert (clock.basis.number, clock.basis.is_in_force) == (1, False)


def test_a_step_that_was_late_before_it_waited_for_the_applicant_still_says_since_when(office):
    case_id = office.file().case_id
    correct(office, case_id, 2, after=timedelta(hours=1))

    clock = read(office, case_id, "task-2", 1)

    assert clock.due_at == clock.ledger.due_at == AT + timedelta(minutes=10)


def test_once_a_case_has_ended_rows_and_events_agree_that_silence_means_nothing(office):
    case_id = office.file().case_id
    press(office, case_id, 2, "dispatched")
    pull(office, case_id, Cancel("Ganda"), after=timedelta(days=1))

    assert case(case_id).deemed_due_at is replayed(case_id).deemed_due_at is None
