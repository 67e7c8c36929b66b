"""The time that the law gives has passed in silence: noticed once, told to those who answer for it, granted where so settled."""

from datetime import timedelta

from sqlalchemy import select, update

from app.extensions import db
from app.records.cases import CaseRecord, EventRecord
from app.records.catalogue import PermitTypeRecord
from app.services.ledger import verify
from app.services.transactions import transaction
from tests.integration.screens_staff.desks import KADIS, SITI

MADYA = "ahlimadya.rohil"


def silent_file(office):
    case_id = office.file_checked()
    office.set_case(case_id, deemed_due_at=office.now + timedelta(minutes=1))
    return case_id


def kinds_of(case_id):
    query = select(EventRecord.kind).where(EventRecord.case_id == case_id).order_by(EventRecord.sequence)
    return list(db.session.scalars(query))


def let_silence_grant():
    with transaction(db.session) as writing:
        writing.execute(update(PermitTypeRecord).values(deemed_issues=True))


def silences(office):
    return [breach for breach in office.breaches() if breach.task_id == 0]


def test_silence_is_noticed_once_and_told_to_supervisor_head_and_the_first_of_the_ladder(office):
    case_id = silent_file(office)
    office.settle(escalate_minutes=6000)

    sweeps = [office.sweep(minutes=2).deemed, office.sweep().deemed]

    assert sweeps == [1, 0]
    assert office.told("deemed") == {SITI: 1, KADIS: 1}
    assert office.told("escalated") == {MADYA: 1}
    [breach] = silences(office)
    assert (breach.case_id, breach.level, breach.closed_at) == (case_id, 1, None)
    assert breach.escalates_at is not None
    assert "deemed_approved" not in kinds_of(case_id)


def test_where_the_permit_type_says_so_silence_grants_and_the_overrun_stays_on_file(office):
    let_silence_grant()
    case_id = silent_file(office)

    swept = office.sweep(minutes=2)

    assert (swept.deemed, swept.faults) == (1, ())
    assert kinds_of(case_id).count("deemed_approved") == 1
    assert [breach.case_id for breach in silences(office)] == [case_id]
    assert office.task(case_id).step_key == "number"
    assert verify(db.session) == ()
    assert office.sweep().deemed == 0


def test_a_file_that_cannot_be_granted_is_left_to_the_office_and_the_next_one_is_granted(office, monkeypatch):
    from app.services.sweep import deeming

    let_silence_grant()
    cases = [silent_file(office), silent_file(office)]
    move = deeming.move

    def moved(session, **asked):
        if asked["case_id"] == cases[0]:
            raise RuntimeError("poisoned")
        return move(session, **asked)

    monkeypatch.setattr(deeming, "move", moved)

    swept = office.sweep(minutes=2)

    assert swept.deemed == 1
    assert [breach.case_id for breach in silences(office)] == [cases[1]]
    assert "poisoned" in swept.faults[0]
    monkeypatch.undo()
    assert office.sweep().deemed == 1


def test_a_file_that_has_ended_was_not_met_with_silence(office):
    case_id = silent_file(office)
    office.set_case(case_id, status="withdrawn", ended_at=office.now)

    assert office.sweep(minutes=2).deemed == 0
    assert db.session.get_one(CaseRecord, case_id).deemed_flagged_at is None
