"""The form of a permit type: typed fields, when they show, when they must be filled, how they are computed.

Also describes what a kind of work asks of an officer. Reads raw texts into typed values; draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import prod
from typing import TypeAlias

from app.domain.form.form_answers import Unreadable, read_answer
from app.domain.form.form_fields import (
    MOST_ROWS,
    Answer,
    Check,
    Field,
    FieldFault,
    FieldKind,
    Finding,
    Formula,
    Option,
)
from app.domain.procedure.conditions import Facts, holds

__all__ = [
    "Answer",
    "Answers",
    "Check",
    "Field",
    "FieldFault",
    "FieldKind",
    "Finding",
    "Formula",
    "Option",
    "Raw",
    "read_form",
]

Raw: TypeAlias = Mapping[str, object]


@dataclass(frozen=True)
class Answers:
    """A form as read: typed values of the visible fields, and every finding at once."""

    values: Mapping[str, Answer]
    findings: tuple[Finding, ...]


def read_form(fields: Sequence[Field], raw: Raw, *, facts: Facts | None = None) -> Answers:
    """Read raw answers into typed values; conditions see earlier answers as `form.<key>` beside `facts`.

    A field that is not shown has no value, whatever was sent for it.
    """
    known: dict[str, object] = dict(facts or {})
    values: dict[str, Answer] = {}
    findings: list[Finding] = []
    for field in fields:
        if not holds(field.visible_when, known):
            continue
        value, found = _read(field, raw.get(field.key), values, known)
        if not found and _is_blank(value) and _is_duty(field, known):
            found = (Finding(field.key, FieldFault.MISSING),)
        findings += found
        values[field.key] = value
        known[f"form.{field.key}"] = value
    return Answers(values, tuple(findings))


def _is_duty(field: Field, known: Facts) -> bool:
    """Nobody can be made to fill a computed field."""
    is_required = field.required or (field.required_when is not None and holds(field.required_when, known))
    return is_required and field.kind is not FieldKind.COMPUTED


def _is_blank(value: Answer) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value in ((), [])


def _read(
    field: Field, raw: object, values: Mapping[str, Answer], known: Facts
) -> tuple[Answer, tuple[Finding, ...]]:
    if field.kind is FieldKind.COMPUTED:
        return _compute(field, values), ()
    if field.kind is FieldKind.ROWS:
        return _read_rows(field, raw, known)
    try:
        return read_answer(field, raw), ()
    except Unreadable as unreadable:
        empty = () if field.kind is FieldKind.CHOICES else None
        return empty, (unreadable.at(field.key),)


def _read_rows(field: Field, raw: object, known: Facts) -> tuple[Answer, tuple[Finding, ...]]:
    """Read each row as a form of its own; a row in which nothing was typed is no row."""
    given = raw if isinstance(raw, list | tuple) else ()
    if not all(isinstance(row, Mapping) for row in given):
        return (), (Finding(field.key, FieldFault.NOT_AN_OPTION),)
    if len(given) > MOST_ROWS:
        return (), (Finding(field.key, FieldFault.TOO_MANY_ROWS, {"most": MOST_ROWS}),)
    rows, findings = [], []
    for number, row in enumerate(given, start=1):
        if all(_is_blank(value) for value in row.values()):
            continue
        answers = read_form(field.columns, row, facts=known)
        rows.append(answers.values)
        findings += [
            Finding(field.key, one.fault, {**one.details, "row": number, "column": one.key})
            for one in answers.findings
        ]
    return tuple(rows), tuple(findings)


def _compute(field: Field, values: Mapping[str, Answer]) -> Answer:
    """Compute a field; None as long as a part is missing."""
    if field.formula is None:
        return None
    parts = [part for name in field.formula.of if (part := _part(name, values)) is not None]
    if len(parts) < len(field.formula.of):
        return None
    return prod(parts, start=Decimal(1)) if field.formula.operation == "product" else sum(parts, Decimal(0))


def _part(name: str, values: Mapping[str, Answer]) -> Decimal | None:
    """A field's number, or for `rows.column` the sum over the rows."""
    key, _, column = name.partition(".")
    value = values.get(key)
    if column and isinstance(value, tuple):
        return sum((cell for row in value if isinstance(cell := row.get(column), Decimal)), Decimal(0))
    return value if isinstance(value, Decimal) else None
