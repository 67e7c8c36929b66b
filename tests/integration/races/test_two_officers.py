"""Two officers press the same button at the same instant: one wins, the other hears who was first and when."""

from sqlalchemy import func, select

from app.domain.case.refusals import Reason
from app.extensions import db
from app.records.cases import EventRecord, TaskRecord
from app.services import ledger
from app.services.casework.moving import Done
from app.services.declined import Declined
from tests.small_office import AT
from tests.starting import at_once

TRIES = 200


def test_of_two_officers_pressing_the_same_outcome_exactly_one_wins_each_time(office):
    cases = [office.file().case_id for _ in range(TRIES)]

    presses = [press_together(office, case_id) for case_id in cases]

    assert [who_won(both) for both in presses if who_won(both) is None] == []
    assert [told_to_the_other(both) for both in presses] == [(who_won(both), AT) for both in presses]
    assert times("outcome_taken", step="dispatch") == dict.fromkeys(cases, 1)
    assert tasks_opened() == dict.fromkeys(cases, 3)
    assert ledger.verify(db.session) == ()


def press_together(office, case_id):
    return at_once(
        office.app,
        [
            lambda: office.press(case_id, "dispatched", by=office.budi, task=2, key=f"Budi {case_id}"),
            lambda: office.press(case_id, "dispatched", by=office.nur, task=2, key=f"Nur {case_id}"),
        ],
    )


def who_won(both):
    winners = [name for name, result in zip(("Budi", "Nur"), both, strict=True) if isinstance(result, Done)]
    return winners[0] if len(winners) == 1 else None


def told_to_the_other(both):
    (refused,) = (result.refused for result in both if isinstance(result, Declined))
    assert refused.reason is Reason.TASK_CLOSED
    return refused.details["officer"], refused.details["at"]


def times(kind, step):
    rows = db.session.execute(select(EventRecord.case_id, EventRecord.body).where(EventRecord.kind == kind))
    cases = [case_id for case_id, body in rows if body["step"] == step]
    return {case_id: cases.count(case_id) for case_id in cases}


def tasks_opened():
    query = select(TaskRecord.case_id, func.count()).group_by(TaskRecord.case_id)
    return dict(tuple(row) for row in db.session.execute(query))
