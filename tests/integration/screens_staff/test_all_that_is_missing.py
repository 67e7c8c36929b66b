"""An officer is told all that his decision lacks at once, each with the way to its place on the page."""

from __future__ import annotations

from http import HTTPStatus
from io import BytesIO

from tests.integration.screens_staff.desks import BUDI, TIA

KEY = {"request_key": "kunci-uji-0000000001"}


def test_a_refusal_without_note_and_reason_names_both_and_leads_to_them(office):
    case_id = office.file_at_technical_team()

    page = office.read(TIA, f"/cases/{case_id}").form("Tidak layak, tolak permohonan").press()

    assert page.answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert page.says("Belum tersimpan: 2 hal belum ada atau keliru.")
    assert page.says("Catatan belum diisi.")
    assert page.says("Alasan belum dipilih.")
    assert 'href="#note-4-reject"' in page.answer.text
    assert 'href="#reason-4-reject"' in page.answer.text
    assert 'aria-invalid="true" aria-describedby="reason-4-reject-fault"' in page.answer.text


def test_a_bad_file_does_not_hide_what_else_is_missing(office):
    case_id = office.file_at_technical_team()
    before = office.footprint()
    data = {
        "task": "4",
        "outcome": "recommended",
        "answer-4-recommended-letter": (BytesIO(b"MZ\x90\x00 tidak"), "surat.pdf"),
        **KEY,
    }

    answer = office.at(TIA).post(f"/cases/{case_id}/act", data=data)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "“surat.pdf” bukan berkas jenis yang diterima (PDF)" in answer.text
    assert 'href="#answer-4-recommended-letter"' in answer.text
    assert 'href="#answer-4-recommended-text"' in answer.text
    assert office.footprint() == before


def test_documents_without_a_verdict_and_a_bad_one_are_both_told(office):
    case_id = office.file()
    bad = office.papers(case_id)[2]
    judged = {"verdict": "defective", "note": "buram, unggah ulang"}
    office.at(BUDI).post(f"/cases/{case_id}/papers/{bad}/judge", data=judged)

    page = office.read(BUDI, f"/cases/{case_id}").form("Lengkap, cetak tanda terima").press()

    assert page.says("6 persyaratan belum diperiksa")
    assert page.says("1 persyaratan tidak sesuai")
    assert page.answer.text.count('href="#checklist"') == 2
