"""Reading the form of a permit type from plain data and writing it back: seeds, database and editor share one form.

A fault names the place in the data and the rule. What answers are worth is `forms`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from app.domain.form.forms import Check, Field, FieldKind, Formula, Option
from app.domain.procedure.conditions import Condition, ConditionFault, condition_as_data, read_condition
from app.domain.procedure.definitions import DefinitionFault, Node

_KEY = re.compile("[a-z][a-z0-9_]*")
_LONGEST = 500
_CHOOSING = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})
_OPERATIONS = ("sum", "product")


def read_fields(data: object, *, place: str = "form") -> tuple[Field, ...]:
    """Read the fields of a form; raise `DefinitionFault` at the first fault."""
    if not isinstance(data, list | tuple):
        raise DefinitionFault(place, "must be a list")
    fields: list[Field] = []
    for index, one in enumerate(data, start=1):
        node = Node(one, f"{place}[{index}]")
        field = _read_field(node)
        node.close()
        _refuse_misfit(field, fields, node.place)
        fields.append(field)
    return tuple(fields)


def _read_field(node: Node) -> Field:
    columns = node.raw("columns")
    return Field(
        key=read_key(node),
        label=node.text("label"),
        kind=node.word("kind", FieldKind),
        required=node.flag("required"),
        help=node.text("help", ""),
        unit=node.text("unit", ""),
        options=() if node.raw("options") is None else tuple(map(_read_option, node.nodes("options"))),
        minimum=_read_decimal(node, "minimum"),
        maximum=_read_decimal(node, "maximum"),
        longest=_LONGEST if node.raw("longest") is None else node.number("longest"),
        check=None if node.raw("check") is None else node.word("check", Check),
        visible_when=read_when(node, "visible_when"),
        required_when=read_when(node, "required_when"),
        columns=() if columns is None else read_fields(columns, place=f"{node.place}.columns"),
        formula=node.part("formula", _read_formula, None),
    )


def read_key(node: Node) -> str:
    """Take the key of something, in small letters, digits and underscores."""
    key = node.text("key")
    if not _KEY.fullmatch(key):
        raise DefinitionFault(f"{node.place}.key", f"{key!r} is not of small letters, digits and underscores")
    return key


def read_when(node: Node, key: str) -> Condition | None:
    """Take a condition; None when absent."""
    try:
        return read_condition(node.raw(key))
    except ConditionFault as fault:
        raise DefinitionFault(f"{node.place}.{key}", str(fault)) from None


def _read_option(node: Node) -> Option:
    option = Option(node.text("key"), node.text("label"))
    node.close()
    return option


def _read_formula(node: Node) -> Formula | None:
    operation = node.text("operation")
    if operation not in _OPERATIONS:
        raise DefinitionFault(
            f"{node.place}.operation", f"{operation!r} is none of: {', '.join(_OPERATIONS)}"
        )
    return Formula(operation, node.texts("of"))


def _read_decimal(node: Node, key: str) -> Decimal | None:
    value = node.raw(key)
    if value is None:
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if isinstance(value, bool) or not number.is_finite():
        raise DefinitionFault(f"{node.place}.{key}", "must be a number")
    return number


def _refuse_misfit(field: Field, before: Sequence[Field], place: str) -> None:
    if field.key in {one.key for one in before}:
        raise DefinitionFault(f"{place}.key", f"{field.key!r} stands twice")
    if (field.kind in _CHOOSING) != bool(field.options):
        raise DefinitionFault(f"{place}.options", "a choice has options, and nothing else has")
    if (field.kind is FieldKind.ROWS) != bool(field.columns):
        raise DefinitionFault(f"{place}.columns", "rows have columns, and nothing else has")
    if (field.kind is FieldKind.COMPUTED) != (field.formula is not None):
        raise DefinitionFault(f"{place}.formula", "a computed field has a formula, and nothing else has")
    if field.formula is not None:
        _refuse_unknown_parts(field.formula, before, place)


def _refuse_unknown_parts(formula: Formula, before: Sequence[Field], place: str) -> None:
    columns = {f"{one.key}.{column.key}" for one in before for column in one.columns}
    unknown = sorted(set(formula.of) - {one.key for one in before} - columns)
    if unknown or not formula.of:
        named = ", ".join(unknown) or "nothing"
        raise DefinitionFault(f"{place}.formula.of", f"{named}: a formula names fields that stand before it")


def fields_as_data(fields: Sequence[Field]) -> list[dict[str, object]]:
    """Write fields in the plain form that `read_fields` reads; what is not said is left out."""
    return [{key: value for key, value in _field(field).items() if value not in _UNSAID} for field in fields]


_UNSAID: tuple[object, ...] = (None, "", [], False)


def _field(field: Field) -> Mapping[str, object]:
    return {
        "key": field.key,
        "label": field.label,
        "kind": field.kind.value,
        "required": field.required,
        "help": field.help,
        "unit": field.unit,
        "options": [{"key": option.key, "label": option.label} for option in field.options],
        "minimum": None if field.minimum is None else str(field.minimum),
        "maximum": None if field.maximum is None else str(field.maximum),
        "longest": None if field.longest == _LONGEST else field.longest,
        "check": None if field.check is None else field.check.value,
        "visible_when": condition_as_data(field.visible_when),
        "required_when": condition_as_data(field.required_when),
        "columns": fields_as_data(field.columns),
        "formula": None
        if field.formula is None
        else {"operation": field.formula.operation, "of": list(field.formula.of)},
    }
