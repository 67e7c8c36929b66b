"""The page of a case: all about it for who may see it, and exactly what he may do."""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest

from app.extensions import db
from app.services.casework.offers import list_offers
from tests.integration.screens_staff.desks import (
    ADMIN,
    BUDI,
    FRONT_KAMPAR,
    KADIS,
    KAMPAR,
    MUDA,
    NIK,
    OTHER_TEAM,
    SITI,
    TIA,
)


def ribbon(page) -> list[tuple[str, str]]:
    steps = page.tree.xpath("//ol[contains(@class, 'ribbon')]/li")
    return [(each.get("class"), " ".join(each.text_content().split())) for each in steps]


def test_the_page_tells_number_applicant_promise_and_where_the_file_stands(office):
    case_id = office.file(name="PT Rimba Energi Riau")

    page = office.read(BUDI, f"/cases/{case_id}")

    told = ("2026/11/00001", "Izin Instalasi Genset — PT Rimba Energi Riau", "sisa 15 m dari 15 m")
    assert [page.says(each) for each in told] == [True] * 3
    assert page.says("SOP v1 · janji layanan 7 hari kerja")


def test_the_ribbon_shows_each_step_with_its_holder_and_the_time_it_took(office):
    case_id = office.file()
    office.wait(minutes=5)

    steps = ribbon(office.read(BUDI, f"/cases/{case_id}"))

    assert len(steps) == 10
    assert steps[0] == ("done", "1 Permohonan Pemohon · 0 m / 30 m selesai")
    assert steps[1] == ("current", "2 Periksa berkas Petugas Back Office · 5 m / 15 m sekarang")
    assert steps[3] == ("ahead", "4 Rekomendasi Tim Teknis Dinas Kominfo · 7 h belum")


def test_a_step_sent_back_is_to_be_done_again(office):
    case_id = office.file_at_technical_team()
    office.act(case_id, TIA, 4, "return", note="Lokasi belum jelas.")

    steps = ribbon(office.read(BUDI, f"/cases/{case_id}"))

    assert [state for state, _ in steps[:4]] == ["done", "done", "current", "ahead"]


@pytest.mark.parametrize("username", [TIA, OTHER_TEAM, MUDA])
def test_a_file_that_never_came_to_ones_desk_is_not_ones_to_see(office, username):
    case_id = office.file()

    answer = office.at(username).get(f"/cases/{case_id}")

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Jabatan Anda tidak berhak melakukan ini." in answer.text
    assert "PT Rimba Energi Riau" not in answer.text


def test_a_file_stays_in_sight_of_whom_it_has_passed(office):
    case_id = office.file_at_technical_team()
    office.act(case_id, TIA, 4, "recommended", answers={"text": "Layak."})

    page = office.read(TIA, f"/cases/{case_id}")

    assert page.says("Izin Instalasi Genset")
    assert page.tree.xpath("//form[contains(@action, '/act')]") == []


@pytest.mark.parametrize("username", [KAMPAR, FRONT_KAMPAR])
def test_another_agencys_file_is_as_unknown_as_one_that_does_not_exist(office, username):
    case_id = office.file()

    there = office.at(username).get(f"/cases/{case_id}")
    nowhere = office.at(username).get("/cases/987654")

    assert [there.status_code, nowhere.status_code] == [HTTPStatus.NOT_FOUND] * 2
    assert _said(there, case_id) == _said(nowhere, 987654)


def _said(page, case_id):
    """What a page says, but for its own address and the form token, which holds the second it was drawn in."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page.text).replace(f"/cases/{case_id}", "")


@pytest.mark.parametrize("number", ["99999999999999999999", "9223372036854775807", "0"])
def test_a_number_that_no_file_has_is_answered_in_peace(office, number):
    assert office.at(BUDI).get(f"/cases/{number}").status_code == HTTPStatus.NOT_FOUND


def test_an_admin_reads_no_files(office):
    case_id = office.file()

    assert office.at(ADMIN).get(f"/cases/{case_id}").status_code == HTTPStatus.FORBIDDEN


def test_the_numbers_of_identity_are_whole_only_for_who_works_on_the_file(office):
    case_id = office.file()

    assert office.read(BUDI, f"/cases/{case_id}").says(NIK)
    at_supervisor = office.read(SITI, f"/cases/{case_id}")
    assert not at_supervisor.says(NIK)
    assert at_supervisor.says("1407**********01")


@pytest.mark.parametrize(
    ("username", "came_from", "leads"),
    [
        (BUDI, "", ("/inbox/", "Kotak tugas")),
        (SITI, "", ("/register/", "Semua berkas")),
        (SITI, "?next=/rescue/", ("/rescue/", "Kembali ke daftar")),
    ],
)
def test_the_way_back_leads_where_the_reader_may_go(office, username, came_from, leads):
    case_id = office.file()

    way = office.read(username, f"/cases/{case_id}{came_from}").tree.find(".//nav[@class='crumb']/a")

    assert (way.get("href"), way.text) == leads
    assert office.at(username).get(way.get("href")).status_code == HTTPStatus.OK


@pytest.mark.parametrize("username", [BUDI, TIA, KADIS, SITI])
def test_the_panel_offers_exactly_what_the_office_allows(office, username):
    case_id = office.file_at_technical_team()
    with office.app.app_context():
        offers = list_offers(db.session, office.tools, case_id, office.actor(username), office.now)
        allowed = {(str(offer.task), offer.outcome) for offer in offers}

    page = office.at(username).get(f"/cases/{case_id}")

    forms = _forms(page)
    assert forms == allowed
    assert bool(allowed) is (username == TIA)


def _forms(answer) -> set[tuple[str, str]]:
    import lxml.html

    tree = lxml.html.fromstring(answer.text)
    return {
        (
            form.find(".//input[@name='task']").get("value"),
            form.find(".//input[@name='outcome']").get("value"),
        )
        for form in tree.xpath("//form[contains(@action, '/act')]")
    }


def test_each_due_time_leads_to_how_it_was_counted(office):
    case_id = office.file_checked()

    page = office.read(BUDI, f"/cases/{case_id}")

    told = {
        " ".join(line.text_content().split()): line.find("a").get("href")
        for line in page.tree.xpath("//section[@id='clocks']//li")
    }
    assert told == {
        "Langkah 3: Teruskan tanpa batas waktu": f"/cases/{case_id}/clocks#task-3",
        "Janji layanan seluruhnya tenggat 2 Des 2026 16.00": f"/cases/{case_id}/clocks#promise",
        "Batas waktu menurut undang-undang untuk memutuskan tenggat 30 Nov 2026 16.00": (
            f"/cases/{case_id}/clocks#deemed"
        ),
    }


def test_the_history_tells_what_happened_newest_first_a_page_at_a_time(office):
    case_id = office.file()
    for _round in range(3):
        office.find_all_fitting(case_id)

    newest = office.read(BUDI, f"/cases/{case_id}")
    older = newest.follow("Lebih lama")
    oldest = older.follow("Lebih lama")

    assert newest.says("Dokumen diperiksa: Pasfoto berwarna ukuran 3 × 4 sesuai")
    assert not newest.says("Permohonan didaftarkan dengan SOP versi 1")
    assert oldest.says("Permohonan didaftarkan dengan SOP versi 1")
    assert older.says("7 dokumen masuk")
    assert oldest.follow("Terbaru").text == newest.text


def test_a_longer_history_asks_the_database_no_more_often(office):
    case_id = office.file()
    office.read(BUDI, f"/cases/{case_id}")
    with office.counting() as at_first:
        office.read(BUDI, f"/cases/{case_id}")
    for _round in range(4):
        office.find_all_fitting(case_id)

    with office.counting() as later:
        office.read(BUDI, f"/cases/{case_id}")

    assert len(later) == len(at_first)
    assert len(later) <= 25


def test_what_was_asked_of_the_applicant_stands_on_the_page_until_it_is_answered(office):
    case_id = office.file()
    sent = office.read(BUDI, f"/cases/{case_id}").form("Kembalikan ke pemohon")

    sent.fill(
        {
            "Catatan": "Mohon KTP yang jelas.",
            "Kartu Tanda Penduduk (KTP) pemohon atau penanggung jawab": "buram",
        }
    )
    sent.press()
    page = office.read(BUDI, f"/cases/{case_id}")

    assert page.says("Diminta dari pemohon")
    assert page.says("Kartu Tanda Penduduk (KTP) pemohon atau penanggung jawab: buram")
    assert page.says("jam berhenti sejak 23 Nov")
    assert page.says("Terima perbaikan pemohon")
