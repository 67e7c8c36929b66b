"""The words that decrees, minutes, slips and the survey's report must carry."""

import re
from dataclasses import replace
from datetime import date

from app.documents import DocumentKind
from app.documents.samples import sample_facts
from tests import pdf_tools


def test_a_decree_considers_recalls_heeds_and_decides_in_this_order(printed):
    text = pdf_tools.words_of(printed(DocumentKind.DECREE))

    order = ["KEPUTUSAN KEPALA DINAS", "NOMOR 500.16.7.2/0042", "TENTANG IZIN INSTALASI GENSET"]
    order += ["DENGAN RAHMAT TUHAN YANG MAHA ESA", "Menimbang : a.", "Mengingat : 1.", "Memperhatikan : 1."]
    order += ["MEMUTUSKAN:", "Menetapkan :", "KESATU :", "KEDUA :", "KETIGA :", "KEEMPAT :", "KELIMA :"]
    order += ["Ditetapkan di Bagansiapiapi pada tanggal 20 November 2026", "Tembusan:"]
    places = [text.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)


def test_a_decree_without_duties_goes_on_counting_its_dicta(printed):
    text = pdf_tools.words_of(printed(DocumentKind.DECREE, conditions=(), decided=()))

    assert re.findall(r"\b(KE\w+) :", text) == ["KESATU", "KEDUA", "KETIGA"]
    assert "KETIGA : Keputusan ini mulai berlaku pada tanggal ditetapkan" in text


def test_a_title_that_is_a_letter_already_is_not_called_one_twice(printed):
    permit = replace(sample_facts(DocumentKind.PERMIT).permit, title="Surat Izin Instalasi Genset")

    letter = pdf_tools.words_of(printed(DocumentKind.PERMIT, permit=permit))
    decree = pdf_tools.words_of(printed(DocumentKind.DECREE, permit=permit))

    assert "SURAT IZIN INSTALASI GENSET NOMOR" in letter
    assert "SURAT SURAT" not in letter
    assert "TENTANG IZIN INSTALASI GENSET" in decree


def test_a_revocation_names_the_permit_the_reasons_and_the_right_of_objection(printed):
    text = pdf_tools.words_of(printed(DocumentKind.REVOCATION_DECREE))

    assert "PENCABUTAN IZIN INSTALASI GENSET NOMOR 500.16.7.2/0042/GENSET/DPMPTSP/XI/2026" in text
    assert "a. bahwa pemegang izin memindahkan instalasi genset" in text
    assert "KESATU : Mencabut Izin Instalasi Genset" in text
    assert "21 (dua puluh satu) hari kerja" in text


def test_minutes_write_their_date_in_words_and_leave_room_for_every_signature(printed):
    text = pdf_tools.words_of(printed(DocumentKind.SURVEY_MINUTES, surveyed_on=date(2026, 3, 17)))

    assert "Pada hari ini, Selasa tanggal tujuh belas bulan Maret tahun dua ribu dua puluh enam" in text
    assert "3. Anto Wijaya (Direktur PT Cahaya Pesisir Contoh)" in text


def test_a_recommendation_says_for_or_against(printed):
    favourable = pdf_tools.words_of(printed(DocumentKind.TECHNICAL_RECOMMENDATION))
    adverse = pdf_tools.words_of(printed(DocumentKind.TECHNICAL_RECOMMENDATION, is_favourable=False))

    assert "dengan ini MEREKOMENDASIKAN" in favourable
    assert "dengan ini TIDAK MEREKOMENDASIKAN" in adverse
    assert "dengan alasan sebagai berikut" in adverse


def test_the_slip_of_a_duplicate_says_which_to_whom_and_on_whose_report(printed):
    text = pdf_tools.words_of(printed(DocumentKind.DUPLICATE_SLIP))

    assert "SALINAN KE-2" in text
    assert "Polsek Bangko Nomor SKH/0123/XI/2026" in text
    assert "Diserahkan kepada : Anto Wijaya" in text


def test_the_receipt_of_a_complaint_promises_a_day(printed):
    text = pdf_tools.words_of(printed(DocumentKind.COMPLAINT_RECEIPT))

    assert "Dijawab paling lambat : 4 Desember 2026" in text
    assert "4NPA-8KXT" in text


def test_the_survey_report_has_nine_elements_its_index_and_its_grade(printed):
    text = pdf_tools.words_of(printed(DocumentKind.SKM_REPORT))

    assert all(f"U{number} " in text for number in range(1, 10))
    assert "Indeks kepuasan masyarakat : 91,48" in text
    assert "Mutu A · Sangat baik" in text
    assert "Rencana tindak lanjut" in text
