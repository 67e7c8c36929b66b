"""The seal that ties each event of a case to the one before, so that a change made afterwards shows.

Takes bodies in their plain form (`event_bodies`); knows neither tables nor who asks for the check.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Protocol

BEGINNING = ""
"""What stands for the hash before the first event of a case."""


class Sealed(Protocol):
    """An event on file with its place in the chain."""

    @property
    def case_id(self) -> int: ...  # noqa: D102 -- the words of `seal`
    @property
    def sequence(self) -> int: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def at(self) -> datetime: ...  # noqa: D102
    @property
    def by(self) -> int: ...  # noqa: D102
    @property
    def by_name(self) -> str: ...  # noqa: D102
    @property
    def by_post(self) -> str: ...  # noqa: D102
    @property
    def body(self) -> Mapping[str, object]: ...  # noqa: D102
    @property
    def previous_hash(self) -> str: ...  # noqa: D102
    @property
    def hash(self) -> str: ...  # noqa: D102


def seal(
    previous_hash: str,
    *,
    case_id: int,
    sequence: int,
    kind: str,
    at: datetime,
    by: int,
    by_name: str,
    by_post: str,
    body: Mapping[str, object],
) -> str:
    """Give the hash (sha256, 64 hexadecimal digits) of an event and of all events before it.

    `sequence` counts from 1 within the case. `ValueError` for a naive instant, `TypeError` for a body that is
    not plain: a float may leave a database as another text than it came in, and would look like a forgery.
    """
    text = _sealed_text(
        previous_hash,
        case_id=case_id,
        sequence=sequence,
        kind=kind,
        at=at,
        by=by,
        by_name=by_name,
        by_post=by_post,
        body=body,
    )
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def sealed_text(row: Sealed) -> str:
    """Give the very text, in ASCII, whose sha256 is an event's hash: whoever has it can check the seal without us."""
    return _sealed_text(
        row.previous_hash,
        case_id=row.case_id,
        sequence=row.sequence,
        kind=row.kind,
        at=row.at,
        by=row.by,
        by_name=row.by_name,
        by_post=row.by_post,
        body=row.body,
    )


def _sealed_text(previous_hash: str, *, at: datetime, body: Mapping[str, object], **named: object) -> str:
    if at.utcoffset() is None:
        raise ValueError(f"an instant needs a time zone: {at!r}")
    _refuse_floats(body)
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    return _CANONICAL.encode({"previous_hash": previous_hash, **named, "at": instant, "body": body})


def find_break(
    rows: Iterable[Sealed], *, expected_count: int | None = None, expected_hash: str | None = None
) -> int | None:
    """Find the first place of one case's chain that was changed, taken out or put in; None for a whole chain.

    `rows` come in their order, all of one case. What the case itself remembers (`expected_count`,
    `expected_hash`) shows what the chain alone cannot: events cut off at its end.
    """
    count, previous_hash = 0, BEGINNING
    for row in rows:
        if not _continues(row, count + 1, previous_hash):
            return count + 1
        count, previous_hash = count + 1, row.hash
    if expected_count is not None and count != expected_count:
        return min(count, expected_count) + 1
    if expected_hash is not None and previous_hash != expected_hash:
        return max(count, 1)
    return None


def _continues(row: Sealed, sequence: int, previous_hash: str) -> bool:
    if row.sequence != sequence or row.previous_hash != previous_hash:
        return False
    return row.hash == seal(
        previous_hash,
        case_id=row.case_id,
        sequence=sequence,
        kind=row.kind,
        at=row.at,
        by=row.by,
        by_name=row.by_name,
        by_post=row.by_post,
        body=row.body,
    )


def _refuse_floats(value: object) -> None:
    # Nearly everything is a text: told by its class alone, it costs no search through what is like a mapping.
    if value.__class__ is str:
        return
    if isinstance(value, float):
        raise TypeError(f"a sealed body holds no float: {value!r}")
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            _refuse_floats(part)


def _as_plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a sealed body is plain, without {type(value).__name__}")


_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=_as_plain)
"""One text for equal events, in ASCII."""
