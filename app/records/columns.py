"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, BigInteger, DateTime, Index, Integer, String, TypeDecorator, text
from sqlalchemy.dialects.postgresql import JSONB

if TYPE_CHECKING:
    from sqlalchemy import Dialect


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept in UTC; a naive one is a mistake and refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: D102
        if value is None:
            return None
        if value.tzinfo is None:
            msg = f"an instant needs a time zone: {value!r}"
            raise ValueError(msg)
        at = value.astimezone(UTC)
        return at.replace(tzinfo=None) if dialect.name == "sqlite" else at

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002, D102
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Plain: Any = JSON().with_variant(JSONB(), "postgresql")
"""Lists and mappings of texts, numbers and truth values."""

BigId: Any = BigInteger().with_variant(Integer(), "sqlite")
"""A key that counts beyond two thousand million; SQLite numbers only its own INTEGER by itself."""


def ordered_text(length: int) -> Any:
    """Text compared byte by byte on both databases, so that a prefix is one range of its index."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def partial_index(name: str, *columns: str, where: str) -> Index:
    """Index only the rows of which a condition holds, on both databases."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


FAR_FUTURE = datetime(9999, 1, 1, tzinfo=UTC)
"""Stands for "no due time" where an index must keep an order without nulls."""
