"""Procedures as values for lists of many cases: each version is read from file once a process.

A published version never changes and its checksum names its content, so what lies here never grows old.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.procedure.definitions import read_procedure
from app.domain.procedure.procedures import Procedure
from app.records.catalogue import ProcedureVersionRecord

MOST_KEPT = 512

Version: TypeAlias = tuple[int, str]
"""A version's id and checksum."""

_shelf: OrderedDict[Version, Procedure] = OrderedDict()
_lock = Lock()


def list_procedures(session: Session, versions: Iterable[Version]) -> dict[int, Procedure]:
    """Give procedures by the id of their version; asks the database at most once, for what is not here yet."""
    wanted = set(versions)
    found = {version: procedure for version in wanted if (procedure := _shelf.get(version)) is not None}
    missing = {version_id for version_id, _checksum in wanted - found.keys()}
    if missing:
        rows = session.execute(
            select(
                ProcedureVersionRecord.id,
                ProcedureVersionRecord.checksum,
                ProcedureVersionRecord.number,
                ProcedureVersionRecord.definition,
            ).where(ProcedureVersionRecord.id.in_(missing))
        )
        for version_id, checksum, number, definition in rows:
            found[version_id, checksum] = read_procedure({**definition, "version": number})
        _keep(found)
    return {version_id: procedure for (version_id, _checksum), procedure in found.items()}


def _keep(found: dict[Version, Procedure]) -> None:
    with _lock:
        _shelf.update(found)
        while len(_shelf) > MOST_KEPT:
            _shelf.popitem(last=False)
