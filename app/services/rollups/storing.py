"""Cells in their tables: added to, replaced, read back; under one lock that every writer of figures holds.

One lock for all rather than one for each row: whoever folds holds it for a batch only, and two who fold at once,
or beside a recount, can neither dead-lock nor count anything twice. Never commits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import delete, insert, select, text, tuple_, update
from sqlalchemy.orm import Session

from app.services.rollups.cells import Cell, Cells, Key, Shape, cell_of

KEY = 0x5A7072
"""The advisory lock's number: any, as long as it is always the same."""

AT_ONCE = 200
"""How many cells are looked up, or written, by one statement."""


def lock_figures(session: Session) -> None:
    """Wait until nobody else writes figures; held until the transaction ends.

    On SQLite the transaction is the only one that writes from its start.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": KEY})


def add_cells(session: Session, shape: Shape, cells: Cells) -> None:
    """Add to the stored cells, making those that are not there yet; the caller holds the lock."""
    keys = iter(sorted(cells))
    while some := list(islice(keys, AT_ONCE)):
        stored = dict(_read(session, shape, some))
        changed = []
        for key, (row_id, cell) in stored.items():
            cell.take_in(cells[key].sums, cells[key].times)
            changed.append({"id": row_id, **cell.values(shape)})
        if changed:
            session.execute(update(shape.record), changed)
        insert_cells(session, shape, {key: cells[key] for key in some if key not in stored})


def insert_cells(session: Session, shape: Shape, cells: Cells) -> None:
    """Store cells that are not there yet."""
    rows = ({**dict(zip(shape.key, key, strict=True)), **cells[key].values(shape)} for key in sorted(cells))
    while some := list(islice(rows, AT_ONCE)):
        session.execute(insert(shape.record), some)


def remove_cells(session: Session, shape: Shape, agency_id: int | None) -> None:
    """Remove the cells of one agency, or of all."""
    gone = delete(shape.record).execution_options(synchronize_session=False)
    session.execute(gone if agency_id is None else gone.where(shape.record.agency_id == agency_id))


def read_cells(session: Session, shape: Shape, agency_id: int) -> Cells:
    """Read all the cells of one agency."""
    query = select(shape.record.__table__).where(shape.record.agency_id == agency_id)
    return {_key(shape, row): cell_of(shape, row) for row in session.execute(query)}


def _read(session: Session, shape: Shape, keys: Iterable[Key]) -> Iterator[tuple[Key, tuple[int, Cell]]]:
    columns = tuple_(*(getattr(shape.record, column) for column in shape.key))
    for row in session.execute(select(shape.record.__table__).where(columns.in_(keys))).all():
        yield _key(shape, row), (row.id, cell_of(shape, row))


def _key(shape: Shape, row: Any) -> Key:
    return tuple(getattr(row, column) for column in shape.key)
