"""An overrun is filed whatever happened between it and the sweep: a recount, an old breach, an upgrade."""

from datetime import timedelta

from flask_migrate import downgrade, upgrade

from app.extensions import db
from app.services.rollups import recount
from tests.integration.screens_staff.desks import BUDI, RATNA, SITI


def breach_of_check(office):
    [breach] = [one for one in office.breaches() if one.step_key == "check"]
    return breach


def close_late(office, case_id):
    office.wait(days=1)
    office.find_all_fitting(case_id)
    office.act(case_id, BUDI, 2, "complete")


def test_what_the_figures_took_in_before_a_sweep_came_is_a_breach_all_the_same(office):
    case_id = office.file()
    close_late(office, case_id)
    with office.app.app_context():
        recount(db.session)

    swept = office.sweep()

    assert (swept.flagged, breach_of_check(office).closed_at) == (1, office.now)


def test_a_task_closed_late_under_a_due_time_it_had_before_leaves_no_breach_open(office):
    case_id = office.file()
    office.set_task(case_id, due_at=office.now + timedelta(hours=1))
    office.sweep(days=1)
    breach_of_check(office).closed_at = office.now
    db.session.commit()
    office.set_task(case_id, late_flagged_at=None)
    close_late(office, case_id)

    office.sweep()

    assert breach_of_check(office).closed_at == office.now


def test_what_was_late_before_the_upgrade_is_a_breach_after_it(office):
    case_id = office.file()
    office.is_due(case_id)
    office.sweep(days=1)
    db.session.remove()
    downgrade(revision="0004")
    upgrade()

    office.sweep()

    assert breach_of_check(office).closed_at is None
    assert office.told("late") == {BUDI: 1, RATNA: 1, SITI: 1}
