"""Whether the stored figures are what a fresh count comes to, told cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.records.agencies import AgencyRecord
from app.records.catalogue import PermitTypeRecord
from app.services.rollups.cells import SHAPES, Cell, Cells, Key, Shape
from app.services.rollups.counting import count_anew
from app.services.rollups.storing import read_cells


@dataclass(frozen=True)
class Difference:
    """One figure that is stored otherwise than it was counted.

    `cell` names the cell by agency and permit type (their keys) and whatever else tells it apart.
    """

    table: str
    cell: Mapping[str, Any]
    column: str
    stored: Any
    counted: Any


def differences(session: Session | scoped_session[Session]) -> tuple[Difference, ...]:
    """Compare the stored figures with a fresh count of all that is marked as counted; empty when they agree.

    What is not counted yet would be added to both sides, and is left out of both. Reads one and the same state
    throughout, so that a fold at the same time makes no difference.
    """
    real = session() if isinstance(session, scoped_session) else session
    real.rollback()
    if real.get_bind().dialect.name == "postgresql":
        real.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    try:
        names = _Names(real)
        return tuple(found for shape in SHAPES for found in _compare_all(real, shape, names))
    finally:
        real.rollback()


class _Names:
    """What agencies and permit types are called."""

    def __init__(self, session: Session) -> None:
        self.agencies = {
            row.id: row.key for row in session.execute(select(AgencyRecord.id, AgencyRecord.key))
        }
        kinds = session.execute(select(PermitTypeRecord.id, PermitTypeRecord.key))
        self.permit_types = {row.id: row.key for row in kinds}

    def cell(self, shape: Shape, key: Key) -> dict[str, Any]:
        told = dict(zip(shape.key, key, strict=True))
        agency_id, kind = told.pop("agency_id"), told.pop("permit_type_id")
        return {"agency": self.agencies[agency_id], "permit_type": self.permit_types.get(kind, kind), **told}


def _compare_all(session: Session, shape: Shape, names: _Names) -> Iterator[Difference]:
    left = set(names.agencies)
    for agency_id, counted in count_anew(session, shape):
        left.discard(agency_id)
        yield from _compare(shape, names, read_cells(session, shape, agency_id), counted)
    for agency_id in sorted(left):
        yield from _compare(shape, names, read_cells(session, shape, agency_id), {})


def _compare(shape: Shape, names: _Names, stored: Cells, counted: Cells) -> Iterator[Difference]:
    for key in sorted({*stored, *counted}):
        one = stored.get(key, Cell()).values(shape)
        other = counted.get(key, Cell()).values(shape)
        for column in shape.columns:
            if one[column] != other[column]:
                yield Difference(shape.table, names.cell(shape, key), column, one[column], other[column])
