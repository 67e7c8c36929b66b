"""Why an application was refused, as its letter says it: the officer's coded reason and his own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.documents.characters import unprintable
from app.domain.case.decision_reasons import RejectReason
from app.domain.case.events import CaseEnded, OutcomeTaken

WORDS: Mapping[str, str] = MappingProxyType(
    {
        RejectReason.AGAINST_RULES: "Permohonan tidak sesuai dengan ketentuan peraturan perundang-undangan",
        RejectReason.TECHNICALLY_UNFIT: "Persyaratan teknis tidak terpenuhi",
        RejectReason.LOCATION_UNFIT: "Lokasi tidak sesuai dengan rencana tata ruang",
        RejectReason.REQUIREMENTS_UNMET: "Persyaratan tidak dapat dipenuhi",
        RejectReason.DOCUMENTS_UNTRUE: "Dokumen yang disampaikan tidak benar",
        "time_out": "Jangka waktu yang diberikan untuk tahapan ini telah terlampaui",
        "correction_not_answered": "Perbaikan yang diminta tidak disampaikan dalam jangka waktu yang diberikan",
    }
)
"""What each code is in a letter, which is written in Indonesian whoever reads the screen."""
USUAL = "Permohonan tidak memenuhi ketentuan yang berlaku"


def reasons_of(told: Iterable[OutcomeTaken | CaseEnded]) -> tuple[str, ...]:
    """Word the reasons of the decisions that refused a file, each once, in their order; never none."""
    found = [line for one in told for line in _lines(one.reason, one.note)]
    return tuple(dict.fromkeys(found)) or (USUAL,)


def _lines(code: str, note: str) -> list[str]:
    written = [line for line in map(_clean, note.splitlines()) if line]
    word = WORDS.get(code, "")
    if word and written:
        return [f"{word}: {written[0]}", *written[1:]]
    return [word] if word else written


def _clean(line: str) -> str:
    """Leave out what no document can show: a letter that cannot be printed would never reach the applicant."""
    missing = set(unprintable(line))
    return " ".join("".join(sign for sign in line if sign not in missing).split())
