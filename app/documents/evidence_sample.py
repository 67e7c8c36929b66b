"""The invented clocks of the evidence sheet's sample: a step over a weekend."""

from __future__ import annotations

from typing import Any

from app.documents.evidence_facts import ClockRow, ExplainedClock, ToldEvent

EXPLAINED: dict[str, Any] = {
    "printed_at": "23 Nov 2026 09.00 WIB",
    "status": "Sedang berjalan",
    "clocks": (
        ExplainedClock(
            title="Langkah 2: Periksa berkas",
            about=(
                ("Pemegang", "Petugas Back Office"),
                ("Batas", "15 menit"),
                ("Mulai", "20 Nov 2026 16.20"),
                ("Tenggat", "23 Nov 2026 07.35"),
            ),
            rows=(
                ClockRow(when="20 Nov 2026 16.20", what=("jam mulai",)),
                ClockRow(when="Jumat, 20 November 2026", what=("jam kerja 16.20–16.30",), adds="10 m"),
                ClockRow(
                    when="Sabtu, 21 – Minggu, 22 November 2026", what=("akhir pekan",), adds="tidak dihitung"
                ),
                ClockRow(when="Senin, 23 November 2026", what=("jam kerja 07.30–07.35",), adds="5 m"),
                ClockRow(when="23 Nov 2026 07.35", what=("jatuh tempo",)),
            ),
            total="dihitung 15 menit = batas 15 menit",
        ),
    ),
    "charges": (("Petugas Back Office", "1 j 40 m"), ("Pemohon", "0 m")),
    "events": (
        ToldEvent(
            at="20 Nov 2026 16.20",
            what="Langkah 2 Periksa berkas masuk ke Petugas Back Office",
            who="Sri Contoh, Petugas Back Office",
        ),
    ),
    "events_count": 3,
    "last_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "legal_basis": ("Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan, Pasal 53.",),
}
