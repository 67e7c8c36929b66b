"""An office whose file passes steps with limits, and what a sweep would have done to its rows."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update

from app.domain.case.cases import Case
from app.domain.case.event_bodies import from_body
from app.domain.case.events import Defect
from app.domain.case.folding import Happened, fold
from app.extensions import db
from app.records.cases import CaseRecord, EventRecord, TaskRecord
from app.records.oversight import BreachRecord
from app.services.casework.loading import load_case
from app.services.casework.moving import act, move
from app.services.transactions import transaction
from app.services.work.kinds import Asked
from tests.small_office import AT, STEPS

DISPATCH = {
    **STEPS[1],
    "outcomes": [
        {"key": "dispatched", "label": "Teruskan", "targets": ["number"], "clock": "start_promise"},
        {"key": "correct", "label": "Minta perbaikan", "route": "correct", "needs": ["note"]},
        {"key": "drop", "label": "Tolak", "route": "reject", "needs": ["reason"], "ends": "rejected"},
    ],
}
DECIDE = {
    **STEPS[1],
    "key": "number",
    "work": "enter_data",
    "outcomes": [
        {"key": "entered", "label": "Simpan", "targets": ["give"]},
        {"key": "correct", "label": "Minta perbaikan", "route": "correct", "needs": ["note"]},
    ],
    "allowance": {"amount": 2, "unit": "working_days"},
    "soon": {"left": {"amount": 1, "unit": "working_days"}},
}
GIVE = {**STEPS[2], "key": "give"}
MINUTE = timedelta(minutes=1)
ALL_STEPS = [STEPS[0], DISPATCH, DECIDE, GIVE]


def task(case_id, serial):
    query = select(TaskRecord).where(TaskRecord.case_id == case_id, TaskRecord.serial == serial)
    return db.session.scalars(query.execution_options(populate_existing=True)).one()


def case(case_id):
    return db.session.get(CaseRecord, case_id, populate_existing=True)


def press(office, case_id, serial, outcome, *, after=0 * MINUTE, by=None, **words):
    asked = Asked(serial, outcome, **words)
    by = by or office.budi
    act(db.session, office.tools, case_id=case_id, asked=asked, by=by, at=AT + after, request_key="")


def pull(office, case_id, action, *, after=0 * MINUTE, by=None):
    return move(db.session, case_id=case_id, action=action, by=by or office.budi, at=AT + after)


def correct(office, case_id, serial, *, after, by=None):
    defects = (Defect("ktp", "Buram."),)
    press(office, case_id, serial, "correct", by=by, after=after, note="KTP buram.", defects=defects)


def flag(case_id, serial, at):
    """Do to a task what the sweep does when it finds it late."""
    late = task(case_id, serial)
    with transaction(db.session) as writing:
        writing.execute(
            update(TaskRecord)
            .where(TaskRecord.id == late.id)
            .values(soon_flagged_at=at, late_flagged_at=at, escalated_at=at)
        )
        writing.add(
            BreachRecord(
                agency_id=late.agency_id, case_id=case_id, task_id=late.id, due_at=late.due_at, flagged_at=at
            )
        )


def breaches(case_id):
    query = select(BreachRecord).where(BreachRecord.case_id == case_id).order_by(BreachRecord.id)
    return list(db.session.scalars(query.execution_options(populate_existing=True)))


def silent(case_id):
    """Do to a case what the sweep does when the time that the law gives is over."""
    row = case(case_id)
    agency_id, due_at = row.agency_id, row.deemed_due_at
    with transaction(db.session) as writing:
        writing.execute(update(CaseRecord).where(CaseRecord.id == case_id).values(deemed_flagged_at=AT))
        writing.add(
            BreachRecord(agency_id=agency_id, case_id=case_id, task_id=0, due_at=due_at, flagged_at=AT)
        )


def replayed(case_id):
    """Play a case's events again, as they stand on file, over a case of which nothing has happened."""
    query = select(EventRecord).where(EventRecord.case_id == case_id).order_by(EventRecord.sequence)
    history = [Happened(from_body(one.kind, one.body), one.at, one.by) for one in db.session.scalars(query)]
    known = load_case(db.session, case_id, agency_id=None).case
    return fold(Case(known.id, known.agency, known.office, known.procedure), history)
