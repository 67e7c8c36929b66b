"""A permit is revoked by decree: who may, what is asked, and that everybody sees it at once."""

import json
from datetime import timedelta

import pytest

from app.extensions import db
from app.records.cases import EventRecord
from app.records.permits import PermitRecord
from tests.clients import PASSWORD
from tests.integration.screens_public.papers import NOW

DECREE = {"decree_number": "500.16/77/2026", "decree_on": "2026-11-23", "note": "Izin disalahgunakan"}


@pytest.fixture
def head(office):
    return office.test_client().login("kadis.rohil", PASSWORD)


@pytest.fixture
def clerk(office):
    return office.test_client().login("backoffice.rohil", PASSWORD)


def revoke(client, case, **decree):
    return client.post(f"/cases/{case.id}/revoke", data=DECREE | decree)


def test_the_head_revokes_by_decree_and_the_public_page_says_so_at_once(head, visitor, permit, case):
    answer = revoke(head, case)

    assert answer.status_code == 302
    page = visitor.get(permit.address).text
    assert "Dicabut" in page
    assert "Izin disalahgunakan" not in page
    listed = json.loads(visitor.get("/proof/revoked.json").json["payload"])
    assert len(listed["revoked"]) == 1


def test_the_case_remembers_by_which_decree_and_why(head, permit, case):
    revoke(head, case)

    event = db.session.query(EventRecord).filter_by(case_id=case.id).one()
    assert event.kind == "permit_revoked"
    assert event.body["decree"] == "500.16/77/2026"
    assert "500.16/77/2026" in head.get(f"/cases/{case.id}").text


def test_a_clerk_may_not_revoke(clerk, permit, case):
    answer = revoke(clerk, case)

    assert answer.status_code in {302, 403}
    assert db.session.query(PermitRecord).one().state == "valid"
    assert "Cabut izin" not in clerk.get(f"/cases/{case.id}").text


@pytest.mark.parametrize(
    "fault",
    [{"decree_number": " "}, {"note": ""}, {"decree_on": "kemarin"}, {"decree_on": str((NOW + timedelta(days=2)).date())}],
)  # fmt: skip
def test_an_incomplete_decree_revokes_nothing(head, permit, case, fault):
    answer = revoke(head, case, **fault)

    assert "Keputusannya belum lengkap" in answer.text
    assert db.session.query(PermitRecord).one().state == "valid"


def test_revoking_twice_changes_nothing_more(head, permit, case):
    revoke(head, case)

    revoke(head, case, decree_number="500.16/78/2026")

    assert db.session.query(PermitRecord).one().decree_number == "500.16/77/2026"
