"""Facts as JSON can carry them and back, each value coming back as what it was.

Texts, whole numbers, truth values and nothing stand for themselves; what JSON has no word for is a mapping of
one tag to a text. A mapping that looks like such a tag is wrapped, so that no answer can pass for another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

_WRAP = "map"

_READ: Mapping[str, Callable[[str], object]] = {
    "decimal": Decimal,
    "date": date.fromisoformat,
    "instant": datetime.fromisoformat,
    "float": float,
}

_TAGS = {_WRAP, *_READ}


def as_plain(value: object) -> object:
    """Write a value in its plain form; a list becomes a tuple on the way back.

    `TypeError` for what is no fact, `ValueError` for a naive instant.
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, list | tuple):
        return [as_plain(part) for part in value]
    if isinstance(value, Mapping):
        return _mapping_as_plain(value)
    return _tagged(value)


def from_plain(plain: object) -> object:
    """Read back what `as_plain` wrote; `ValueError` or an arithmetic error when it did not write it."""
    if isinstance(plain, list | tuple):
        return tuple(from_plain(part) for part in plain)
    if not isinstance(plain, Mapping):
        return plain
    tag = _tag_of(plain)
    if tag in _READ:
        return _READ[tag](str(plain[tag]))
    inside = plain[tag] if tag == _WRAP else plain
    return {str(key): from_plain(part) for key, part in inside.items()}


def _mapping_as_plain(value: Mapping[object, object]) -> object:
    if not all(isinstance(key, str) for key in value):
        raise TypeError("the keys of a fact are texts")
    plain = {str(key): as_plain(part) for key, part in value.items()}
    return {_WRAP: plain} if _tag_of(plain) else plain


def _tag_of(plain: Mapping[str, object]) -> str:
    return next((key for key in plain if key in _TAGS), "") if len(plain) == 1 else ""


def _tagged(value: object) -> object:
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, datetime):
        return {"instant": instant_as_text(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, float):
        return {"float": repr(value)}
    raise TypeError(f"no fact: {value!r}")


def instant_as_text(at: datetime) -> str:
    """Write an instant in UTC with microseconds; `ValueError` for a naive one."""
    if at.utcoffset() is None:
        raise ValueError(f"an instant needs a time zone: {at!r}")
    return at.astimezone(UTC).isoformat(timespec="microseconds")
