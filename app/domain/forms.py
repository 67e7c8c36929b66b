"""The form of a permit type: typed fields, when they show, when they must be filled, how they are computed.

Also describes what a kind of work asks of an officer. Reads raw texts into typed values; draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeAlias

from app.domain import identity
from app.domain.conditions import Condition, holds


class FieldKind(StrEnum):
    """The type of a field."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    PLACE = "place"
    ROWS = "rows"
    COMPUTED = "computed"
    FILE = "file"
    SECRET = "secret"  # noqa: S105 -- a kind of field, not a secret


class Check(StrEnum):
    """A check on a text beyond its type."""

    NIK = "nik"
    NPWP = "npwp"
    NIB = "nib"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True)
class Option:
    """One answer of a choice."""

    key: str
    label: str


@dataclass(frozen=True)
class Formula:
    """How a computed field is made: the sum or the product of other fields, or the sum of a column of rows."""

    operation: str
    of: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """One field. `visible_when` hides it, `required_when` makes it a duty; `required` is always a duty."""

    key: str
    label: str
    kind: FieldKind
    required: bool = False
    help: str = ""
    unit: str = ""
    options: tuple[Option, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    longest: int = 500
    check: Check | None = None
    visible_when: Condition | None = None
    required_when: Condition | None = None
    columns: tuple[Field, ...] = ()
    formula: Formula | None = None


class FieldFault(StrEnum):
    """What is wrong with one answer."""

    MISSING = "missing"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DATE = "not_a_date"
    NOT_AN_OPTION = "not_an_option"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    BAD_CHARACTER = "bad_character"
    BAD_IDENTITY = "bad_identity"


@dataclass(frozen=True)
class Finding:
    """A fault at a field, with what the sentence about it needs."""

    key: str
    fault: FieldFault
    details: Mapping[str, object] = field(default_factory=dict)


Answer: TypeAlias = object
Raw: TypeAlias = Mapping[str, object]


@dataclass(frozen=True)
class Answers:
    """A form as read: typed values of the visible fields, and every finding at once."""

    values: Mapping[str, Answer]
    findings: tuple[Finding, ...]


def read_form(fields: Sequence[Field], raw: Raw, *, facts: Mapping[str, object] | None = None) -> Answers:
    """Read raw answers into typed values; conditions see earlier answers as `form.<key>` beside `facts`."""
    known: dict[str, object] = dict(facts or {})
    values: dict[str, Answer] = {}
    findings: list[Finding] = []
    for one in fields:
        if not holds(one.visible_when, known):
            continue
        value, found = _read(one, raw.get(one.key), values)
        if found is None and _is_blank(value) and _is_duty(one, known):
            found = Finding(one.key, FieldFault.MISSING)
        findings += [found] if found is not None else []
        values[one.key] = value
        known[f"form.{one.key}"] = value
    return Answers(values, tuple(findings))


def _is_duty(one: Field, known: Mapping[str, object]) -> bool:
    return one.required or (one.required_when is not None and holds(one.required_when, known))


def _is_blank(value: Answer) -> bool:
    return value is None or value in ("", (), [])


def _read(one: Field, raw: object, values: Mapping[str, Answer]) -> tuple[Answer, Finding | None]:
    if one.kind is FieldKind.COMPUTED:
        return _compute(one, values), None
    if one.kind is FieldKind.ROWS:
        return _read_rows(one, raw)
    if one.kind is FieldKind.CHOICES:
        return _read_choices(one, raw)
    if one.kind is FieldKind.FILE:
        return raw, None
    text = "" if raw is None else str(raw).strip()
    if not text:
        return None, None
    if any(character < " " and character not in "\r\n\t" for character in text):
        return None, Finding(one.key, FieldFault.BAD_CHARACTER)
    return _read_text(one, text)


def _read_text(one: Field, text: str) -> tuple[Answer, Finding | None]:
    if one.kind in {FieldKind.NUMBER, FieldKind.MONEY}:
        return _read_number(one, text)
    if one.kind is FieldKind.DATE:
        return _read_date(one, text)
    if one.kind is FieldKind.CHOICE and text not in {option.key for option in one.options}:
        return None, Finding(one.key, FieldFault.NOT_AN_OPTION)
    if len(text) > one.longest:
        return None, Finding(one.key, FieldFault.TOO_LONG, {"longest": one.longest})
    return _read_checked(one, text)


def _read_number(one: Field, text: str) -> tuple[Answer, Finding | None]:
    try:
        number = Decimal(_plain_number(text))
    except InvalidOperation:
        return None, Finding(one.key, FieldFault.NOT_A_NUMBER)
    if not number.is_finite():
        return None, Finding(one.key, FieldFault.NOT_A_NUMBER)
    if one.minimum is not None and number < one.minimum:
        return None, Finding(one.key, FieldFault.TOO_SMALL, {"minimum": one.minimum})
    if one.maximum is not None and number > one.maximum:
        return None, Finding(one.key, FieldFault.TOO_LARGE, {"maximum": one.maximum})
    return number, None


def _plain_number(text: str) -> str:
    """Accept 1250.5 as browsers send it and 1.250,5 as people write it; "1.250" is one thousand to neither."""
    text = text.removeprefix("Rp").strip().replace(" ", "")
    return text.replace(".", "").replace(",", ".") if "," in text else text


def _read_date(one: Field, text: str) -> tuple[Answer, Finding | None]:
    try:
        return date.fromisoformat(text), None
    except ValueError:
        return None, Finding(one.key, FieldFault.NOT_A_DATE)


def _read_choices(one: Field, raw: object) -> tuple[Answer, Finding | None]:
    chosen = tuple(map(str, raw)) if isinstance(raw, list | tuple) else (() if not raw else (str(raw),))
    if set(chosen) - {option.key for option in one.options}:
        return (), Finding(one.key, FieldFault.NOT_AN_OPTION)
    return chosen, None


def _read_rows(one: Field, raw: object) -> tuple[Answer, Finding | None]:
    rows = []
    for number, row in enumerate(raw if isinstance(raw, list | tuple) else (), start=1):
        if not isinstance(row, Mapping):
            return (), Finding(one.key, FieldFault.NOT_AN_OPTION)
        answers = read_form(one.columns, row)
        if answers.findings:
            first = answers.findings[0]
            return (), Finding(one.key, first.fault, {**first.details, "row": number, "column": first.key})
        rows.append(answers.values)
    return tuple(rows), None


def _compute(one: Field, values: Mapping[str, Answer]) -> Answer:
    if one.formula is None:
        return None
    parts = [_part(name, values) for name in one.formula.of]
    if any(part is None for part in parts):
        return None
    total = Decimal(1) if one.formula.operation == "product" else Decimal(0)
    for part in parts:
        total = total * (part or 0) if one.formula.operation == "product" else total + (part or 0)
    return total


def _part(name: str, values: Mapping[str, Answer]) -> Decimal | None:
    """A field's number, or for `rows.column` the sum over the rows."""
    key, _, column = name.partition(".")
    value = values.get(key)
    if column and isinstance(value, tuple):
        numbers = [row.get(column) for row in value]
        return sum((number for number in numbers if isinstance(number, Decimal)), Decimal(0))
    return value if isinstance(value, Decimal) else None


_IDENTITY = {
    Check.NIK: identity.read_nik,
    Check.NPWP: identity.read_npwp,
    Check.NIB: identity.read_nib,
    Check.PHONE: identity.read_phone,
}


def _read_checked(one: Field, text: str) -> tuple[Answer, Finding | None]:
    if one.check is Check.EMAIL:
        is_plausible = text.count("@") == 1 and "." in text.rpartition("@")[2] and " " not in text
        return (
            (text, None)
            if is_plausible
            else (None, Finding(one.key, FieldFault.BAD_IDENTITY, {"check": "email"}))
        )
    if one.check is None:
        return text, None
    try:
        return _IDENTITY[one.check](text), None
    except ValueError:
        return None, Finding(one.key, FieldFault.BAD_IDENTITY, {"check": one.check.value})
