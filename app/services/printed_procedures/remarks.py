"""The column Keterangan: which way is taken when, in the words of the procedure's own outcomes."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents.sop.facts import NO, YES
from app.domain.procedure.conditions import Facts
from app.domain.procedure.procedures import EndStatus, Outcome, Procedure, Route, Step
from app.services.printed_procedures.certainties import never
from app.services.printed_procedures.wording import allowance_words, condition_words

ENDINGS = {
    EndStatus.COMPLETED: "selesai",
    EndStatus.REJECTED: "ditolak",
    EndStatus.WITHDRAWN: "ditarik",
    EndStatus.CANCELLED: "dibatalkan",
}
NOT_HERE = "tidak ditempuh pada jenis layanan ini"


def remarks_of(
    procedure: Procedure, step: Step, known: Facts, *, is_void: bool = False, is_asked: bool = True
) -> Iterator[str]:
    """Say a row's condition, its ways where there are several, and what else a reader of the chart must know.

    `is_asked` is whether its symbol has two exits, named Ya and Tidak.
    """
    if step.when is not None:
        to = _place(procedure, step.otherwise)
        yield f"Hanya bila {condition_words(step.when)}; jika tidak, langsung ke langkah {to}."
        if never(step.when, known):
            yield f"Saat ini {NOT_HERE}."
    if is_void and step.when is None:
        yield f"{NOT_HERE.capitalize()}."
    if step.joins is not None:
        yield "Menunggu semua cabang sebelumnya."
    if len(step.outcomes) > 1 or any(outcome.when for outcome in step.outcomes):
        yield from _ways(procedure, step, known, is_asked=is_asked)
    if step.time_out is not None:
        label = step.get_outcome(step.time_out.outcome).label
        yield f"Lewat {allowance_words(step.time_out.after)}: {label}."
    if step.source.inferred:
        yield "Baris ini disimpulkan."
    if _is_timed_otherwise(step):
        yield f"Waktu pada naskah asal: {step.source.time}."


def _is_timed_otherwise(step: Step) -> bool:
    """Whether the source document prints another time; its "hari" are the procedure's "hari kerja"."""
    printed = step.source.time.lower().removesuffix(" kerja")
    return bool(printed) and printed != allowance_words(step.allowance).removesuffix(" kerja")


def _ways(procedure: Procedure, step: Step, known: Facts, *, is_asked: bool) -> Iterator[str]:
    for place, outcome in enumerate(step.outcomes):
        is_forward = outcome.route is Route.FORWARD
        is_void = never(outcome.when, known)
        if is_void and not is_forward:
            continue
        word = (f"{YES} " if is_forward and place == 0 else f"{NO} ") if is_asked else ""
        condition = f", bila {condition_words(outcome.when)}" if outcome.when else ""
        here = f" ({NOT_HERE})" if is_void else ""
        yield f"{word}→ {_destination(procedure, outcome)}: {outcome.label}{condition}{here}."


def _destination(procedure: Procedure, outcome: Outcome) -> str:
    if outcome.ends is not None:
        return ENDINGS[outcome.ends]
    if outcome.route is Route.CORRECT and not outcome.targets:
        return "pemohon"
    return " dan ".join(_place(procedure, target) for target in outcome.targets)


def _place(procedure: Procedure, key: str) -> str:
    return str(procedure.get_step(key).number)
