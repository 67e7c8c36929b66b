"""A permit is revoked by decree: who may, what is asked, and that everybody sees it at once."""

import json
from datetime import timedelta
from io import BytesIO

import pytest

from app.extensions import db
from app.records.cases import EventRecord
from app.records.permits import PermitRecord
from app.screens.request_keys import new_request_key
from app.services.demo.pages import example_page
from tests.clients import PASSWORD
from tests.integration.screens_public.papers import NOW

DECREE = {"decree_number": "500.16/77/2026", "decree_on": "2026-11-23", "note": "Izin disalahgunakan"}


@pytest.fixture
def head(office):
    return office.test_client().login("kadis.rohil", PASSWORD)


@pytest.fixture
def clerk(office):
    return office.test_client().login("backoffice.rohil", PASSWORD)


def revoke(client, permit, **decree):
    scan = BytesIO(example_page("Keputusan", "Pencabutan")), "keputusan.pdf"
    typed = {"scan": scan, "request_key": new_request_key()} | DECREE | decree
    return client.post(f"/permits/{permit.row.id}/revoke", data=typed)


def test_the_head_revokes_by_decree_and_the_public_page_says_so_at_once(head, visitor, permit):
    answer = revoke(head, permit)

    assert answer.status_code == 302
    page = visitor.get(permit.address).text
    assert "Dicabut" in page
    assert "Izin disalahgunakan" not in page
    listed = json.loads(visitor.get("/proof/revoked.json").json["payload"])
    assert (len(listed["revoked"]), listed["void"]) == (1, [])


def test_pressed_twice_the_decree_revokes_once_and_the_second_press_sees_it_done(head, permit, case):
    key = new_request_key()

    answers = [revoke(head, permit, request_key=key) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert db.session.query(EventRecord).filter_by(case_id=case.id, kind="permit_revoked").count() == 1


def test_no_permit_is_revoked_without_the_scan_of_its_decree(head, permit):
    answer = head.post(f"/permits/{permit.row.id}/revoke", data=DECREE | {"request_key": new_request_key()})

    assert answer.status_code == 422
    assert db.session.query(PermitRecord).one().state == "valid"


def test_the_case_remembers_by_which_decree_and_why(head, permit, case):
    revoke(head, permit)

    events = {one.kind: one.body for one in db.session.query(EventRecord).filter_by(case_id=case.id)}
    assert events["permit_revoked"]["decree"] == "500.16/77/2026"
    assert events["paper_added"]["name"] == "keputusan.pdf"
    assert "500.16/77/2026" in head.get(f"/permits/{permit.row.id}").text


def test_a_clerk_may_not_revoke(clerk, permit):
    answer = revoke(clerk, permit)

    assert answer.status_code in {302, 403}
    assert db.session.query(PermitRecord).one().state == "valid"
    assert "Cabut izin" not in clerk.get(f"/permits/{permit.row.id}").text


@pytest.mark.parametrize(
    "fault",
    [{"decree_number": " "}, {"note": ""}, {"decree_on": "kemarin"}, {"decree_on": str((NOW + timedelta(days=2)).date())}],
)  # fmt: skip
def test_an_incomplete_decree_revokes_nothing(head, permit, fault):
    answer = revoke(head, permit, **fault)

    assert "Keputusannya belum lengkap" in answer.text
    assert db.session.query(PermitRecord).one().state == "valid"


def test_revoking_twice_changes_nothing_more(head, permit):
    revoke(head, permit)

    revoke(head, permit, decree_number="500.16/78/2026")

    assert db.session.query(PermitRecord).one().decree_number == "500.16/77/2026"
