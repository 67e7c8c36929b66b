"""The fields of a form as plain values, and what may be wrong with an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from app.domain.procedure.conditions import Condition


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
    accepts: tuple[str, ...] = ("pdf",)
    """The types of file that a file field takes; asked of officers only, an applicant's files are requirements."""


MOST_ROWS = 100
"""How many rows a repeating field holds; what is longer belongs into a document."""


class FieldFault(StrEnum):
    """What is wrong with one answer."""

    MISSING = "missing"
    NOT_A_NUMBER = "not_a_number"
    AMBIGUOUS_NUMBER = "ambiguous_number"
    """1.250 is a thousand and more to a person, one and a quarter to a machine."""
    NOT_A_DATE = "not_a_date"
    NOT_AN_OPTION = "not_an_option"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    TOO_MANY_ROWS = "too_many_rows"
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
