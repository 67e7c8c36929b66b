"""Everything that is wrong with a page, gathered for its top: each line leads to the field it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.forms import FieldKind, Finding
from app.screens.counter.slots import Slot
from app.screens.forms import AnswersForm


@dataclass(frozen=True)
class Fault:
    """One line of the summary."""

    anchor: str
    label: str
    sentence: str


def faults_of_answers(form: AnswersForm) -> list[Fault]:
    """Gather what is marked on the fields of a form."""
    return [
        Fault(_anchor(form, one.key, one.kind), form[one.key].label.text, " ".join(form[one.key].errors))
        for one in form.asked
        if form[one.key].errors
    ]


def faults_of_slots(slots: Iterable[Slot], labels: dict[str, str]) -> list[Fault]:
    """Gather what is wrong with the documents."""
    return [Fault(one.id, labels[one.asked.key], one.fault) for one in slots if one.fault]


def findings_of(findings: Iterable[Finding], part: str) -> list[Finding]:
    """Give the findings of one part of an application, which the service names as `<part>.<key>`."""
    return [
        replace(one, key=one.key.removeprefix(f"{part}."))
        for one in findings
        if one.key.startswith(f"{part}.")
    ]


def _anchor(form: AnswersForm, key: str, kind: FieldKind) -> str:
    """Name what can take the focus: of several buttons the first."""
    field = form[key]
    is_several = kind is FieldKind.CHOICE and field.type == "RadioField"
    return f"{field.id}-0" if is_several else str(field.id)
