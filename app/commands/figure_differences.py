"""Differences between stored and recounted figures as sentences for the operator at the terminal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.services.rollups import Difference

TABLES = {
    "step_rollups": "Rekap langkah",
    "officer_rollups": "Rekap petugas",
    "reason_rollups": "Rekap alasan",
    "case_rollups": "Rekap berkas",
}
PARTS = {
    "agency": "instansi",
    "month": "bulan",
    "permit_type": "jenis izin",
    "step_key": "langkah",
    "office_key": "OPD",
    "officer_id": "petugas nomor",
    "route": "arah",
    "reason": "alasan",
}
FIGURES = {
    "done": "tugas selesai",
    "timed": "tugas berbatas waktu",
    "on_time": "tepat waktu",
    "used_seconds": "detik terpakai",
    "waited_seconds": "detik menunggu diambil",
    "paused_seconds": "detik jeda",
    "times": "sebaran lama pengerjaan",
    "filed": "berkas masuk",
    "completed": "berkas selesai",
    "rejected": "berkas ditolak",
    "withdrawn": "berkas dicabut",
    "cancelled": "berkas dibatalkan",
    "promised": "berkas berjanji layanan",
    "number": "jumlah",
}


def sentence_of(difference: Difference) -> str:
    """Say which figure of which cell is stored otherwise than it was counted."""
    cell = ", ".join(
        f"{PARTS[part]} {_written(value)}" for part, value in difference.cell.items() if value != ""
    )
    return (
        f"{TABLES[difference.table]} ({cell}): {FIGURES[difference.column]} tersimpan {difference.stored}, "
        f"hitungan ulang {difference.counted}."
    )


def _written(value: Any) -> str:
    return f"{value:%Y-%m}" if isinstance(value, date) else str(value)
