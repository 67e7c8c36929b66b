"""Notices that a row has changed since someone opened its form, whether or not the table counts versions."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect

if TYPE_CHECKING:
    from collections.abc import Iterable

SEEN = "seen_version"
LENGTH = 32


def fingerprint_of(item: Any, relations: Iterable[str] = ()) -> str:
    """Return a short digest of every column of the row, and of the keys of the rows it is tied to."""
    mapper = inspect(item).mapper
    values = [(attribute.key, repr(getattr(item, attribute.key))) for attribute in mapper.column_attrs]
    ties = [
        (name, sorted(repr(inspect(tied).identity) for tied in getattr(item, name))) for name in relations
    ]
    return hashlib.sha256(repr((values, ties)).encode()).hexdigest()[:LENGTH]


def is_unchanged(item: Any, seen: str, relations: Iterable[str] = ()) -> bool:
    """Whether the row still is what the form was made from."""
    return hmac.compare_digest(fingerprint_of(item, relations).encode(), seen.encode())


def changed_by(item: Any) -> str:
    """Name whoever changed the row last, where the row keeps it."""
    for attribute in ("changed_by", "updated_by"):
        person = getattr(item, attribute, None)
        if person:
            return str(person)
    return ""
