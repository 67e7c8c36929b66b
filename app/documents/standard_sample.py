"""An invented service standard for previews, pictures and tests: 14 components, one that nobody has laid down."""

from __future__ import annotations

from app.documents.sample_parts import AGENCY, HEAD, LEGAL_BASIS, REQUIREMENTS, shared
from app.documents.service_standard import StandardComponent, StandardFacts

_COMPONENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Dasar hukum", LEGAL_BASIS),
    ("Persyaratan", tuple(one.name for one in REQUIREMENTS)),
    (
        "Sistem, mekanisme, dan prosedur",
        (
            "Pemohon mengajukan permohonan beserta persyaratannya;",
            "Petugas memeriksa kelengkapan; berkas yang lengkap mendapat tanda terima, yang tidak lengkap dikembalikan;",
            "Tim Teknis melakukan kajian, dan peninjauan lapangan apabila diperlukan;",
            "Kepala Dinas menandatangani izin;",
            "Pemohon mengisi survei kepuasan masyarakat dan menerima izin.",
        ),
    ),
    ("Jangka waktu penyelesaian", ("5 (lima) hari kerja",)),
    ("Biaya/tarif", ("Rp0,00 (nol rupiah)",)),
    ("Produk pelayanan", ("Izin Instalasi Genset",)),
    ("Sarana, prasarana, dan/atau fasilitas", ("Loket pelayanan, ruang tunggu, dan ruang menyusui",)),
    ("Kompetensi pelaksana", ("Memahami peraturan perizinan",)),
    ("Pengawasan internal", ("Dilakukan oleh atasan langsung",)),
    ("Penanganan pengaduan, saran, dan masukan", ("Kotak pengaduan, pos-el, dan SP4N-LAPOR!",)),
    ("Jumlah pelaksana", ("5 (lima) orang",)),
    ("Jaminan pelayanan", ("Pelayanan sesuai dengan standar pelayanan",)),
    ("Jaminan keamanan dan keselamatan pelayanan", ()),
    ("Evaluasi kinerja pelaksana", ("Sekurang-kurangnya satu kali dalam satu tahun",)),
)


def _numbered(items: tuple[str, ...]) -> tuple[str, ...]:
    """Number the items of a component as offices write them, where there are several."""
    if len(items) < 2:  # noqa: PLR2004 - one item needs no number
        return items
    return tuple(f"{place}. {item}" for place, item in enumerate(items, start=1))


STANDARD = StandardFacts(
    agency=AGENCY,
    title="Izin Instalasi Genset",
    components=tuple(
        StandardComponent(heading=heading, items=_numbered(items)) for heading, items in _COMPONENTS
    ),
    made_on="20 November 2026",
    approved_by=HEAD.position_title,
    issued_on=shared("")["issued_on"],
)
