"""Whether some conditions leave no gap: that at least one of them holds, whatever the facts turn out to be.

Tries one fact of each sort that the conditions can tell apart; knows nothing of procedures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, product
from math import prod

from app.domain.procedure.conditions import (
    All,
    Any,
    Comparison,
    Condition,
    Fact,
    Not,
    as_day,
    as_number,
    holds,
)

MOST_COMBINATIONS = 20_000
"""Beyond this many sorts of facts nothing is certain; a person could not oversee such conditions either."""


def is_certain(conditions: Iterable[Condition | None]) -> bool:
    """Tell whether at least one condition holds for any facts, those that nobody recorded included."""
    conditions = tuple(conditions)
    values: dict[str, list[object]] = {}
    for condition in conditions:
        for comparison in _comparisons(condition):
            values.setdefault(comparison.fact, []).extend(_values(comparison))
    sorts = [tuple(_sorts(named)) for named in values.values()]
    if prod(map(len, sorts)) > MOST_COMBINATIONS:
        return False
    return all(
        any(holds(condition, dict(zip(values, facts, strict=True))) for condition in conditions)
        for facts in product(*sorts)
    )


def _comparisons(condition: Condition | None) -> Iterator[Comparison]:
    match condition:
        case Comparison():
            yield condition
        case All(parts) | Any(parts):
            for part in parts:
                yield from _comparisons(part)
        case Not(part):
            yield from _comparisons(part)


def _values(comparison: Comparison) -> tuple[object, ...]:
    value = comparison.value
    return value if isinstance(value, tuple) else (value,)


def _sorts(values: list[object]) -> Iterator[Fact]:
    """Give one fact of each sort: missing, true, false, unheard of, each value itself, and all between them."""
    texts = tuple(str(value) for value in values)
    yield from (None, True, False, "?" * (max(map(len, texts)) + 1))
    yield from values
    for number in _around(sorted({found for value in values if (found := as_number(value)) is not None})):
        yield from (number, str(number), f"{number}E+0")
    for day in _around(sorted({found for value in values if (found := as_day(value)) is not None})):
        yield from _spellings_of_day(day)
    yield from ((text,) for text in texts)
    yield texts


def _around(points: list[Decimal]) -> Iterator[Decimal]:
    if points:
        yield from (points[0] - 1, *points, points[-1] + 1)
        yield from ((earlier + later) / 2 for earlier, later in pairwise(points))


def _spellings_of_day(ordinal: Decimal) -> Iterator[Fact]:
    day = date.min + timedelta(days=min(max(int(ordinal), 1), date.max.toordinal()) - 1)
    yield from (day, day.isoformat())
