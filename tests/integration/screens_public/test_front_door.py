"""The first page for the public, the two places to paste a code, and what a watcher of the machine asks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError

from app.extensions import db
from app.records.duties import SweepRunRecord
from app.services import health
from tests.integration.screens_public.papers import NOW, filed_case, kept
from tests.journeys.pages import Page


def test_a_visitor_learns_who_this_is_and_where_to_ask(visitor):
    page = Page(visitor, visitor.get("/"))

    for words in (
        "DPMPTSP Kabupaten Rokan Hilir",
        "DPMPTSP Kabupaten Kampar",
        "Periksa keaslian izin",
        "Lacak permohonan",
    ):
        assert page.says(words), words
    assert page.follow("Masuk petugas").says("Kata sandi")


def test_an_officer_is_sent_to_where_his_day_begins(office):
    answer = office.test_client().login("backoffice.rohil").get("/")

    assert (answer.status_code, answer.location) == (302, "/inbox/")


def test_an_office_with_nothing_set_up_has_a_first_page_too(bare_app):
    assert bare_app.test_client().get("/").status_code == 200


@pytest.mark.parametrize(
    "pasted", ["{token}", " {token} ", "http://localhost/v/{token}", "https://izin.contoh.go.id/v/{token}/"]
)
def test_a_pasted_link_or_code_leads_to_the_permit(visitor, permit, pasted):
    answer = visitor.get("/v", query_string={"kode": pasted.format(token=permit.row.token)})

    assert answer.location == permit.address


@pytest.mark.parametrize(
    "typed", ["vvx7-ncpp-yyk9-8yq7-y2rd", "VVX7 NCPP YYK9 8YQ7 Y2RD", " vvx7ncppyyk98yq7y2rd "]
)
def test_the_code_of_a_receipt_may_be_typed_in_any_way(office, visitor, typed):
    filed_case(token="vvx7-ncpp-yyk9-8yq7-y2rd")

    answer = visitor.get("/lacak", query_string={"kode": typed}, follow_redirects=True)

    assert answer.status_code == 200
    assert "Izin Instalasi Genset" in answer.text


def test_a_pasted_link_leads_to_the_file(visitor, case):
    answer = visitor.get("/lacak", query_string={"kode": f"http://localhost/lacak/{case.tracking_token}"})

    assert answer.location == f"/lacak/{case.tracking_token}"


def test_whoever_has_no_code_yet_is_asked_for_it(visitor):
    answer = visitor.get("/v")

    assert answer.status_code == 200
    assert 'name="kode"' in answer.text


@pytest.mark.parametrize("pasted", ["500.16.7.2/0001/GENSET", "https://jahat.example/?x=y", "a b c"])
def test_what_is_no_code_is_said_so(visitor, pasted):
    answers = [visitor.get(place, query_string={"kode": pasted}) for place in ("/v", "/lacak")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert all("Tidak ada yang ditemukan" in answer.text for answer in answers)


def test_a_visitors_wrong_turn_has_the_publics_face(visitor):
    answer = visitor.get("/tidak-ada")

    assert answer.status_code == 404
    assert "Menu utama" not in answer.text
    assert 'class="public"' in answer.text


def test_the_watcher_hears_of_a_fresh_sweep(visitor):
    kept(SweepRunRecord(started_at=NOW - timedelta(minutes=2), finished_at=NOW - timedelta(minutes=1)))

    answer = visitor.get("/sehat")

    assert answer.status_code == 200
    assert answer.json == {
        "status": "ok",
        "database": True,
        "sweep": {"seconds_ago": 60, "is_fresh": True},
        "files": {"seconds_ago": None, "is_whole": True},
    }


@pytest.mark.parametrize("finished", [None, NOW - timedelta(hours=2)])
def test_the_watcher_hears_of_a_sleeping_sweep(visitor, finished):
    kept(SweepRunRecord(started_at=NOW - timedelta(hours=2), finished_at=finished))

    told = visitor.get("/sehat").json

    assert (told["status"], told["sweep"]["is_fresh"]) == ("degraded", False)


def test_the_watcher_hears_of_a_database_that_is_away(visitor, monkeypatch):
    class Away:
        def execute(self, *_args):
            raise OperationalError("select", {}, Exception("connection refused"))

        def rollback(self):
            raise OperationalError("rollback", {}, Exception("connection refused"))

    monkeypatch.setattr("app.screens.public.health.session", Away)

    answer = visitor.get("/sehat")

    assert (answer.status_code, answer.json["database"]) == (503, False)


def test_health_is_read_from_the_last_sweep_that_finished(office):
    for minutes in (30, 10, 20):
        at = NOW - timedelta(minutes=minutes)
        kept(SweepRunRecord(started_at=at, finished_at=at))
    kept(SweepRunRecord(started_at=NOW, finished_at=None))

    assert health.read_health(db.session, NOW, 60).heartbeat.last_run_at == NOW - timedelta(minutes=10)
