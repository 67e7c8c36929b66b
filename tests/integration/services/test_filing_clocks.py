"""What filing a decision leaves on the rows for the sweep and the figures: thresholds, measures, overruns closed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from app.domain.case.actions import (
    AnswerCorrection,
    Cancel,
    Extend,
    Reassign,
    ReviseDueTimes,
    Take,
)
from app.domain.working_time.clocks import Allowance, Unit
from app.extensions import db
from app.records.cases import TaskRecord
from app.services.actors import THE_SYSTEM
from app.services.casework.loading import load_case
from app.services.transactions import transaction
from tests.clock_office import (
    ALL_STEPS,
    MINUTE,
    breaches,
    case,
    correct,
    flag,
    press,
    pull,
    replayed,
    task,
)
from tests.small_office import AT, furnish


@pytest.fixture
def office(bare_app):
    with bare_app.app_context():
        yield furnish(bare_app, ALL_STEPS)


def test_an_open_task_knows_when_it_is_due_soon_late_and_to_be_escalated(office):
    case_id = office.file().case_id

    stored = task(case_id, 2)

    assert stored.soon_at == AT + 8 * MINUTE
    assert stored.due_at == AT + 10 * MINUTE
    assert stored.escalates_at == AT + timedelta(days=1, minutes=-20)
    assert stored.permit_type_id == office.permit_type_id
    assert (stored.taken_at, stored.used_seconds) == (None, None)


def test_a_step_may_say_itself_when_it_is_due_soon(office):
    case_id = office.file().case_id

    press(office, case_id, 2, "dispatched")

    assert task(case_id, 3).due_at - task(case_id, 3).soon_at == timedelta(days=1)


def test_a_closed_task_keeps_what_was_measured_of_it(office):
    case_id = office.file().case_id
    pull(office, case_id, Take(2), after=2 * MINUTE)
    correct(office, case_id, 2, after=3 * MINUTE)
    pull(office, case_id, AnswerCorrection(2), after=33 * MINUTE)

    press(office, case_id, 2, "dispatched", after=37 * MINUTE)

    closed = task(case_id, 2)
    assert (closed.used_seconds, closed.waited_seconds, closed.paused_seconds) == (7 * 60, 2 * 60, 30 * 60)
    assert (closed.route, closed.reason, closed.outcome) == ("forward", "", "dispatched")


def test_the_first_step_at_the_counter_closes_as_it_opens(office):
    closed = task(office.file().case_id, 1)

    assert (closed.used_seconds, closed.waited_seconds, closed.paused_seconds) == (0, 0, 0)
    assert closed.route == "forward"


def test_a_refusal_keeps_its_reason_and_the_case_whether_it_was_in_time(office):
    case_id = office.file().case_id

    press(office, case_id, 2, "drop", by=office.nur, note="Tidak sesuai", reason="against_rules")

    assert (task(case_id, 2).route, task(case_id, 2).reason) == ("reject", "against_rules")
    assert case(case_id).was_on_time is None  # nothing was promised yet


@pytest.mark.parametrize(("days", "in_time"), [(6, True), (9, False)])
def test_a_case_ends_within_its_promise_or_not(office, days, in_time):
    case_id = office.file().case_id
    press(office, case_id, 2, "dispatched")

    pull(office, case_id, Cancel("Ganda"), after=timedelta(days=days))

    ended = case(case_id)
    assert ended.was_on_time is in_time
    assert ended.deemed_due_at is None
    assert task(case_id, 3).route is None


def test_a_late_task_that_closes_closes_its_overrun(office):
    case_id = office.file().case_id
    flag(case_id, 2, AT + 11 * MINUTE)

    press(office, case_id, 2, "dispatched", after=20 * MINUTE)

    (overrun,) = breaches(case_id)
    assert overrun.closed_at == AT + 20 * MINUTE
    assert task(case_id, 2).late_flagged_at == AT + 11 * MINUTE


def test_more_time_closes_the_overrun_and_arms_the_task_anew(office):
    case_id = office.file().case_id
    flag(case_id, 2, AT + 11 * MINUTE)

    pull(office, case_id, Extend(2, Allowance(10, Unit.MINUTES), "Banjir"), after=12 * MINUTE)

    longer = task(case_id, 2)
    assert longer.extensions == [[10, "minutes", "Banjir", (AT + 12 * MINUTE).isoformat()]]
    assert (longer.due_at, longer.soon_at) == (AT + 20 * MINUTE, AT + 16 * MINUTE)
    assert (longer.soon_flagged_at, longer.late_flagged_at, longer.escalated_at) == (None, None, None)
    assert breaches(case_id)[0].closed_at == AT + 12 * MINUTE


def test_a_correction_asked_when_it_was_late_already_does_not_make_it_late_a_second_time(office):
    case_id = office.file().case_id
    flag(case_id, 2, AT + 11 * MINUTE)

    correct(office, case_id, 2, after=12 * MINUTE)
    pull(office, case_id, AnswerCorrection(2), after=40 * MINUTE)

    assert task(case_id, 2).due_at == AT + 10 * MINUTE
    assert task(case_id, 2).late_flagged_at == AT + 11 * MINUTE
    assert breaches(case_id)[0].closed_at is None


def test_a_pause_before_it_was_due_arms_the_warning_anew(office):
    case_id = office.file().case_id
    with transaction(db.session) as writing:
        writing.execute(update(TaskRecord).values(soon_flagged_at=AT + 9 * MINUTE))

    correct(office, case_id, 2, after=9 * MINUTE)
    assert task(case_id, 2).soon_at is None
    pull(office, case_id, AnswerCorrection(2), after=39 * MINUTE)

    assert task(case_id, 2).due_at == AT + 40 * MINUTE
    assert task(case_id, 2).soon_flagged_at is None


def test_a_calendar_that_moves_nothing_files_nothing(office):
    case_id = office.waiting_for_answer()
    before = case(case_id).events_count

    done = pull(office, case_id, ReviseDueTimes("SKB"), by=THE_SYSTEM)

    assert (done.history, case(case_id).events_count) == ((), before)


def test_the_rows_are_what_the_events_say(office):
    case_id = office.file().case_id
    pull(office, case_id, Take(2), after=MINUTE)
    pull(office, case_id, Extend(2, Allowance(5, Unit.MINUTES), "Banjir"), after=2 * MINUTE)
    press(office, case_id, 2, "dispatched", after=3 * MINUTE)
    pull(office, case_id, Reassign(3, office.nur.id, "Cuti", "Nur"), after=4 * MINUTE)
    correct(office, case_id, 3, by=office.nur, after=timedelta(days=1))
    pull(office, case_id, AnswerCorrection(3), after=timedelta(days=2))

    stands, played = load_case(db.session, case_id, agency_id=None).case, replayed(case_id)

    assert stands.tasks == played.tasks
    assert (stands.promise_due_at, stands.promise_pauses) == (played.promise_due_at, played.promise_pauses)
    assert (stands.deemed, stands.deemed_due_at) == (played.deemed, played.deemed_due_at)
