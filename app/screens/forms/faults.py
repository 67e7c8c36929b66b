"""Everything that is wrong with a page, gathered for its top: each line leads to the field it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from app.domain.form.forms import Field, FieldKind
from app.screens.forms.answers import AnswersForm


@dataclass(frozen=True)
class Fault:
    """One line of the summary; what has no place on the page leads nowhere."""

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


def _anchor(field: Any, kind: FieldKind) -> str:
    """Name what can take the focus: of several buttons the first."""
    is_several = kind is FieldKind.CHOICE and field.type == "RadioField"
    return f"{field.id}-0" if is_several else str(field.id)
