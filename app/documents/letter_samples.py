"""Sample facts of the letters and minutes of a case; all invented."""

from __future__ import annotations

from datetime import date

from app.documents.facts import (
    Agency,
    CoverLetterFacts,
    ReceiptFacts,
    RefusalFacts,
    Signatory,
    SurveyMinutesFacts,
    TechnicalRecommendationFacts,
)
from app.documents.sample_parts import (
    AGENCY,
    CLERK,
    COPIES,
    FORM,
    LEGAL_BASIS,
    MINUTES,
    RECOMMENDATION,
    REGENCY,
    REQUIREMENTS,
    shared,
    signed_letter,
)

TEAM = (
    Signatory(
        position_title="Ketua Tim Teknis, Dinas Komunikasi dan Informatika",
        name="Tia Contoh, S.T.",
        rank="Penata Tingkat I",
        nip="19850303 201001 2 999",
    ),
    Signatory(
        position_title="Anggota, Dinas Komunikasi dan Informatika",
        name="Rahmat Contoh, A.Md.",
        rank="Pengatur",
        nip="19920404 201901 1 999",
    ),
)
OFFICE = Agency(
    government=f"Pemerintah {REGENCY}",
    office="Dinas Komunikasi dan Informatika",
    short_name="Dinas Kominfo",
    address="Kompleks Perkantoran Contoh, Jalan Merdeka Nomor 4, Bagansiapiapi, Riau",
    place=AGENCY.place,
    postal_code="28912",
    phone="(0767) 000004",
    website="kominfo.contoh.go.id",
    email="kominfo@contoh.go.id",
)
RECEIPT = ReceiptFacts(
    **shared("Izin Instalasi Genset"),
    requirements=REQUIREMENTS,
    working_days=7,
    due_on=date(2026, 11, 18),
    fee=0,
    tracking_code="RH26-K7QF-2M9X",
    tracking_url="https://izin.contoh.go.id/lacak/RH26-K7QF-2M9X",
    received_by=CLERK,
)
COVER_NUMBER, REFUSAL_NUMBER = "500.16.7.2/0311/DPMPTSP/XI/2026", "500.16.7.2/0312/DPMPTSP/XI/2026"
ADDRESSEE = "Kepala Dinas Komunikasi dan Informatika Kabupaten Rokan Hilir"
COVER_LETTER = CoverLetterFacts(
    **signed_letter(
        "Izin Instalasi Genset",
        COVER_NUMBER,
        "Permohonan rekomendasi teknis Izin Instalasi Genset",
        ADDRESSEE,
    ),
    number=COVER_NUMBER,
    recipient=ADDRESSEE,
    recipient_place="Bagansiapiapi",
    working_days=7,
    requirements=REQUIREMENTS,
    form=FORM,
)
SURVEY_MINUTES = SurveyMinutesFacts(
    **shared("Izin Instalasi Genset"),
    number=MINUTES.number,
    surveyed_on=MINUTES.dated,
    place="Jalan Pelabuhan Baru Nomor 17, Kelurahan Bagan Kota, Kecamatan Bangko",
    findings=(
        "Dua unit genset Contoh Diesel CD-150 berkapasitas 150 kVA terpasang di atas fondasi beton, di ruang tersendiri di belakang bangunan utama;",
        "Jarak ruang genset ke bangunan tetangga 6,5 meter; kebisingan di batas pekarangan 58 dB(A);",
        "Cerobong gas buang menghadap ke atas, tangki bahan bakar berdinding ganda, alat pemadam api ringan tersedia dan belum kedaluwarsa.",
    ),
    conclusion="Instalasi genset sesuai dengan permohonan dan memenuhi persyaratan teknis.",
    team=TEAM,
    witness="Anto Wijaya (Direktur PT Cahaya Pesisir Contoh)",
    letterhead=OFFICE,
)
TECHNICAL_RECOMMENDATION = TechnicalRecommendationFacts(
    **shared("Izin Instalasi Genset"),
    office="Dinas Komunikasi dan Informatika",
    number=RECOMMENDATION.number,
    dated_on=RECOMMENDATION.dated,
    text=(
        "Berdasarkan peninjauan lapangan tanggal 16 November 2026, dua unit genset terpasang sesuai dengan data permohonan.",
        "Pemegang izin wajib memeriksakan instalasi sekurang-kurangnya satu kali dalam satu tahun.",
        "Kebisingan di batas pekarangan tidak melebihi 60 dB(A).",
    ),
    signatory=TEAM[0],
    letterhead=OFFICE,
)
REFUSAL_LETTER = RefusalFacts(
    **signed_letter("Izin Instalasi Genset", REFUSAL_NUMBER, "Penolakan Izin Instalasi Genset"),
    number=REFUSAL_NUMBER,
    reasons=(
        "Letak genset berjarak kurang dari jarak aman terhadap bangunan tetangga menurut hasil survei lapangan;",
        "Sertifikat kompetensi teknisi pemasang sudah tidak berlaku sejak 1 Maret 2026.",
    ),
    legal_basis=(LEGAL_BASIS[1], LEGAL_BASIS[3]),
    copies_to=COPIES[1:],
)
