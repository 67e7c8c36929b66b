"""Says in a sentence why the database refused a row; no one ever reads SQL on a page.

PostgreSQL names the constraint; SQLite names the columns of a unique one and nothing of a foreign key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from sqlalchemy import UniqueConstraint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Table
    from sqlalchemy.exc import IntegrityError


class Kind(Enum):
    """What the refused row did wrong."""

    UNIQUE = auto()
    FOREIGN_KEY = auto()
    NOT_NULL = auto()
    CHECK = auto()
    OTHER = auto()


@dataclass(frozen=True)
class Violation:
    """A constraint broken: its kind, its name where one is known, and the columns it is about."""

    kind: Kind
    constraint: str = ""
    columns: tuple[str, ...] = ()


SQLSTATES = {
    "23505": Kind.UNIQUE,
    "23503": Kind.FOREIGN_KEY,
    "23502": Kind.NOT_NULL,
    "23514": Kind.CHECK,
}
SQLITE_KINDS = {
    "UNIQUE": Kind.UNIQUE,
    "FOREIGN KEY": Kind.FOREIGN_KEY,
    "NOT NULL": Kind.NOT_NULL,
    "CHECK": Kind.CHECK,
}
SQLITE_MESSAGE = re.compile(r"(UNIQUE|FOREIGN KEY|NOT NULL|CHECK) constraint failed(?:: (.*))?")


def read_violation(error: IntegrityError, table: Table) -> Violation:
    """Find out what was broken, from what either database tells."""
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is not None:
        return _from_postgresql(diagnosis, table)
    return _from_sqlite(str(error.orig), table)


def explain(violation: Violation, *, labels: Mapping[str, Any], sentences: Mapping[str, Any]) -> str:
    """Return the sentence kept for this constraint, or the best one its kind and columns allow."""
    if violation.constraint in sentences:
        return str(sentences[violation.constraint])
    names = ", ".join(str(labels.get(column, column)) for column in violation.columns)
    match violation.kind:
        case Kind.UNIQUE if names:
            return _(
                "Another row already has the same %(columns)s. Change it, then save again.", columns=names
            )
        case Kind.UNIQUE:
            return _("The same row is already there. Change what you wrote, then save again.")
        case Kind.FOREIGN_KEY:
            return _("A row chosen here no longer exists. Choose another, then save again.")
        case Kind.NOT_NULL if names:
            return _("%(columns)s must not be empty. Fill it in, then save again.", columns=names)
        case _:
            return _("These values do not fit together, so nothing was saved. Check them, then save again.")


def explain_delete() -> str:
    """Return the sentence for a row that others still point at."""
    return _("This row is still used by other data, so it was not deleted. Remove that use first.")


def _from_postgresql(diagnosis: Any, table: Table) -> Violation:
    kind = SQLSTATES.get(diagnosis.sqlstate, Kind.OTHER)
    name = diagnosis.constraint_name or ""
    columns = dict(_unique_columns(table)).get(name, ())
    if kind is Kind.NOT_NULL:
        columns = (diagnosis.column_name,)
    return Violation(kind, name, columns)


def _from_sqlite(message: str, table: Table) -> Violation:
    found = SQLITE_MESSAGE.search(message)
    if not found:
        return Violation(Kind.OTHER)
    kind, about = SQLITE_KINDS[found[1]], found[2] or ""
    if kind is Kind.CHECK:
        return Violation(kind, about)
    columns = tuple(part.strip().rpartition(".")[2] for part in about.split(",") if part)
    names = {columns: name for name, columns in _unique_columns(table)}
    return Violation(kind, names.get(columns, ""), columns)


def _unique_columns(table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield str(constraint.name), tuple(column.name for column in constraint.columns)
    for index in table.indexes:
        if index.unique:
            yield str(index.name), tuple(column.name for column in index.columns)
