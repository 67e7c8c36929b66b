"""Names of files that a person can read and every system can keep, Windows included."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
ENDINGS = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "text/plain": "txt",
}


def safe_name(text: str) -> str:
    """Keep letters, digits and a few signs of a text; never empty, never with an ending or a path of its own."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    kept = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")
    return kept[:LONGEST].strip("-") or "tanpa-nama"


def document_name(place: int, of: int, label: str, media_type: str) -> str:
    """Name the n-th document of `of`: `03-KTP-pemohon.pdf`; the number in front keeps names apart and in order."""
    width = max(2, len(str(of)))
    return f"{place:0{width}}-{safe_name(label)}.{ENDINGS.get(media_type, 'bin')}"


def case_name(number: str) -> str:
    """Name the folder of a case: `berkas-2026-11-00001`."""
    return f"berkas-{safe_name(number)}"
