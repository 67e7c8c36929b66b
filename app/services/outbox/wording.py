"""What messages to applicants say, in Indonesian: they leave the office, whatever language an officer reads.

A message names the file and where to look, never a person's data: a telephone may lie in another's hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Letter:
    """A message in words: what stands above, and what is said."""

    subject: str
    text: str


NEWS, EXPIRING = "news", "permit_expiring"
_SENTENCES: Mapping[str, tuple[str, str]] = {
    NEWS: (
        "Kabar permohonan {number}",
        "Ada kabar tentang permohonan {permit_type} Anda, nomor {number}.",
    ),
    EXPIRING: (
        "Masa berlaku izin {number} segera habis",
        (
            "Izin {permit_type} Anda, nomor {number}, berlaku sampai {until}. "
            "Bila masih diperlukan, ajukanlah perpanjangan ke {agency} sebelum tanggal itu."
        ),
    ),
    "ready": (
        "Izin {number} siap diambil",
        (
            "Izin {permit_type} Anda, nomor permohonan {number}, sudah selesai dan siap diambil di loket "
            "{agency} pada jam kerja. Bawalah tanda terima dan KTP asli."
        ),
    ),
    "in_progress": (
        "Permohonan {number} sedang diproses",
        "Permohonan {permit_type} Anda, nomor {number}, sudah lengkap dan sedang kami proses.",
    ),
    "rejected": (
        "Permohonan {number} belum dapat dikabulkan",
        (
            "Permohonan {permit_type} Anda, nomor {number}, belum dapat dikabulkan. "
            "Suratnya dapat diambil di loket {agency} pada jam kerja."
        ),
    ),
}
"""By the key of the step that tells; a step of another name tells that there is news."""


def write(template: str, body: Mapping[str, Any], *, agency: str, tracking_url: str) -> Letter:
    """Word a message by the template of its step; one that is not known tells that there is news."""
    subject, sentence = _SENTENCES.get(template, _SENTENCES[NEWS])
    named = {
        "number": str(body.get("number", "")),
        "permit_type": str(body.get("permit_type", "")),
        "agency": agency,
        "until": str(body.get("until", "")),
    }
    where = f" Perkembangannya dapat dilihat di {tracking_url}" if tracking_url else ""
    return Letter(
        subject.format(**named),
        f"{sentence.format(**named)}{where}\n\n{agency}\nPesan ini dikirim otomatis dan tidak perlu dibalas.",
    )
