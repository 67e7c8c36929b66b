"""A duplicate of a lost permit: counted, on a slip, told to whoever checks the permit, and never of one that ended."""

from app.extensions import db
from app.records.cases import EventRecord
from app.records.papers import FileRecord
from app.records.permits import PermitCopyRecord
from app.screens.request_keys import new_request_key
from app.services.tools import EXTENSION
from tests.integration.screens_public.papers import NOW
from tests.starting import at_once

ASKED = {"given_to": "Anto Wijaya", "reason": "Hilang di jalan", "loss_report": "LP/12/XI/2026"}


def archived(office, permit):
    office.extensions[EXTENSION].store.put(permit.pdf)
    db.session.get(FileRecord, permit.row.sha256).stored_at = NOW
    db.session.commit()


def ask(client, permit, **changed):
    typed = {"request_key": new_request_key()} | ASKED | changed
    return client.post(f"/permits/{permit.row.id}/copies", data=typed)


def test_a_duplicate_is_counted_and_everybody_who_checks_the_permit_sees_it(office, visitor, permit):
    archived(office, permit)
    clerk = office.test_client().login("backoffice.rohil")

    first, second = ask(clerk, permit), ask(clerk, permit, reason="Rusak terkena banjir")

    assert (first.status_code, second.status_code) == (302, 302)
    page = visitor.get(permit.address).text
    assert "Duplikat ke-1 dikeluarkan pada Senin, 23 November 2026" in page
    assert "Duplikat ke-2 dikeluarkan pada Senin, 23 November 2026" in page
    assert "LP/12/XI/2026" not in page
    assert [row.place for row in db.session.query(PermitCopyRecord).order_by(PermitCopyRecord.place)] == [
        1,
        2,
    ]
    assert db.session.query(EventRecord).filter_by(kind="copy_given").count() == 2
    assert clerk.get(f"/permits/{permit.row.id}/permit.pdf", buffered=True).data == permit.pdf
    assert clerk.get(f"/permits/{permit.row.id}/copies/2.pdf", buffered=True).data.startswith(b"%PDF-")


def test_pressed_twice_the_form_gives_one_duplicate_and_names_it_both_times(office, permit):
    archived(office, permit)
    clerk = office.test_client().login("backoffice.rohil")
    key = new_request_key()

    answers = [ask(clerk, permit, request_key=key) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    page = clerk.get(f"/permits/{permit.row.id}").text
    assert page.count("Duplikat ke-1 sudah dicatat") == 2
    assert db.session.query(PermitCopyRecord).count() == 1
    assert db.session.query(EventRecord).filter_by(kind="copy_given").count() == 1


def test_the_same_press_that_arrives_twice_at_the_same_instant_gives_one_duplicate(office, permit):
    archived(office, permit)
    key, permit_id = new_request_key(), permit.row.id
    clerks = [office.test_client().login("backoffice.rohil") for _ in range(2)]

    at_once(
        office,
        [
            lambda clerk=clerk: clerk.post(f"/permits/{permit_id}/copies", data={"request_key": key, **ASKED})
            for clerk in clerks
        ],
    )

    assert [row.place for row in db.session.query(PermitCopyRecord)] == [1]
    assert db.session.query(EventRecord).filter_by(kind="copy_given").count() == 1


def test_no_duplicate_is_given_of_a_permit_that_was_revoked(office, permit):
    permit.row.state = "revoked"
    db.session.commit()
    clerk = office.test_client().login("backoffice.rohil")

    answer = ask(clerk, permit)

    assert answer.status_code == 409
    assert "Izin ini tidak berlaku (Dicabut)" in answer.text
    assert db.session.query(PermitCopyRecord).count() == 0


def test_only_the_counter_gives_duplicates(office, permit):
    for username in ("kadis.rohil", "supervisor.rohil", "backoffice.kampar"):
        assert ask(office.test_client().login(username), permit).status_code in {403, 404}

    assert db.session.query(PermitCopyRecord).count() == 0
