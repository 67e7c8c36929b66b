"""Storing encoded rows in one stroke a table: COPY on PostgreSQL, many rows a statement on SQLite."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from app.services.demo.history.encoding import TABLES, Encoded, columns_of

CACHE_KIB = 200_000


def prepare(connection: Connection) -> None:
    """Let SQLite keep the ends of its indexes in memory while they grow; PostgreSQL does so by itself."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")


def store(connection: Connection, encoded: Encoded) -> None:
    """Store the rows of some cases, what is referred to first."""
    for table in TABLES:
        rows = encoded.get(table)
        if rows is None:
            continue
        names = ", ".join(f'"{one.name}"' for one in columns_of(table))
        if isinstance(rows, bytes):
            _copy(connection, f"COPY {table} ({names}) FROM STDIN", rows)
            continue
        marks = ", ".join("?" * len(columns_of(table)))
        connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(rows))  # noqa: S608 -- our own names


def finish(connection: Connection) -> None:
    """Tell PostgreSQL's planner what has changed, and give SQLite's memory back."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA cache_size = -2000")
        return
    for table in TABLES:
        connection.exec_driver_sql(f"ANALYZE {table}")


def _copy(connection: Connection, statement: str, rows: bytes) -> None:
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        copy.write(rows)
