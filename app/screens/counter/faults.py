"""Everything that is wrong with a page, gathered for its top: each line leads to the field it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from flask_babel import gettext as _

from app.domain.case.refusals import Reason
from app.domain.form.forms import Field, FieldKind, Finding
from app.screens.counter.slots import Slot
from app.screens.forms import AnswersForm
from app.screens.sentences import status_of


@dataclass(frozen=True)
class Fault:
    """One line of the summary."""

    anchor: str
    label: str
    sentence: str


def faults_of_answers(form: AnswersForm) -> list[Fault]:
    """Gather what is marked on the fields of a form; in repeating rows each cell is named by its row."""
    return [fault for one in form.asked if form[one.key].errors for fault in _faults_of_field(form, one)]


def _faults_of_field(form: AnswersForm, asked: Field) -> Iterator[Fault]:
    field = form[asked.key]
    cells = [] if asked.kind is not FieldKind.ROWS else _faulty_cells(field)
    for number, cell in cells:
        place = _(
            "%(list)s, row %(row)s, %(column)s", list=field.label.text, row=number, column=cell.label.text
        )
        yield Fault(str(cell.id), place, " ".join(cell.errors))
    if not cells:
        yield Fault(_anchor(field, asked.kind), field.label.text, " ".join(field.errors))


def _faulty_cells(field: Any) -> list[tuple[int, Any]]:
    return [(number, cell) for number, row in enumerate(field.rows, start=1) for cell in row if cell.errors]


def faults_of_slots(slots: Iterable[Slot], labels: dict[str, str]) -> list[Fault]:
    """Gather what is wrong with the documents."""
    return [Fault(one.id, labels[one.asked.key], one.fault) for one in slots if one.fault]


def status_of_page(faults: Sequence[Fault], slots: Iterable[Slot]) -> HTTPStatus:
    """Tell how a page answers: as a refused file asks where that is all that is wrong, else 422."""
    uploads = [one.refused for one in slots if one.refused and one.refused.reason is Reason.UPLOAD_REFUSED]
    if uploads and len(uploads) == len(faults):
        return status_of(uploads[0])
    return HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK


def findings_of(findings: Iterable[Finding], part: str) -> list[Finding]:
    """Give the findings of one part of an application, which the service names as `<part>.<key>`."""
    return [
        replace(one, key=one.key.removeprefix(f"{part}."))
        for one in findings
        if one.key.startswith(f"{part}.")
    ]


def _anchor(field: Any, kind: FieldKind) -> str:
    """Name what can take the focus: of several buttons the first."""
    is_several = kind is FieldKind.CHOICE and field.type == "RadioField"
    return f"{field.id}-0" if is_several else str(field.id)
