"""Whoever changes the past at the database is found by the check of the ledger."""

import pytest
from sqlalchemy import delete, select, update

from app.extensions import db
from app.records.cases import EventRecord
from tests.forgery import unlock_events
from tests.journeys.filing import file_genset


def check_ledger(office):
    return office.app.test_cli_runner().invoke(args=["office", "verify-ledger"])


def change_the_body(event):
    forged = {**event.body, "procedure": "another"}
    return update(EventRecord).where(EventRecord.id == event.id).values(body=forged)


def change_the_person(event):
    return update(EventRecord).where(EventRecord.id == event.id).values(by=event.by + 1)


def change_the_persons_name(event):
    return update(EventRecord).where(EventRecord.id == event.id).values(by_name="Siapa Saja")


def leave_it_out(event):
    return delete(EventRecord).where(EventRecord.id == event.id)


def cut_off_the_end(event):
    return delete(EventRecord).where(
        EventRecord.case_id == event.case_id, EventRecord.sequence > event.sequence
    )


@pytest.mark.parametrize(
    "forgery",
    [change_the_body, change_the_person, change_the_persons_name, leave_it_out, cut_off_the_end],
)
def test_a_change_made_behind_the_programs_back_is_found(office, forgery):
    walk = file_genset(office)
    assert check_ledger(office).output.strip() == "Buku besar utuh."

    with office.app.app_context():
        events = select(EventRecord).where(EventRecord.case_id == walk.case_id).order_by(EventRecord.sequence)
        unlock_events(db.session)
        db.session.execute(forgery(db.session.scalars(events).first()))
        db.session.commit()

    told = check_ledger(office)
    assert told.exit_code == 1
    assert f"Berkas {walk.row.number}" in told.output
