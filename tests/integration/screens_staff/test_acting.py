"""Finishing a step from the page, and every way of misusing it: a sentence, an honest status, nothing changed."""

from __future__ import annotations

from http import HTTPStatus
from io import BytesIO

import pytest
from sqlalchemy import delete, update

from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.calendars import DayHoursRecord, HoursPeriodRecord
from app.services.demo.pages import example_page
from app.services.transactions import transaction
from tests.integration.screens_staff.desks import BUDI, KAMPAR, MUDA, PDF, RATNA, TIA

KEY = {"request_key": "kunci-uji-0000000001"}
CHECK = {"task": "2", "outcome": "complete", **KEY}
RECOMMEND = {"task": "4", "outcome": "recommended", **KEY}


def post(office, username, case_id, data, **more):
    return office.at(username).post(f"/cases/{case_id}/act", data=data, **more)


def test_a_finished_step_leads_on_and_says_so(office):
    case_id = office.file()
    office.find_all_fitting(case_id)

    page = office.read(BUDI, f"/cases/{case_id}").form("Lengkap, cetak tanda terima").press()

    assert page.says("Tersimpan: Lengkap, cetak tanda terima")
    assert page.says("Langkah 3: Teruskan")
    assert page.says("Tanda terima")


def test_who_hands_a_file_on_goes_back_to_where_he_came_from(office):
    case_id = office.file_checked()
    page = office.read(BUDI, "/inbox/?step=3").follow("2026/11/00001")

    page.form("Teruskan ke Tim Teknis").press()
    data = {"task": "3", "outcome": "to_technical_team", "next": "/inbox/?step=3", **KEY}
    again = post(office, BUDI, case_id, data)

    assert again.status_code == HTTPStatus.CONFLICT


def test_an_address_of_another_host_is_never_gone_to(office):
    case_id = office.file_checked()
    data = {"task": "3", "outcome": "to_technical_team", "next": "https://jahat.example/", **KEY}

    answer = post(office, BUDI, case_id, data)

    assert answer.location == "/inbox/"


def test_another_position_is_told_whose_step_it_is(office):
    case_id = office.file()
    before = office.footprint()

    answer = post(office, MUDA, case_id, CHECK)

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Langkah ini dipegang Petugas Back Office" in answer.text
    assert office.footprint() == before


def test_a_stale_tab_reads_who_was_faster_and_loses_no_note(office):
    case_id = office.file()
    office.find_all_fitting(case_id)
    stale = office.read(RATNA, f"/cases/{case_id}").form("Lengkap, cetak tanda terima")
    office.read(BUDI, f"/cases/{case_id}").form("Lengkap, cetak tanda terima").press()
    before = office.footprint()

    page = stale.fill({"Catatan": "Sudah saya teliti satu per satu."}).press()

    assert page.answer.status_code == HTTPStatus.CONFLICT
    assert page.says("Tugas ini sudah ditindaklanjuti oleh Budi Contoh pada 23 Nov 2026 09.00.")
    assert page.says("Sudah saya teliti satu per satu.")
    assert office.footprint() == before


def test_a_double_press_does_the_thing_once_and_says_it_is_done(office):
    case_id = office.file()
    office.find_all_fitting(case_id)

    answers = [post(office, BUDI, case_id, CHECK) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [HTTPStatus.FOUND] * 2
    assert [event.body["outcome"] for event in office.told(case_id, "outcome_taken")] == [
        "submitted",
        "complete",
    ]


def test_a_file_is_not_complete_before_every_document_is_judged(office):
    case_id = office.file()
    before = office.footprint()

    answer = post(office, BUDI, case_id, CHECK)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Berkas belum dapat diteruskan: 7 persyaratan belum diperiksa" in answer.text
    assert office.footprint() == before


def test_a_return_without_a_note_comes_back_with_everything_typed(office):
    case_id = office.file_at_technical_team()
    form = office.read(TIA, f"/cases/{case_id}").form("Kembalikan ke Back Office")

    page = form.press()

    assert page.answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert page.says("Catatan belum diisi.")
    assert office.told(case_id, "outcome_taken")[-1].body["outcome"] == "to_technical_team"


def test_a_refusal_needs_its_coded_reason_and_keeps_the_note_that_was_typed(office):
    case_id = office.file_at_technical_team()
    data = {"task": "4", "outcome": "reject", "note": "Tidak sesuai jarak aman.", "reason": "karangan", **KEY}

    answer = post(office, TIA, case_id, data)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Alasan belum dipilih." in answer.text
    assert ">Tidak sesuai jarak aman.</textarea>" in answer.text


def test_a_correction_carries_what_was_found_wrong_with_each_document(office):
    case_id = office.file()
    ktp = office.papers(case_id)[2]
    judged = {"verdict": "defective", "note": "buram, unggah ulang"}
    office.at(BUDI).post(f"/cases/{case_id}/papers/{ktp}/judge", data=judged)

    form = office.read(BUDI, f"/cases/{case_id}").form("Kembalikan ke pemohon")
    form.fill({"Catatan": "Mohon diperbaiki."}).press()

    (asked,) = office.told(case_id, "correction_asked")
    assert asked.body["defects"] == [{"subject": "ktp", "note": "buram, unggah ulang"}]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({**CHECK, "outcome": "karangan"}, HTTPStatus.UNPROCESSABLE_ENTITY),
        ({**CHECK, "outcome": ""}, HTTPStatus.UNPROCESSABLE_ENTITY),
        ({**CHECK, "task": "99"}, HTTPStatus.CONFLICT),
        ({**CHECK, "task": "dua"}, HTTPStatus.CONFLICT),
        ({**CHECK, "task": "99999999999999999999"}, HTTPStatus.CONFLICT),
        ({**CHECK, "task": "1"}, HTTPStatus.CONFLICT),
        ({"task": "2", "outcome": "complete"}, HTTPStatus.BAD_REQUEST),
        ({**CHECK, "request_key": "x"}, HTTPStatus.BAD_REQUEST),
    ],
)
def test_a_form_that_no_page_draws_changes_nothing(office, data, status):
    case_id = office.file()
    before = office.footprint()

    assert post(office, BUDI, case_id, data).status_code == status
    assert office.footprint() == before


def test_an_unknown_file_and_another_agencys_file_are_not_found(office):
    case_id = office.file()
    before = office.footprint()

    answers = [post(office, BUDI, 987654, CHECK), post(office, KAMPAR, case_id, CHECK)]

    assert [answer.status_code for answer in answers] == [HTTPStatus.NOT_FOUND] * 2
    assert office.footprint() == before


def test_without_the_form_guards_token_nothing_is_done(office):
    case_id = office.file()
    before = office.footprint()

    answer = post(office, BUDI, case_id, CHECK, with_token=False)

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert office.footprint() == before


@pytest.mark.parametrize(
    "path", ["act", "take", "release", "withdraw", "cancel", "print-for-signing", "papers/1/judge"]
)
def test_nothing_is_done_by_opening_an_address(office, path):
    case_id = office.file()

    assert office.at(BUDI).get(f"/cases/{case_id}/{path}").status_code == HTTPStatus.METHOD_NOT_ALLOWED


def uploaded(content: bytes, name: str) -> dict[str, object]:
    return {
        "answer-4-recommended-letter": (BytesIO(content), name),
        "answer-4-recommended-text": "Layak dipasang.",
    }


def test_a_pdf_that_is_no_pdf_is_refused_beside_its_field_and_nothing_typed_is_lost(office):
    case_id = office.file_at_technical_team()
    before = office.footprint()

    answer = post(office, TIA, case_id, {**RECOMMEND, **uploaded(b"MZ\x90\x00 tidak", "surat.pdf")})

    assert answer.status_code == HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    assert "“surat.pdf” bukan berkas jenis yang diterima (PDF)" in answer.text
    assert "Isian Anda masih ada; berkas unggahan harus dipilih lagi." in answer.text
    assert "Layak dipasang.</textarea>" in answer.text
    assert office.footprint() == before


def test_a_damaged_file_is_told_apart_from_a_wrong_one(office):
    case_id = office.file_at_technical_team()

    answer = post(office, TIA, case_id, {**RECOMMEND, **uploaded(PDF[:12], "surat.pdf")})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "rusak atau tidak utuh" in answer.text


def test_a_path_in_a_file_name_leads_nowhere(office):
    case_id = office.file_at_technical_team()
    letter = example_page("Surat rekomendasi", "Anto Wijaya")

    post(office, TIA, case_id, {**RECOMMEND, **uploaded(letter, "../../etc/cron.d/surat.pdf")})

    assert office.told(case_id, "paper_added")[-1].body["name"] == "surat.pdf"


def test_an_upload_beyond_what_the_office_takes_is_refused_by_its_size(office):
    case_id = office.file_at_technical_team()
    before = office.footprint()
    office.app.config["MAX_CONTENT_LENGTH"], kept = 20_000, office.app.config["MAX_CONTENT_LENGTH"]
    try:
        answer = post(office, TIA, case_id, {**RECOMMEND, **uploaded(PDF * 1000, "besar.pdf")})
    finally:
        office.app.config["MAX_CONTENT_LENGTH"] = kept

    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "Terlalu besar" in answer.text
    assert office.footprint() == before


def test_an_answer_of_the_wrong_type_is_marked_and_kept_as_typed(office):
    case_id = office.file_at_technical_team()
    typed = {"answer-4-recommended-dated_on": "besok", "answer-4-recommended-text": "Layak."}

    answer = post(office, TIA, case_id, {**RECOMMEND, **typed})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Ini bukan tanggal." in answer.text
    assert 'value="besok"' in answer.text
    assert office.told(case_id, "outcome_taken")[-1].body["outcome"] == "to_technical_team"


def test_what_is_a_duty_is_asked_for_where_it_is_missing(office):
    case_id = office.file_at_technical_team()

    answer = post(office, TIA, case_id, RECOMMEND)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Wajib diisi." in answer.text


def test_a_file_that_has_ended_takes_no_more_actions(office):
    case_id = office.file()
    page = office.read(BUDI, f"/cases/{case_id}")
    page.form("Pemohon menarik permohonan").fill({"Catatan": "Batal memasang genset."}).press()

    answer = post(office, BUDI, case_id, CHECK)

    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Ditarik" in answer.text


def test_a_file_is_not_closed_early_without_a_note(office):
    case_id = office.file()

    page = office.read(BUDI, f"/cases/{case_id}").form("Pemohon menarik permohonan").press()

    assert page.answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert office.told(case_id, "case_ended") == []


def test_an_agency_without_office_hours_is_told_what_it_lacks(office):
    case_id = office.file_checked()
    with office.app.app_context(), transaction(db.session) as writing:
        # Only an agency that never put a calendar in force can stand without hours.
        for record in (DayHoursRecord, HoursPeriodRecord):
            writing.execute(delete(record))
        writing.execute(update(AgencyRecord).values(calendar_number=0, calendar_stamp="no hours"))
    before = office.footprint()

    answer = post(office, BUDI, case_id, {"task": "3", "outcome": "to_technical_team", **KEY})

    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Jam kerja instansi belum diisi" in answer.text
    assert office.footprint() == before
