"""What filing a decision leaves of the time that the law gives: its due time, and its overrun closed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from app.domain.case.actions import (
    AnswerCorrection,
    Cancel,
    DeemApproved,
)
from app.domain.working_time.clocks import Allowance, Unit
from app.extensions import db
from app.records.catalogue import PermitTypeRecord
from app.services.actors import THE_SYSTEM
from app.services.casework.loading import load_case
from app.services.task_clocks import deemed_clock, promise_clock
from app.services.transactions import transaction
from tests.clock_office import (
    ALL_STEPS,
    breaches,
    case,
    correct,
    press,
    pull,
    silent,
    task,
)
from tests.small_office import AT, furnish


@pytest.fixture
def office(bare_app):
    with bare_app.app_context():
        yield furnish(bare_app, ALL_STEPS)


def test_the_time_that_the_law_gives_begins_when_the_file_is_complete(office):
    case_id = office.file().case_id
    assert case(case_id).deemed_due_at is None

    press(office, case_id, 2, "dispatched")

    assert case(case_id).deemed_due_at == case(case_id).promise_due_at
    known = load_case(db.session, case_id, agency_id=None).case
    assert (promise_clock(known).allowance, deemed_clock(known).allowance) == (
        Allowance(5, Unit.WORKING_DAYS),
    ) * 2


def test_it_stands_still_with_the_applicant_and_its_overrun_stays_open_until_the_end(office):
    case_id = office.file().case_id
    press(office, case_id, 2, "dispatched")
    silent(case_id)

    correct(office, case_id, 3, after=timedelta(days=9))
    assert case(case_id).deemed_due_at is None
    pull(office, case_id, AnswerCorrection(3), after=timedelta(days=10))
    assert breaches(case_id)[0].closed_at is None
    pull(office, case_id, Cancel("Ganda"), after=timedelta(days=11))

    assert breaches(case_id)[0].closed_at == AT + timedelta(days=11)


def test_where_the_applicant_held_the_file_the_law_gives_more_time(office):
    case_id = office.file().case_id
    press(office, case_id, 2, "dispatched")
    before = case(case_id).deemed_due_at
    silent(case_id)  # a sweep whose clock was wrong

    correct(office, case_id, 3, after=timedelta(days=1))
    pull(office, case_id, AnswerCorrection(3), after=timedelta(days=2))

    assert case(case_id).deemed_due_at == before + timedelta(days=1)
    assert case(case_id).deemed_flagged_at is None
    assert breaches(case_id)[0].closed_at == AT + timedelta(days=2)


def test_a_case_granted_by_silence_asks_for_its_number(office):
    with transaction(db.session) as writing:
        writing.execute(update(PermitTypeRecord).values(deemed_issues=True))
    case_id = office.file().case_id
    press(office, case_id, 2, "dispatched")
    silent(case_id)

    pull(office, case_id, DeemApproved(), by=THE_SYSTEM, after=timedelta(days=9))

    assert (task(case_id, 3).outcome, task(case_id, 4).step_key) == (None, "give")
    assert breaches(case_id)[0].closed_at == AT + timedelta(days=9)
    assert load_case(db.session, case_id, agency_id=None).case.is_deemed_over
