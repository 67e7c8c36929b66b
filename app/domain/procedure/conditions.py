"""Conditions as data: facts compared with values, never code to evaluate.

Knows nothing of where a fact comes from; a caller brings a flat mapping of names to values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeAlias

Fact: TypeAlias = object
Facts: TypeAlias = Mapping[str, Fact]


class Operator(StrEnum):
    """How a fact is compared with the value written in the definition."""

    EQUALS = "="
    DIFFERS = "!="
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE_THAN = ">"
    LESS_THAN = "<"
    ONE_OF = "in"
    GIVEN = "given"
    MISSING = "missing"


@dataclass(frozen=True)
class Comparison:
    """One fact against one value."""

    fact: str
    operator: Operator
    value: object = None


@dataclass(frozen=True)
class All:
    """True when every part is true; true when there is no part."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any:
    """True when at least one part is true; false when there is no part."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """True when its part is false."""

    part: Condition


Condition: TypeAlias = Comparison | All | Any | Not


class ConditionFault(ValueError):
    """A condition is not written as `all`, `any`, `not` or {fact, operator, value}."""


def holds(condition: Condition | None, facts: Facts) -> bool:
    """Tell whether a condition is met; no condition is always met.

    A fact that nobody recorded meets only `missing` and `!=`: silence never opens a way by accident.
    """
    match condition:
        case None:
            return True
        case All(parts):
            return all(holds(part, facts) for part in parts)
        case Any(parts):
            return any(holds(part, facts) for part in parts)
        case Not(part):
            return not holds(part, facts)
    return _compare(condition.operator, facts.get(condition.fact), condition.value)


def facts_named(condition: Condition | None) -> frozenset[str]:
    """List the facts that a condition asks for, so that a definition can be checked before it is published."""
    match condition:
        case None:
            return frozenset()
        case All(parts) | Any(parts):
            return frozenset().union(*(facts_named(part) for part in parts))
        case Not(part):
            return facts_named(part)
    return frozenset({condition.fact})


def read_condition(data: object) -> Condition | None:
    """Read a condition from its plain form; raise `ConditionFault` that names what is wrong."""
    if data is None:
        return None
    if not isinstance(data, Mapping):
        msg = f"a condition is a mapping, not {data!r}"
        raise ConditionFault(msg)
    if "all" in data or "any" in data:
        return _read_group(data)
    if "not" in data:
        return _read_denial(data)
    return _read_comparison(data)


def condition_as_data(condition: Condition | None) -> object:
    """Write a condition in the plain form that `read_condition` reads."""
    match condition:
        case None:
            return None
        case All(parts):
            return {"all": [condition_as_data(part) for part in parts]}
        case Any(parts):
            return {"any": [condition_as_data(part) for part in parts]}
        case Not(part):
            return {"not": condition_as_data(part)}
    value = list(condition.value) if isinstance(condition.value, tuple) else condition.value
    return {"fact": condition.fact, "operator": condition.operator.value, "value": value}


def _read_group(data: Mapping[object, object]) -> Condition:
    word = "all" if "all" in data else "any"
    parts = data[word]
    if len(data) != 1 or not isinstance(parts, list | tuple) or not parts:
        msg = f"'{word}' stands alone and holds a list of conditions"
        raise ConditionFault(msg)
    read = tuple(part for part in map(read_condition, parts) if part is not None)
    return All(read) if word == "all" else Any(read)


def _read_denial(data: Mapping[object, object]) -> Not:
    part = read_condition(data["not"])
    if len(data) != 1 or part is None:
        msg = "'not' stands alone and holds one condition"
        raise ConditionFault(msg)
    return Not(part)


def _read_comparison(data: Mapping[object, object]) -> Comparison:
    unknown = set(data) - {"fact", "operator", "value"}
    fact = data.get("fact")
    if unknown or not isinstance(fact, str) or not fact.strip():
        msg = f"a comparison has fact, operator and value, not {sorted(map(str, data))}"
        raise ConditionFault(msg)
    try:
        operator = Operator(str(data.get("operator", "=")))
    except ValueError:
        msg = f"unknown operator {data.get('operator')!r} for {fact!r}"
        raise ConditionFault(msg) from None
    value = data.get("value")
    if not _TAKES[operator](value):
        msg = f"{operator.value!r} cannot compare {fact!r} with {value!r}"
        raise ConditionFault(msg)
    return Comparison(fact.strip(), operator, tuple(value) if isinstance(value, list | tuple) else value)


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float | Decimal)


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(map(_is_plain, value))


def _is_nothing(value: object) -> bool:
    return value is None


def _is_measurable(value: object) -> bool:
    return as_number(value) is not None or as_day(value) is not None


_TAKES: Mapping[Operator, Callable[[object], bool]] = {
    Operator.EQUALS: _is_plain,
    Operator.DIFFERS: _is_plain,
    Operator.AT_LEAST: _is_measurable,
    Operator.AT_MOST: _is_measurable,
    Operator.MORE_THAN: _is_measurable,
    Operator.LESS_THAN: _is_measurable,
    Operator.ONE_OF: _is_list,
    Operator.GIVEN: _is_nothing,
    Operator.MISSING: _is_nothing,
}


def _compare(operator: Operator, fact: Fact, value: object) -> bool:
    if operator in _OF_ABSENCE:
        return _is_missing(fact) is _OF_ABSENCE[operator]
    if operator is Operator.DIFFERS:
        return not _is_same(fact, value)
    if _is_missing(fact):
        return False
    if operator is Operator.EQUALS:
        return _is_same(fact, value)
    if operator is Operator.ONE_OF:
        return _is_among(fact, value)
    return _is_ordered(operator, fact, value)


_OF_ABSENCE = {Operator.GIVEN: False, Operator.MISSING: True}

_ORDER: Mapping[Operator, Callable[[int], bool]] = {
    Operator.AT_LEAST: lambda order: order >= 0,
    Operator.AT_MOST: lambda order: order <= 0,
    Operator.MORE_THAN: lambda order: order > 0,
    Operator.LESS_THAN: lambda order: order < 0,
}


def _is_missing(fact: Fact) -> bool:
    """Zero and False are facts; empty text and an empty list are none."""
    return fact is None or (isinstance(fact, str | list | tuple) and len(fact) == 0)


def _is_same(fact: Fact, value: object) -> bool:
    """A number is the same however it is written, but two texts of digits are codes: 01 is not 1."""
    if isinstance(fact, bool) or isinstance(value, bool):
        return fact is value
    if isinstance(fact, str) and isinstance(value, str):
        return fact == value
    left, right = as_number(fact), as_number(value)
    if left is not None and right is not None:
        return left == right
    return fact == value or (as_day(fact) is not None and as_day(fact) == as_day(value))


def _is_among(fact: Fact, value: object) -> bool:
    """Of several choices, one in the list is enough."""
    chosen = fact if isinstance(fact, list | tuple) else (fact,)
    return isinstance(value, tuple) and any(_is_same(one, listed) for one in chosen for listed in value)


def _is_ordered(operator: Operator, fact: Fact, value: object) -> bool:
    for measure in (as_number, as_day):
        left, right = measure(fact), measure(value)
        if left is not None and right is not None:
            return _ORDER[operator]((left > right) - (left < right))
    return False


def as_number(value: object) -> Decimal | None:
    """Take a fact as a number; None when it is none. Truth values are no numbers."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def as_day(value: object) -> Decimal | None:
    """Take a date, or the text of one (2026-11-23), as a number of days; None when it is none."""
    if isinstance(value, str) and len(value) == len("2026-11-23"):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return None
    return Decimal(value.toordinal()) if isinstance(value, date) else None
