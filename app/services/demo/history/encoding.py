"""Rows as a database takes them in bulk: tuples for SQLite, lines of COPY for PostgreSQL.

Done where the rows are made, so that the process that stores them only passes them on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import JSON, Column, Table
from sqlalchemy.dialects import sqlite

from app.extensions import db

Encoded: TypeAlias = Mapping[str, Sequence[tuple[Any, ...]] | bytes]
"""By table: its rows as tuples, or as COPY's text."""
TABLES = (
    "applicants",
    "cases",
    "tasks",
    "events",
    "corrections",
    "given_numbers",
    "bills",
    "satisfaction_answers",
    "breaches",
)
"""In the order in which they refer to one another."""
NUMBERED_HERE = frozenset({"applicants", "cases", "tasks"})
"""Tables whose ids are set aside beforehand; the database numbers the others."""
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


@cache
def columns_of(table: str) -> tuple[Column[Any], ...]:
    """List the columns that are filled in, in the table's order."""
    found: Table = db.metadata.tables[table]
    return tuple(one for one in found.columns if one.name != "id" or table in NUMBERED_HERE)


def encode(batch: Iterable[Mapping[str, Sequence[Mapping[str, Any]]]], dialect: str) -> Encoded:
    """Encode the rows of some cases, table by table."""
    cases = list(batch)
    encoded: dict[str, Sequence[tuple[Any, ...]] | bytes] = {}
    for table in TABLES:
        rows = [row for case in cases for row in case.get(table, ())]
        if rows:
            encoded[table] = _as_copy(table, rows) if dialect == "postgresql" else _as_tuples(table, rows)
    return encoded


def _as_copy(table: str, rows: Sequence[Mapping[str, Any]]) -> bytes:
    wanted = [(one.name, _default(one), isinstance(one.type, JSON)) for one in columns_of(table)]
    lines = (
        "\t".join(
            [
                _json(row.get(name, default)) if is_json else _text(row.get(name, default))
                for name, default, is_json in wanted
            ]
        )
        for row in rows
    )
    return ("\n".join(lines) + "\n").encode()


def _text(value: Any) -> str:
    if value is None:
        return r"\N"
    if value.__class__ is str:
        return value.translate(_ESCAPES) if value.isprintable() is False or "\\" in value else value
    if value is True or value is False:
        return "t" if value else "f"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).translate(_ESCAPES)


def _json(value: Any) -> str:
    return r"\N" if value is None else json.dumps(value).replace("\\", "\\\\")


def _as_tuples(table: str, rows: Sequence[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    wanted = [(one.name, _default(one)) for one in columns_of(table)]
    binders = [
        (place, bind) for place, (name, _) in enumerate(wanted) if (bind := _binder(table, name)) is not None
    ]
    encoded = []
    for row in rows:
        values = [row.get(name, default) for name, default in wanted]
        for place, bind in binders:
            if values[place] is not None:
                values[place] = bind(values[place])
        encoded.append(tuple(values))
    return encoded


@cache
def _binder(table: str, name: str) -> Callable[[Any], Any] | None:
    dialect = sqlite.dialect()
    column = db.metadata.tables[table].columns[name]
    found: Callable[[Any], Any] | None = column.type.dialect_impl(dialect).bind_processor(dialect)
    return found


def _default(column: Column[Any]) -> Any:
    default: Any = column.default
    if default is None:
        return None
    return default.arg(None) if default.is_callable else default.arg
