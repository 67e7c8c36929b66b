"""The invented office, case, people and permit that all samples share; no person or number in here exists."""

from __future__ import annotations

from datetime import date
from hashlib import sha256, sha512
from typing import TypedDict

from app.documents.facts import (
    Agency,
    Answer,
    Applicant,
    Case,
    Permit,
    Proof,
    Reference,
    Requirement,
    Signatory,
    SignatureMode,
)
from app.domain.masking import mask_name
from app.domain.proof.short_codes import grouped, short_code_of
from app.domain.proof.statements import Covers, SignedStatement, Sort, Statement

REGION = "Rokan Hilir"
REGENCY = f"Kabupaten {REGION}"
"""As the samples name it wherever they do, so that a preview can name another agency's."""

AGENCY = Agency(
    government="PEMERINTAH KABUPATEN ROKAN HILIR",
    office="DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU",
    short_name=f"DPMPTSP {REGENCY}",
    address="Kompleks Perkantoran Contoh, Jalan Merdeka Nomor 1, Bagansiapiapi, Riau",
    place="Bagansiapiapi",
    postal_code="28912",
    phone="(0767) 000000",
    website="dpmptsp.contoh.go.id",
    email="dpmptsp@contoh.go.id",
)
CASE = Case(number="RH-2026-000123", filed_on=date(2026, 11, 9))
APPLICANT = Applicant(
    name="Anto Wijaya",
    kind="Badan usaha – PT Cahaya Pesisir Contoh",
    represented_by="Anto Wijaya (Direktur)",
    address="Jalan Pelabuhan Baru Nomor 17, Kelurahan Bagan Kota, Kecamatan Bangko",
    nik="140701********01",
    nib="0911260001234",
    phone="0812****7890",
)
INITIALS = mask_name(APPLICANT.name)
HEAD = Signatory(
    position_title=f"Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu {REGENCY}",
    name="Drs. Contoh Pejabat, M.Si.",
    rank="Pembina Utama Muda",
    nip="19700101 199501 1 999",
)
CLERK = Signatory(position_title="Petugas Back Office", name="Budi Contoh", nip="19900202 201501 1 999")
GENSET = Permit(
    title="Izin Instalasi Genset",
    number="500.16.7.2/0042/GENSET/DPMPTSP/XI/2026",
    valid_from=date(2026, 11, 20),
    valid_until=date(2031, 11, 19),
)
AID = Permit(
    title="Rekomendasi Bantuan Pemberdayaan Karang Taruna",
    number="500.16.7.4/0007/KT/DPMPTSP/XI/2026",
    valid_from=date(2026, 11, 20),
    valid_until=date(2026, 12, 31),
)
REQUIREMENTS = (
    Requirement(name="Surat permohonan bermeterai", remark="1 berkas PDF, 2 halaman"),
    Requirement(name="Nomor Induk Berusaha (NIB) dari OSS", remark="1 berkas PDF"),
    Requirement(name="Kartu Tanda Penduduk (KTP) pemohon atau penanggung jawab", remark="1 gambar"),
    Requirement(
        name="Akta pendirian perusahaan dan perubahannya beserta pengesahan",
        remark="1 berkas PDF, 14 halaman",
    ),
    Requirement(name="Nomor Pokok Wajib Pajak (NPWP)", remark="1 gambar"),
    Requirement(name="Sertifikat kompetensi teknisi pemasang", remark="1 berkas PDF"),
    Requirement(name="Pasfoto berwarna ukuran 3×4", remark="4 lembar, diserahkan di loket"),
)
FORM = (
    Answer(label="Lokasi pemasangan", value="Jalan Pelabuhan Baru Nomor 17, Kecamatan Bangko"),
    Answer(label="Merek dan tipe genset", value="Contoh Diesel CD-150"),
    Answer(label="Kapasitas", value="150 kVA (120 kW)"),
    Answer(label="Jumlah unit", value="2 (dua) unit"),
    Answer(label="Sifat penggunaan", value="Cadangan (siaga)"),
)
LEGAL_BASIS = (
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;",
    "Undang-Undang Nomor 30 Tahun 2009 tentang Ketenagalistrikan;",
    "Peraturan Pemerintah Nomor 28 Tahun 2025 tentang Penyelenggaraan Perizinan Berusaha Berbasis Risiko;",
    "Peraturan Menteri Dalam Negeri Nomor 138 Tahun 2017 tentang Penyelenggaraan Pelayanan Terpadu Satu Pintu Daerah.",
)
CONDITIONS = (
    "Pemegang izin wajib memelihara instalasi dan menjaga keselamatan ketenagalistrikan serta lingkungan sekitarnya;",
    "Izin ini tidak dapat dipindahtangankan kepada pihak lain;",
    "Perubahan lokasi, kapasitas atau jumlah unit wajib dilaporkan dan dimohonkan perubahannya;",
    "Izin ini dapat dicabut apabila pemegang izin melanggar ketentuan peraturan perundang-undangan;",
    "Apabila di kemudian hari terdapat kekeliruan dalam surat izin ini, akan diadakan perbaikan sebagaimana mestinya.",
)
RECOMMENDATION = Reference(
    title="Rekomendasi Teknis Dinas Komunikasi dan Informatika",
    number="555/0088/KOMINFO/2026",
    dated=date(2026, 11, 17),
)
MINUTES = Reference(
    title="Berita Acara Peninjauan Lapangan", number="555/0081/BA/KOMINFO/2026", dated=date(2026, 11, 16)
)
COPIES = (f"Bupati {REGION} (sebagai laporan);", "Kepala Dinas Komunikasi dan Informatika;", "Arsip.")
ISSUED_ON = date(2026, 11, 20)
ADDRESS = "https://izin.contoh.go.id/verifikasi/Qm7vT2xKp9Lr4WcZ"


class Shared(TypedDict):
    """What every sample of a case says."""

    agency: Agency
    case: Case
    applicant: Applicant
    service_title: str
    issued_on: date


class Signed(Shared):
    """What every sample under a signature says."""

    signatory: Signatory
    signature_mode: SignatureMode
    verification_url: str
    trial: bool
    proof: Proof


class _Stated(TypedDict):
    """What statements of permits and letters have in common."""

    covers: Covers
    key_id: str
    short_code: str
    sha256: str
    number: str
    title: str
    holder: str
    agency: str


def shared(service_title: str) -> Shared:
    """Give the invented case, of this service."""
    return {
        "agency": AGENCY,
        "case": CASE,
        "applicant": APPLICANT,
        "service_title": service_title,
        "issued_on": ISSUED_ON,
    }


def signed_permit(service_title: str, permit: Permit) -> Signed:
    """Give the case under the head's signature, with the statement of a permit in its QR."""
    return _signed(
        service_title,
        Statement(
            **_stated(permit.number, permit.title, INITIALS),
            valid_from=permit.valid_from,
            valid_until=permit.valid_until,
        ),
    )


def signed_letter(service_title: str, number: str, title: str, recipient: str = INITIALS) -> Signed:
    """Give the case under the head's signature, with the statement of a letter in its QR."""
    stated = _stated(number, title, recipient)
    statement = Statement(**stated, sort=Sort.LETTER, valid_from=ISSUED_ON, valid_until=None)
    return _signed(service_title, statement)


def _stated(number: str, title: str, holder: str) -> _Stated:
    return {
        "covers": Covers.CONTENT,
        "key_id": "00000000",
        "short_code": short_code_of(ADDRESS),
        "sha256": sha256(number.encode()).hexdigest(),
        "number": number,
        "title": title,
        "holder": holder,
        "agency": AGENCY.short_name,
    }


def _signed(service_title: str, statement: Statement) -> Signed:
    """The signature in the statement is of nobody."""
    text = SignedStatement(statement, sha512(statement.number.encode()).digest()).text
    return {
        **shared(service_title),
        "signatory": HEAD,
        "signature_mode": SignatureMode.ELECTRONIC,
        "verification_url": f"{ADDRESS}#{text}",
        "trial": True,
        "proof": Proof(
            code=grouped(statement.short_code), typed_at="izin.contoh.go.id/v", content=statement.sha256
        ),
    }
