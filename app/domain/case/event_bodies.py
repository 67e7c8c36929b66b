"""Events as plain bodies for the file, and back; the form in which they are sealed and stored.

Written from the types of each event's own fields: an event with a field of a type unknown here stops the import.
Where they are stored is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from app.domain.case import events as e
from app.domain.case.plain_facts import as_plain, from_plain, instant_as_text

Body: TypeAlias = dict[str, Any]


class BodyFault(ValueError):
    """A body on file is not one that `as_body` wrote."""


def kind_of(event: e.Event) -> str:
    """Name the kind of an event, as it stands on file: `task_opened`."""
    return _KINDS[type(event)]


def as_body(event: e.Event) -> Body:
    """Write an event in its plain form, fit for JSON."""
    body: Body = _CODECS[kind_of(event)].write(event)
    return body


def from_body(kind: str, body: Mapping[str, object]) -> e.Event:
    """Read an event back; a field that came later than the body takes its default.

    `BodyFault` for an unknown kind, a missing or unknown field, or a value of the wrong kind.
    """
    if kind not in _CODECS:
        raise BodyFault(f"no event is called {kind!r}")
    try:
        event: e.Event = _CODECS[kind].read(body)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fault:
        raise BodyFault(f"{kind} cannot be read: {fault}") from fault
    return event


@dataclass(frozen=True)
class _Codec:
    """How values of one type are written and read back."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _kind(event_class: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", event_class.__name__).lower()


def _codec(of: Any) -> _Codec:
    if get_origin(of) is UnionType:
        return _optional(_codec(next(part for part in get_args(of) if part is not NoneType)))
    if get_origin(of) is tuple:
        return _many(_codec(get_args(of)[0]))
    if get_origin(of) is Mapping:
        return _Codec(as_plain, _read_facts)
    if of is datetime:
        return _Codec(instant_as_text, datetime.fromisoformat)
    if issubclass(of, StrEnum):
        return _Codec(lambda word: word.value, of)
    return _of_fields(of) if is_dataclass(of) else _bare(of)


def _optional(codec: _Codec) -> _Codec:
    return _Codec(
        lambda value: None if value is None else codec.write(value),
        lambda plain: None if plain is None else codec.read(plain),
    )


def _many(codec: _Codec) -> _Codec:
    return _Codec(
        lambda values: [codec.write(value) for value in values],
        lambda plain: tuple(codec.read(one) for one in plain),
    )


def _of_fields(of: Any) -> _Codec:
    codecs = {name: _codec(hint) for name, hint in get_type_hints(of).items()}
    return _Codec(
        lambda value: {name: codec.write(getattr(value, name)) for name, codec in codecs.items()},
        lambda body: of(**{name: codecs[name].read(plain) for name, plain in body.items()}),
    )


def _bare(of: type) -> _Codec:
    if of not in {bool, int, str}:
        raise TypeError(f"no plain form is known for {of!r}")

    def read(plain: object) -> object:
        if type(plain) is not of:
            raise TypeError(f"{plain!r} is no {of.__name__}")
        return plain

    return _Codec(lambda value: value, read)


def _read_facts(plain: Mapping[str, object]) -> object:
    facts = from_plain(plain)
    if not isinstance(facts, Mapping):
        raise TypeError(f"{plain!r} is no mapping of facts")
    return facts


_KINDS: Mapping[type, str] = {one: _kind(one) for one in get_args(e.Event)}
_CODECS: Mapping[str, _Codec] = {_kind(one): _of_fields(one) for one in get_args(e.Event)}
