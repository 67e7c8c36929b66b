"""Times and conditions as an SOP document words them: in Indonesian, whatever language the screens are in."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.procedure.conditions import All, Any, Comparison, Condition, Not, Operator
from app.domain.procedure.promises import Span
from app.domain.working_time.clocks import Allowance, Unit

UNITS = {Unit.MINUTES: "menit", Unit.HOURS: "jam", Unit.WORKING_DAYS: "hari kerja"}
FACTS: Mapping[str, str] = {
    "applicant.kind": "jenis pemohon",
    "permit_type.requires_technical_recommendation": "perlu rekomendasi teknis",
    "permit_type.fee": "biaya",
    "payment.is_recorded": "pembayaran sudah dicatat",
}
OUTCOME = "outcome."
DENIED = {Operator.DIFFERS, Operator.MISSING}
SIGNS = {
    Operator.AT_LEAST: "≥",
    Operator.AT_MOST: "≤",
    Operator.DIFFERS: "bukan",
    Operator.ONE_OF: "salah satu dari",
}


def allowance_words(allowance: Allowance) -> str:
    """Word a time allowed: "15 menit"; nothing where there is none."""
    return "" if allowance.unit is Unit.NONE else f"{allowance.amount} {UNITS[allowance.unit]}"


def span_words(span: Span) -> str:
    """Word a sum of times as an SOP adds up its column: "7 hari kerja 110 menit"."""
    parts = ((span.working_days, "hari kerja"), (span.minutes, "menit"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count)


def condition_words(condition: Condition | None) -> str:
    """Word a condition in short."""
    match condition:
        case None:
            return ""
        case All(parts):
            return " dan ".join(map(condition_words, parts))
        case Any(parts):
            return " atau ".join(map(condition_words, parts))
        case Not(part):
            return f"tidak ({condition_words(part)})"
        case Comparison():
            return _comparison(condition)


def _comparison(condition: Comparison) -> str:
    fact, operator, value = condition.fact, condition.operator, condition.value
    if fact.startswith(OUTCOME):
        done = "belum ditempuh" if operator in DENIED else "sudah ditempuh"
        return f"langkah itu {done}"
    named = FACTS.get(fact, fact.removeprefix("form."))
    if operator in {Operator.GIVEN, Operator.MISSING}:
        return f"{named} {'diisi' if operator is Operator.GIVEN else 'tidak diisi'}"
    if isinstance(value, bool):
        is_so = value == (operator is not Operator.DIFFERS)
        return named if is_so else _denied(named)
    listed = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"{named} {SIGNS.get(operator, operator.value)} {listed}"


def _denied(named: str) -> str:
    return named.replace("sudah", "belum", 1) if "sudah" in named else f"tidak {named}"
