"""Two officers who take the same file at the same instant: one holds it, the other is told who."""

from sqlalchemy import select

from app.domain.case.actions import Take
from app.domain.case.refusals import Reason
from app.extensions import db
from app.records.cases import TaskRecord
from app.services.casework.moving import Done, move
from app.services.declined import Declined
from app.services.inbox.taking import take_next
from tests.small_office import AT
from tests.starting import at_once

TRIES = 15


def test_a_file_taken_by_two_at_once_has_one_holder(office):
    cases = [office.file().case_id for _ in range(TRIES)]

    for case_id in cases:
        takes = at_once(office.app, [taking(office.budi, case_id), taking(office.nur, case_id)])

        winner = holder_of(case_id)
        assert [type(one) for one in takes].count(Done) == 1
        (refused,) = (one.refused for one in takes if isinstance(one, Declined))
        assert (refused.reason, refused.details["officer"]) == (Reason.TAKEN_BY_OTHER, winner)
        assert isinstance(takes[winner - 1], Done)


def test_two_who_ask_for_the_next_file_at_once_are_given_different_ones(office):
    cases = {office.file().case_id for _ in range(TRIES * 2)}

    given = [
        at_once(office.app, [lambda n=n: next_for(office.budi, n), lambda n=n: next_for(office.nur, n)])
        for n in range(TRIES)
    ]

    assert {case_id for both in given for case_id in both} == cases


def taking(officer, case_id):
    return lambda: move(db.session, case_id=case_id, action=Take(2), by=officer, at=AT, request_key="")


def next_for(officer, n):
    return take_next(db.session, officer, AT, f"next {n}")


def holder_of(case_id):
    query = select(TaskRecord.assignee_id).where(TaskRecord.case_id == case_id, TaskRecord.serial == 2)
    return db.session.scalar(query)
