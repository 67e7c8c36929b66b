"""An invented SOP for previews, pictures and tests: ten rows, two decisions, and an annex of two."""

from __future__ import annotations

from app.documents.sample_parts import AGENCY, HEAD, LEGAL_BASIS, shared
from app.documents.sop.facts import NO, YES, Annexed, Exit, Identity, SopFacts, SopRow, Symbol

COLUMNS = ("Pemohon", "Back Office", "Tim Teknis OPD", "Ahli Muda", "Ahli Madya", "Kepala Dinas")
_COMPUTER = "Komputer, internet"
_STEPS = (
    ("Mendaftar, mengisi formulir, dan mengunggah persyaratan", 0, "30 menit", "Pemberitahuan"),
    ("Memeriksa kelengkapan berkas", 1, "15 menit", "Tanda terima"),
    ("Meneruskan berkas kepada Tim Teknis OPD", 1, "", "Surat pengantar"),
    ("Memeriksa berkas dan memberikan rekomendasi teknis", 2, "7 hari kerja", "Rekomendasi teknis"),
    ("Memverifikasi berkas", 3, "10 menit", "Verifikasi berkas"),
    ("Menyetujui penerbitan izin", 4, "10 menit", "Persetujuan izin"),
    ("Memberi nomor izin", 1, "10 menit", "Penomoran izin"),
    ("Menandatangani izin secara elektronik", 5, "15 menit", "Izin bertanda tangan"),
    ("Mencetak izin", 1, "15 menit", "Dokumen izin"),
    ("Mengambil izin dan mengisi survei kepuasan masyarakat", 0, "5 menit", "Dokumen izin, SKM"),
)
_DECISIONS = {1: 0, 3: 1}
"""Steps that may send the file back, and to which."""


def _exits(place: int) -> tuple[Exit, ...]:
    if place == len(_STEPS) - 1:
        return ()
    onward = Exit(targets=(place + 1,), label=YES if place in _DECISIONS else "")
    if place not in _DECISIONS:
        return (onward,)
    return (onward, Exit(targets=(_DECISIONS[place],), label=NO))


def _symbol(place: int) -> Symbol:
    if place in {0, len(_STEPS) - 1}:
        return Symbol.CAPSULE
    return Symbol.DIAMOND if place in _DECISIONS else Symbol.BOX


SOP = SopFacts(
    agency=AGENCY,
    identity=Identity(
        unit=AGENCY.office,
        title="Izin Instalasi Genset",
        number="000.8.3.3/12/DPMPTSP/2026",
        made_on="2 Januari 2026",
        effective_on="1 Februari 2026",
        approved_by=HEAD.position_title,
        approver_name=HEAD.name,
        approver_rank=HEAD.rank,
        approver_nip=HEAD.nip,
        legal_basis=LEGAL_BASIS,
        qualification=("Memahami peraturan perizinan", "Mampu mengoperasikan komputer"),
        related=("SOP Penanganan Pengaduan",),
        equipment=("Komputer, printer, internet", "Alat tulis kantor"),
        warnings=("Berkas yang tidak lengkap dikembalikan kepada pemohon.",),
        records=("Disimpan sebagai data elektronik dan manual",),
    ),
    columns=COLUMNS,
    rows=tuple(
        SopRow(
            number=str(place + 1),
            text=text,
            column=column,
            symbol=_symbol(place),
            exits=_exits(place),
            equipment=_COMPUTER,
            time=time,
            output=output,
        )
        for place, (text, column, time, output) in enumerate(_STEPS)
    ),
    total="7 hari kerja 120 menit",
    promise="7 (tujuh) hari kerja",
    edition="versi 1, berlaku 1 Februari 2026",
    issued_on=shared("")["issued_on"],
    annex=(
        Annexed(
            number="3",
            source="contoh.txt",
            wording="BO meneruskan berkas ke Tim Teknis OPD",
            time="7 Hari",
            note="Tujuh hari itu waktu Tim Teknis; meneruskan berkas seketika.",
        ),
    ),
)
