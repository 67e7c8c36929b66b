"""Each threshold is noticed once: due soon, late, gone up; what waits for the applicant is never late."""

from datetime import timedelta

from app.domain.case.events import Defect
from tests.integration.screens_staff.desks import BUDI, RATNA, SITI
from tests.journeys.office import MONDAY_MORNING

FRONT = "frontoffice.rohil"


def test_a_task_due_soon_is_told_to_everybody_of_its_post_once(office):
    case_id = office.file()
    office.set_task(case_id, soon_at=office.now, due_at=office.now + timedelta(hours=1))

    sweeps = [office.sweep().soon, office.sweep().soon]

    assert sweeps == [1, 0]
    assert office.told("soon") == {BUDI: 1, RATNA: 1}
    assert office.task(case_id).soon_flagged_at == office.now


def test_a_task_that_somebody_has_taken_is_told_to_him_alone(office):
    case_id = office.file()
    office.set_task(case_id, soon_at=office.now, assignee_id=office.actor(RATNA).id)

    office.sweep()

    assert office.told("soon") == {RATNA: 1}


def test_who_is_late_already_does_not_hear_that_he_soon_will_be(office):
    case_id = office.file()
    office.set_task(case_id, soon_at=office.now)

    swept = office.sweep(days=1)

    assert (swept.soon, swept.flagged) == (1, 1)
    assert office.told("soon") == {}
    assert office.told("late") == {BUDI: 1, RATNA: 1, SITI: 1}


def test_many_late_tasks_are_one_notice_an_officer(office):
    cases = [office.file() for _ in range(7)]

    swept = office.sweep(days=1)

    assert swept.flagged == 7
    assert office.told("late") == {BUDI: 7, RATNA: 7, SITI: 7}
    assert sorted(breach.case_id for breach in office.breaches()) == cases


def test_at_its_due_time_a_task_is_still_on_time(office):
    case_id = office.file()
    office.now = office.is_due(case_id)

    at_due = office.sweep().flagged

    assert [at_due, office.sweep(seconds=1).flagged] == [0, 1]


def test_an_overrun_is_filed_with_whose_it_was(office):
    case_id = office.file()
    due_at = office.is_due(case_id)

    office.sweep(days=1)

    [breach] = office.breaches()
    task = office.task(case_id)
    assert (breach.task_id, breach.step_key, breach.due_at) == (task.id, task.step_key, due_at)
    assert (breach.position_key, breach.flagged_at, breach.closed_at) == ("back_office", office.now, None)
    assert task.late_flagged_at == office.now


def test_a_task_that_waits_for_the_applicant_is_not_late(office):
    case_id = office.file()
    office.act(case_id, BUDI, 2, "correct", note="KTP buram.", defects=(Defect("ktp", "Buram."),))

    assert office.sweep(days=1).flagged == 0
    assert office.breaches() == []


def test_more_time_arms_a_task_anew_and_the_old_overrun_stays_on_file(office):
    case_id = office.file()
    office.sweep(days=1)
    later = office.now + timedelta(days=1)
    office.set_task(case_id, due_at=later, late_flagged_at=None)

    sweeps = [office.sweep().flagged, office.sweep(days=2).flagged]

    assert sweeps == [0, 1]
    assert [breach.due_at for breach in office.breaches()][1] == later


def test_a_due_time_put_off_and_put_back_opens_its_old_overrun_again(office):
    case_id = office.file()
    due_at = office.is_due(case_id)
    office.sweep(days=1)
    office.breaches()[0].closed_at = office.now
    office.app.extensions["sqlalchemy"].session.commit()
    office.set_task(case_id, due_at=due_at, late_flagged_at=None)

    office.sweep()

    [breach] = office.breaches()
    assert breach.closed_at is None


def test_what_was_closed_late_before_a_sweep_came_is_on_file_and_told_to_nobody(office):
    case_id = office.file()
    office.wait(days=1)
    office.find_all_fitting(case_id)
    office.act(case_id, BUDI, 2, "complete")

    swept = office.sweep()

    late = [breach for breach in office.breaches() if breach.step_key == "check"]
    assert (swept.flagged, [breach.closed_at for breach in late]) == (1, [office.now])
    assert office.told("late") == {}


def test_kampar_hears_nothing_of_rokan_hilir(office):
    office.file()

    office.sweep(days=1)

    assert all(username.endswith(".rohil") for username in office.told("late"))
    assert office.now > MONDAY_MORNING
