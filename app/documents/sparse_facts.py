"""The same facts with as little in them as a real paper may have: what may be empty is empty.

A template that was only tried on full samples stops the first permit without an end, or without an NPWP, at its
signature. Knows no templates.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass, replace
from types import NoneType
from typing import Any, TypeVar, get_args, get_type_hints

Facts = TypeVar("Facts")


def sparse(facts: Facts) -> Facts:
    """Give facts without what may be missing: None or an empty text where their class allows or begins with one.

    Lists keep their members. Of several groups one of which is always there (a permit, or the letter that refuses
    it) the sample's own stays.
    """
    assert is_dataclass(facts)
    assert not isinstance(facts, type)
    hints = get_type_hints(type(facts))
    groups = [name for name, hint in hints.items() if _is_missing_group(hint)]
    kept = set(groups) if len(groups) > 1 else set()
    return replace(
        facts,
        **{
            one.name: _sparse_part(getattr(facts, one.name))
            if one.name in kept
            else _emptied(one, hints[one.name], getattr(facts, one.name))
            for one in fields(facts)
        },
    )


def _emptied(field: Field[Any], hint: Any, value: Any) -> Any:
    if NoneType in get_args(hint):
        return None
    if field.default is not MISSING and field.default in ("", ()):
        return field.default
    return _sparse_part(value)


def _sparse_part(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_sparse_part, value))
    return sparse(value) if is_dataclass(value) else value


def _is_missing_group(hint: Any) -> bool:
    return NoneType in get_args(hint) and any(map(is_dataclass, get_args(hint)))
