"""An overrun that goes on climbs the agency's ladder, rung by rung, in office hours."""

from datetime import timedelta

from app.extensions import db
from app.services.calendars import get_calendar
from tests.integration.screens_staff.desks import BUDI, KADIS

MADYA, SECRETARY = "ahlimadya.rohil", "sekretaris.rohil"
HOUR = timedelta(hours=1)


def late_file(office):
    case_id = office.file()
    office.settle(escalate_minutes=60)
    due_at = office.is_due(case_id)
    calendar = get_calendar(db.session, office.actor(BUDI).agency_id)
    rungs = [calendar.add_working_time(due_at, HOUR * rung) for rung in (1, 2, 3)]
    office.set_task(case_id, escalates_at=rungs[0])
    return case_id, rungs


def test_each_rung_of_the_usual_ladder_hears_it_in_its_turn(office):
    _case, rungs = late_file(office)

    heard = []
    for at in rungs:
        office.now = at
        office.sweep()
        heard.append(sorted(office.told("escalated")))

    assert heard == [[MADYA], [MADYA, SECRETARY], sorted([MADYA, SECRETARY, KADIS])]


def test_before_its_time_nobody_above_hears_of_it(office):
    _case, rungs = late_file(office)
    office.now = rungs[0] - timedelta(minutes=1)

    swept = office.sweep()

    assert (swept.flagged, swept.escalated) == (1, 0)


def test_a_day_without_a_sweep_is_caught_up_in_one_pass(office):
    case_id, _rungs = late_file(office)

    swept = office.sweep(days=2)

    assert (swept.flagged, swept.escalated) == (1, 3)
    assert office.told("escalated") == {MADYA: 1, SECRETARY: 1, KADIS: 1}
    [breach] = office.breaches()
    assert (breach.level, breach.escalates_at) == (3, None)
    assert office.task(case_id).escalated_at == office.now
    assert office.sweep(days=9).escalated == 0


def test_the_agencys_own_ladder_is_climbed_instead(office):
    late_file(office)
    office.settle(escalation_ladder=[{"position": "secretary", "office": ""}])

    office.sweep(days=2)

    assert office.told("escalated") == {SECRETARY: 1}


def test_an_overrun_whose_task_was_given_more_time_climbs_no_further(office):
    case_id, rungs = late_file(office)
    office.now = rungs[0]
    office.sweep()
    office.set_task(case_id, due_at=office.now + timedelta(days=30), late_flagged_at=None, escalated_at=None)

    assert office.sweep(days=2).escalated == 0
