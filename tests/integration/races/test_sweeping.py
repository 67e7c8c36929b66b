"""Two sweeps at the same instant, and a sweep while officers work: every thing is noticed once."""

from sqlalchemy import select

from app.extensions import db
from app.records.cases import CaseRecord, EventRecord
from app.records.oversight import BreachRecord
from app.services import ledger
from app.services.sweep import sweep
from tests.small_office import MUCH_LATER
from tests.starting import at_once

LATE = 24


def test_two_sweeps_at_once_flag_each_late_task_once(office):
    cases = [office.file().case_id for _ in range(LATE)]

    sweeps = at_once(office.app, [lambda: sweep(db.session, office.tools, MUCH_LATER)] * 2)

    assert sorted(cases_breached()) == cases
    assert sum(one.flagged for one in sweeps) == LATE
    assert ledger.verify(db.session) == ()


def test_two_sweeps_at_once_let_a_correction_lapse_once(office):
    cases = [office.waiting_for_answer() for _ in range(LATE)]

    sweeps = at_once(office.app, [lambda: sweep(db.session, office.tools, MUCH_LATER)] * 2)

    assert sorted(cases_told("case_ended")) == cases
    assert sum(one.timed_out for one in sweeps) == LATE
    assert set(db.session.scalars(select(CaseRecord.status))) == {"cancelled"}
    assert ledger.verify(db.session) == ()


def test_sweeps_and_officers_at_work_do_not_hold_one_another_up(office):
    cases = [office.file().case_id for _ in range(LATE)]
    people = (office.budi, cases), (office.nur, cases[::-1])

    at_once(
        office.app,
        [
            *[lambda: sweep(db.session, office.tools, MUCH_LATER)] * 2,
            *[lambda who=who, own=own: dispatch_half(office, who, own) for who, own in people],
        ],
    )

    assert sorted(cases_told("outcome_taken")) == sorted(cases * 2)
    assert len(cases_breached()) == len(set(cases_breached()))
    assert ledger.verify(db.session) == ()


def dispatch_half(office, who, cases):
    for case_id in cases[: LATE // 2]:
        office.press(case_id, "dispatched", by=who, task=2, key=f"dispatch {case_id}")


def cases_told(kind):
    return list(db.session.scalars(select(EventRecord.case_id).where(EventRecord.kind == kind)))


def cases_breached():
    return list(db.session.scalars(select(BreachRecord.case_id)))
