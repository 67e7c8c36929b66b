"""Lembar bukti perhitungan waktu: all clocks of a case on paper, with the seal of its last event."""

from __future__ import annotations

from sqlalchemy import select

from app.extensions import db
from app.records.cases import CaseRecord
from tests import pdf_tools
from tests.calendars import at
from tests.integration.screens_staff.desks import NIK, SITI


def sheet_of(office, case_id, folder):
    file = folder / "sheet.pdf"
    answer = office.at(SITI).get(f"/cases/{case_id}/clocks.pdf")
    assert answer.mimetype == "application/pdf"
    file.write_bytes(answer.data)
    return file


def last_hash(office, case_id) -> str:
    with office.app.app_context():
        return db.session.scalars(select(CaseRecord.last_hash).where(CaseRecord.id == case_id)).one()


def test_the_sheet_tells_what_the_page_tells(office, tmp_path):
    office.now = at("2026-12-22 09:00")
    case_id = office.file_at_technical_team()
    office.now = at("2027-01-04 09:00")

    text = pdf_tools.words_of(sheet_of(office, case_id, tmp_path))

    for words in (
        "LEMBAR BUKTI PERHITUNGAN WAKTU",
        "Dicetak : 4 Jan 2027 09.00 WIB",
        "Langkah 4: Rekomendasi",
        "Kamis, 24 – Minggu, 27",
        "dihitung 5 hari kerja = batas 5 hari kerja",
        "Lewat batas — berpotensi dikabulkan menurut hukum.",
        "Undang-Undang Nomor 30 Tahun 2014",
        "Petugas Back Office",
    ):
        assert words in text, words


def test_the_sheet_carries_the_seal_of_the_last_event_and_no_number_of_identity(office, tmp_path):
    case_id = office.file()

    text = pdf_tools.words_of(sheet_of(office, case_id, tmp_path))

    assert last_hash(office, case_id) in text.replace(" ", "")
    assert NIK not in text
    assert "1407**********01" in text


def test_the_sheet_carries_its_typefaces_and_counts_its_pages(office, tmp_path):
    file = sheet_of(office, office.file_at_technical_team(), tmp_path)

    assert pdf_tools.fonts_not_embedded(file) == []
    assert "Halaman 1 dari" in pdf_tools.text_of(file, page=1)


def test_the_sheet_speaks_indonesian_to_an_english_reader(office, tmp_path):
    case_id = office.file()
    office.at(SITI).post("/lang/en")

    text = pdf_tools.words_of(sheet_of(office, case_id, tmp_path))

    assert "jam mulai berjalan" in text
    assert "the clock starts" not in text


def test_drawing_it_up_changes_nothing_on_file(office, tmp_path):
    case_id = office.file()
    before = office.footprint()

    sheet_of(office, case_id, tmp_path)

    assert office.footprint() == before
