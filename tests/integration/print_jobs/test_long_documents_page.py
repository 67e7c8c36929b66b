"""The page of long documents: asked for from the register, watched, fetched, and nobody else's."""

from __future__ import annotations

from http import HTTPStatus
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.extensions import db
from app.records.documents import PrintJobRecord
from app.services.print_jobs import work
from tests.integration.screens_staff.desks import BUDI, FRONT_KAMPAR, SITI, TIA, Desks

PAGE = "/long-documents/"


@pytest.fixture
def desks(house):
    opened = Desks(house.move_into("staffed"), house=house)
    opened.open_doors()
    yield opened
    opened.close_doors()


def address(page) -> str:
    return page.answer.request.path


def make(desks) -> None:
    with desks.app.app_context():
        work(db.session, desks.tools, lambda: desks.now)


def test_a_register_is_asked_for_from_its_page_watched_and_fetched(desks):
    desks.file(name="CV Rimba")
    asking = desks.read(SITI, "/register/?from=2026-11-01").follow("Cetak Buku Registrasi")
    assert "tidak terdengar kabarnya" in asking.text

    watched = asking.form("Buat").fill({"Bentuk berkas": "Buku kerja Excel"}).press()

    state = f"{address(watched)}/state"
    assert desks.at(SITI).get(state).json["is_unfinished"] is True
    make(desks)
    assert desks.at(SITI).get(state).json == {
        "is_unfinished": False,
        "status": "Siap",
        "sentence": "1 baris. Dapat diunduh selama 30 hari.",
        "percent": 100,
    }
    fetched = desks.at(SITI).get(f"{address(watched)}/file", buffered=True)
    assert "no-store" in fetched.headers["Cache-Control"]
    rows = load_workbook(BytesIO(fetched.data)).active.iter_rows(values_only=True)
    assert [row[3] for row in rows if row[0] == 1] == ["CV Rimba"]
    for other in (BUDI, FRONT_KAMPAR):
        for way in (address(watched), state, f"{address(watched)}/file"):
            assert desks.at(other).get(way).status_code == HTTPStatus.NOT_FOUND
    assert desks.at(TIA).get(PAGE).status_code == HTTPStatus.FORBIDDEN


def test_pressed_twice_or_after_going_back_the_form_asks_for_one_document(desks):
    form = desks.read(SITI, PAGE).form("Buat")
    first = form.press()
    make(desks)

    second = form.press()

    assert address(second) == address(first)
    with desks.app.app_context():
        assert db.session.query(PrintJobRecord).count() == 1


def test_a_cancelled_document_is_not_made_and_a_wrong_period_is_told(desks):
    asking = desks.read(SITI, PAGE)
    wrong = asking.form("Buat").fill({"Hari pertama": "2026-12-01", "Hari terakhir": "2026-01-01"})
    assert "bukan suatu periode" in wrong.press().text
    watched = desks.read(SITI, PAGE).form("Buat").press()

    stopped = watched.form("Batalkan dokumen ini").press()

    assert "Anda membatalkannya" in stopped.text
    make(desks)
    assert desks.at(SITI).get(f"{address(watched)}/file").status_code == HTTPStatus.NOT_FOUND


def test_a_register_that_knows_no_status_says_that_it_is_not_narrowed_by_one(desks):
    asking = desks.read(SITI, PAGE).form("Buat")
    asking.fill({"Dokumen": "Register izin terbit", "Status (Buku Registrasi)": "Selesai"})

    watched = asking.press()

    assert "tidak mengenal status" in watched.text
    with desks.app.app_context():
        assert db.session.scalars(db.select(PrintJobRecord.parameters)).one()["status"] == ""
