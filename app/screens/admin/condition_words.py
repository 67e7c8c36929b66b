"""A condition of a procedure written in a line, with the facts that every office knows in the reader's words."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from app.domain.procedure.conditions import All, Any, Comparison, Condition, Not, Operator

FACTS = {
    "applicant.kind": lazy_gettext("kind of applicant"),
    "permit_type.requires_technical_recommendation": lazy_gettext("needs a technical recommendation"),
    "permit_type.fee": lazy_gettext("fee"),
    "payment.is_recorded": lazy_gettext("payment is recorded"),
}


def fact_words(fact: str) -> str:
    """Name a fact; one of the form's own is named by its key."""
    return str(FACTS.get(fact, fact.removeprefix("form.")))


def condition_words(condition: Condition | None) -> str:
    """Write a condition in short."""
    match condition:
        case None:
            return ""
        case All(parts):
            return _(" and ").join(condition_words(part) for part in parts)
        case Any(parts):
            return _(" or ").join(condition_words(part) for part in parts)
        case Not(part):
            return _("not %(condition)s", condition=condition_words(part))
        case Comparison(fact, operator, value):
            return _comparison(fact, operator, value)


def _comparison(fact: str, operator: Operator, value: object) -> str:
    if operator is Operator.GIVEN:
        return _("%(fact)s is given", fact=fact_words(fact))
    if operator is Operator.MISSING:
        return _("%(fact)s is missing", fact=fact_words(fact))
    if isinstance(value, bool):
        is_so = value == (operator is not Operator.DIFFERS)
        return fact_words(fact) if is_so else _("not %(condition)s", condition=fact_words(fact))
    if isinstance(value, tuple):
        value = ", ".join(map(str, value))
    sign = {Operator.AT_LEAST: "≥", Operator.AT_MOST: "≤", Operator.DIFFERS: "≠", Operator.ONE_OF: "∈"}.get(
        operator, operator.value
    )
    return f"{fact_words(fact)} {sign} {value}"
