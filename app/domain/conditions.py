"""Conditions as data: facts compared with values, never code to evaluate.

Knows nothing of where a fact comes from; a caller brings a flat mapping of names to values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
        case Comparison(fact, operator, value):
            return _compare(operator, facts.get(fact), value)


def facts_named(condition: Condition | None) -> frozenset[str]:
    """List the facts that a condition asks for, so that a definition can be checked before it is published."""
    match condition:
        case None:
            return frozenset()
        case All(parts) | Any(parts):
            return frozenset().union(*(facts_named(part) for part in parts))
        case Not(part):
            return facts_named(part)
        case Comparison(fact):
            return frozenset({fact})


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
        part = read_condition(data["not"])
        if part is None:
            msg = "'not' has nothing to deny"
            raise ConditionFault(msg)
        return Not(part)
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
        case Comparison(fact, operator, value):
            plain = list(value) if isinstance(value, tuple) else value
            return {"fact": fact, "operator": operator.value, "value": plain}


def _read_group(data: Mapping[object, object]) -> Condition:
    word = "all" if "all" in data else "any"
    parts = data[word]
    if len(data) != 1 or not isinstance(parts, list | tuple) or not parts:
        msg = f"'{word}' stands alone and holds a list of conditions"
        raise ConditionFault(msg)
    read = tuple(part for part in map(read_condition, parts) if part is not None)
    return All(read) if word == "all" else Any(read)


def _read_comparison(data: Mapping[object, object]) -> Comparison:
    unknown = set(data) - {"fact", "operator", "value"}
    fact = data.get("fact")
    if unknown or not isinstance(fact, str) or not fact:
        msg = f"a comparison has fact, operator and value, not {sorted(map(str, data))}"
        raise ConditionFault(msg)
    try:
        operator = Operator(str(data.get("operator", "=")))
    except ValueError:
        msg = f"unknown operator {data.get('operator')!r} for {fact!r}"
        raise ConditionFault(msg) from None
    value = data.get("value")
    if operator is Operator.ONE_OF and not isinstance(value, list | tuple):
        msg = f"'in' compares {fact!r} with a list"
        raise ConditionFault(msg)
    return Comparison(fact, operator, tuple(value) if isinstance(value, list) else value)


def _compare(operator: Operator, fact: Fact, value: object) -> bool:
    if operator is Operator.GIVEN:
        return not _is_missing(fact)
    if operator is Operator.MISSING:
        return _is_missing(fact)
    if operator is Operator.DIFFERS:
        return not _is_same(fact, value)
    if _is_missing(fact):
        return False
    if operator is Operator.EQUALS:
        return _is_same(fact, value)
    if operator is Operator.ONE_OF:
        return isinstance(value, tuple) and any(_is_same(fact, one) for one in value)
    left, right = _as_number(fact), _as_number(value)
    return left is not None and right is not None and _ORDER[operator](left, right)


_ORDER: Mapping[Operator, Callable[[Decimal, Decimal], bool]] = {
    Operator.AT_LEAST: lambda left, right: left >= right,
    Operator.AT_MOST: lambda left, right: left <= right,
    Operator.MORE_THAN: lambda left, right: left > right,
    Operator.LESS_THAN: lambda left, right: left < right,
}


def _is_missing(fact: Fact) -> bool:
    return fact is None or fact == "" or fact == ()  # noqa: PLC1901 -- zero and False are facts, empty text is none


def _is_same(fact: Fact, value: object) -> bool:
    if isinstance(fact, bool) or isinstance(value, bool):
        return fact is value
    left, right = _as_number(fact), _as_number(value)
    return left == right if left is not None and right is not None else fact == value


def _as_number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
