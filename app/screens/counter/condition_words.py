"""When something is asked, in a few words beside it: "khusus badan usaha"."""

from __future__ import annotations

import json
from collections.abc import Iterable

from flask_babel import gettext as _

from app.domain.form.forms import Field
from app.domain.procedure.conditions import Comparison, Condition, Operator, condition_as_data
from app.screens.forms.labels import worded
from app.services.applicants import APPLICANT_FIELDS

APPLICANT, FORM = "applicant.", "form."


def condition_words(condition: Condition | None, fields: Iterable[Field]) -> str:
    """Word a condition by the question and the answer that it names; in general words where it is more than one."""
    if condition is None:
        return ""
    if not isinstance(condition, Comparison) or condition.operator is not Operator.EQUALS:
        return _("only where it applies")
    scope, _dot, key = condition.fact.partition(".")
    asked = APPLICANT_FIELDS if f"{scope}." == APPLICANT else tuple(fields)
    field = next((one for one in asked if one.key == key), None)
    if field is None or f"{scope}." not in {APPLICANT, FORM}:
        return _("only where it applies")
    answer = next((worded(each.label) for each in field.options if each.key == condition.value), "")
    answer = answer or str(condition.value)
    if condition.fact == "applicant.kind":
        return _("only for: %(kind)s", kind=answer)
    return _("only if %(question)s: %(answer)s", question=worded(field.label), answer=answer)


def condition_text(condition: Condition | None) -> str:
    """Write a condition for the page's script; empty without one."""
    return "" if condition is None else json.dumps(condition_as_data(condition))
