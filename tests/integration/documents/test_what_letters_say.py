"""The words that each kind of document must carry."""

from dataclasses import replace
from datetime import date

import pytest

from app.documents import DocumentKind, render
from app.documents.samples import ADDRESS, HEAD, sample_facts
from tests import pdf_tools

SIGNED_KINDS = [kind for kind in DocumentKind if kind.is_signed]


def test_the_receipt_lists_what_was_handed_in_and_promises_a_day(printed):
    text = pdf_tools.words_of(printed(DocumentKind.RECEIPT))

    assert "TANDA TERIMA PERMOHONAN" in text
    assert "Surat permohonan bermeterai" in text
    assert "7 (tujuh) hari kerja sejak berkas dinyatakan lengkap" in text
    assert "18 November 2026" in text
    assert "Rp0,00 (nol rupiah)" in text
    assert "RH26-K7QF-2M9X" in text


def test_the_receipt_of_a_service_without_a_promise_makes_none_up(printed):
    text = pdf_tools.words_of(printed(DocumentKind.RECEIPT, working_days=None, due_on=None))

    assert "Sesuai standar pelayanan" in text
    assert "Perkiraan selesai" not in text


def test_the_permit_says_what_to_whom_by_which_law_and_until_when(printed):
    text = pdf_tools.words_of(printed(DocumentKind.PERMIT))

    assert "SURAT IZIN INSTALASI GENSET NOMOR: 500.16.7.2/0042/GENSET/DPMPTSP/XI/2026" in text
    assert "Undang-Undang Nomor 30 Tahun 2009 tentang Ketenagalistrikan" in text
    assert "Rekomendasi Teknis Dinas Komunikasi dan Informatika Nomor 555/0088/KOMINFO/2026" in text
    assert "MEMBERIKAN IZIN" in text
    assert "Nama : Anto Wijaya" in text
    assert "Kapasitas : 150 kVA (120 kW)" in text
    assert "sejak tanggal 20 November 2026 sampai dengan tanggal 19 November 2031" in text
    assert "Ditetapkan di Bagansiapiapi pada tanggal 20 November 2026" in text


def test_a_permit_without_an_end_holds_until_it_is_revoked(printed):
    permit = replace(sample_facts(DocumentKind.PERMIT).permit, valid_until=None)

    text = pdf_tools.words_of(printed(DocumentKind.PERMIT, permit=permit))

    assert "sejak tanggal 20 November 2026 sampai dengan dicabut" in text


def test_the_cover_letter_goes_to_the_technical_office_with_the_list_of_documents(printed):
    text = pdf_tools.words_of(printed(DocumentKind.COVER_LETTER))

    assert "Yth. Kepala Dinas Komunikasi dan Informatika Kabupaten Rokan Hilir" in text
    assert "paling lama 7 (tujuh) hari kerja" in text
    assert "Lampiran Surat Pengantar Nomor 500.16.7.2/0311/DPMPTSP/XI/2026" in text


def test_a_refusal_gives_reasons_law_and_the_right_of_objection(printed):
    text = pdf_tools.words_of(printed(DocumentKind.REFUSAL_LETTER))

    assert "tidak dapat dikabulkan" in text
    assert "Sertifikat kompetensi teknisi pemasang sudah tidak berlaku" in text
    assert "Dasar hukum" in text
    assert "keberatan secara tertulis" in text
    assert "21 (dua puluh satu) hari kerja" in text
    assert "Undang-Undang Nomor 30 Tahun 2014" in text


@pytest.mark.parametrize("kind", SIGNED_KINDS)
def test_a_trial_signature_is_named_as_one_and_claims_no_bsre(kind, printed):
    text = pdf_tools.words_of(printed(kind, trial=True))

    assert "Ditandatangani secara elektronik oleh:" in text
    assert "SERTIFIKAT UJI COBA — belum tersertifikasi BSrE" in text
    assert "merupakan alat bukti hukum yang sah" in text
    assert "diterbitkan oleh BSrE" not in text


@pytest.mark.parametrize("kind", SIGNED_KINDS)
def test_a_certified_signature_names_bsre_and_no_trial(kind, printed):
    text = pdf_tools.words_of(printed(kind, trial=False))

    assert "sertifikat elektronik yang diterbitkan oleh BSrE" in text
    assert "UJI COBA" not in text


@pytest.mark.parametrize("kind", SIGNED_KINDS)
def test_a_document_for_ink_speaks_of_no_electronic_signature(kind, printed):
    facts = {**sample_facts(kind).named(), "signature_mode": "by_hand"}

    text = pdf_tools.words_of(printed(kind, signature_mode="by_hand"))

    assert all(
        line in text
        for line in ("Drs. Contoh Pejabat, M.Si.", "Pembina Utama Muda", "NIP 19700101 199501 1 999")
    )
    assert "elektronik" not in text
    assert render(kind, facts, agency_key="rohil").signature_area is None


@pytest.mark.parametrize("kind", SIGNED_KINDS)
def test_a_document_for_ink_leaves_two_centimetres_between_office_and_name(kind, printed):
    file = printed(kind, signature_mode="by_hand")

    office, name = pdf_tools.height_of("HILIR,", file), pdf_tools.height_of("Drs.", file)

    assert name - office > 57


@pytest.mark.parametrize("count", [0, 2, 12])
def test_every_receiver_of_a_copy_is_named(count, printed):
    copies = tuple(f"Camat Contoh {number};" for number in range(count))

    text = pdf_tools.words_of(printed(DocumentKind.PERMIT, copies_to=copies))

    assert ("Tembusan" in text) == bool(copies)
    assert all(copy in text for copy in copies)


def test_an_acting_head_signs_as_one(printed):
    acting = replace(HEAD, acting_prefix="Plh.")

    text = pdf_tools.words_of(printed(DocumentKind.PERMIT, signatory=acting))

    assert "Plh. KEPALA DINAS PENANAMAN MODAL" in text


@pytest.mark.parametrize("mode", ["electronic", "by_hand"])
@pytest.mark.parametrize("kind", SIGNED_KINDS)
def test_a_phone_reads_the_address_of_the_verification_page_from_the_paper(kind, mode, printed, tmp_path):
    address = sample_facts(kind).verification_url if mode == "electronic" else ADDRESS

    file = printed(kind, signature_mode=mode, verification_url=address)

    assert set(pdf_tools.codes_on(file, tmp_path)) == {address}


def test_a_phone_reads_the_tracking_address_from_the_receipt(printed, tmp_path):
    file = printed(DocumentKind.RECEIPT)

    codes = pdf_tools.codes_on(file, tmp_path)

    assert codes == [sample_facts(DocumentKind.RECEIPT).tracking_url]


def test_the_day_of_the_document_is_its_own_and_not_todays(printed):
    file = printed(DocumentKind.PERMIT, issued_on=date(2020, 2, 29))

    assert "29 Februari 2020" in pdf_tools.words_of(file)
    assert "D:20200229000000+00'00'" in pdf_tools.run("pdfinfo", "-rawdates", file)
