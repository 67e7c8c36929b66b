"""What every long register is: columns, a number of rows, and the rows after a place, in an index's own order.

Papers of the office are in Indonesian, so these words are no translations.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, TypeAlias

from sqlalchemy import Select, tuple_
from sqlalchemy.orm import Session

from app.documents.long_tables import LongColumn
from app.documents.long_tables.values import Row
from app.services.print_jobs.values import Scope

Place: TypeAlias = tuple[Any, ...]
"""Where a row stands in the order of its register."""

VOID_WORDS = {
    "returned": "berkas dikembalikan dan dinomori ulang",
    "rejected": "permohonan ditolak",
    "withdrawn": "permohonan ditarik pemohon",
    "cancelled": "permohonan dibatalkan",
}
STATUS_WORDS = {
    "running": "Diproses",
    "completed": "Selesai",
    "rejected": "Ditolak",
    "withdrawn": "Ditarik",
    "cancelled": "Dibatalkan",
}


class Register(ABC):
    """One job's register; counts on the way what its closing lines say."""

    title: ClassVar[str]
    tab: ClassVar[str]
    columns: ClassVar[tuple[LongColumn, ...]]

    def __init__(self, scope: Scope) -> None:
        """Begin with nothing counted."""
        self.scope = scope
        self.rows = 0

    @abstractmethod
    def count(self, session: Session) -> int:
        """Count the rows there will be, for the bar that shows how far the job is."""

    @abstractmethod
    def list_after(self, session: Session, place: Place | None, limit: int) -> Sequence[tuple[Place, Row]]:
        """List the rows that follow a place, with their own; numbered on from those listed before."""

    @abstractmethod
    def closing(self) -> tuple[str, ...]:
        """Say below the table what was counted."""

    def next_number(self) -> int:
        """Number the next row."""
        self.rows += 1
        return self.rows


def rows_after(
    session: Session, query: Select[*tuple[Any, ...]], order: tuple[Any, ...], place: Place | None, limit: int
) -> Sequence[Any]:
    """Read the rows of a query that follow a place in an order, so many at the most."""
    if place is not None:
        query = query.where(tuple_(*order) > place)
    return session.execute(query.order_by(*order).limit(limit)).all()


def void_words(number: str, reason: str) -> str:
    """Say that a number is void and why."""
    return f"Nomor {number} batal: {VOID_WORDS.get(reason, reason) or 'tanpa keterangan'}"


def thousands(count: int) -> str:
    """Write a number as Indonesians do."""
    return f"{count:,}".replace(",", ".")
