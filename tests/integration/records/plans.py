"""How a database means to answer the statements that a service sends: which indexes it walks, what it would sort."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.orm import Session

LARGE = (
    *("tasks", "cases", "events", "papers", "permits", "breaches"),
    *("letters", "given_numbers", "printed_documents", "print_jobs", "permit_scans", "requests_seen"),
)


@contextmanager
def statements_of(session: Session) -> Iterator[list[tuple[str, Any]]]:
    """Collect the statements, with their values, that are sent within."""
    sent: list[tuple[str, Any]] = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        sent.append((statement, parameters))

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


READING = ("SELECT", "WITH")
EVERYTHING = (*READING, "UPDATE", "INSERT")


def plans_of(session: Session, use: Callable[[], object], words: tuple[str, ...] = READING) -> list[str]:
    """Give the plan of each statement over a large table that `use` sends, of those that begin with a word."""
    with statements_of(session) as sent:
        use()
    session.rollback()
    reads = [one for one in sent if one[0].lstrip().startswith(words) and _is_large(one[0])]
    connection = session.connection()
    return [_plan(connection, statement, parameters) for statement, parameters in reads]


def _is_large(statement: str) -> bool:
    places = ("FROM", "JOIN", "UPDATE")
    return any(f"{place} {table}" in statement for table in LARGE for place in places)


def _plan(connection: Connection, statement: str, parameters: Any) -> str:
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
        return "\n".join(row[-1] for row in rows)
    # The planner reads a small table whole; what it would do at a million rows shows when it may not.
    connection.execute(text("SET LOCAL enable_seqscan = off"))
    connection.execute(text("SET LOCAL enable_bitmapscan = off"))
    found = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters).scalar_one()
    plan = found if isinstance(found, list) else json.loads(found)
    return "\n".join(_nodes(plan[0]["Plan"]))


def _nodes(node: dict[str, Any]) -> Iterator[str]:
    yield " ".join(str(node[key]) for key in ("Node Type", "Relation Name", "Index Name") if key in node)
    for part in node.get("Plans", ()):
        yield from _nodes(part)


def scans(plan: str) -> list[str]:
    """List the large tables that a plan would read from one end to the other."""
    return [
        table
        for table in LARGE
        for line in plan.splitlines()
        if line.startswith((f"SCAN {table}", f"Seq Scan {table}")) and "INDEX" not in line
    ]


def sorts(plan: str) -> bool:
    """Whether a plan would put rows in order itself instead of reading them so."""
    return "TEMP B-TREE FOR ORDER BY" in plan or "Sort" in plan
