"""The permit types that an officer's counter may file: those whose procedure begins at one of his posts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.access import Permission, Post
from app.domain.procedure.procedures import Procedure
from app.domain.working_time.clocks import Allowance
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.services.actors import Actor
from app.services.procedure_shelf import list_procedures


@dataclass(frozen=True)
class FileableType:
    """A permit type as the counter's list shows it."""

    id: int
    name: str
    sector: str
    product: str
    fee: Decimal
    promise: Allowance


def list_fileable(session: Session, by: Actor, search: str = "") -> tuple[FileableType, ...]:
    """List the open permit types that an officer may file, by name; `search` is a part of name or sector."""
    if Permission.CASE_FILE not in by.officer.permissions:
        return ()
    newest = _newest_versions(session, by.agency_id)
    procedures = list_procedures(session, {(row.version, row.checksum) for row in newest})
    wanted = " ".join(search.casefold().split())
    return tuple(
        _fileable(row, procedures[row.version])
        for row in newest
        if is_counter_of(procedures[row.version], row.id, by)
        and wanted in f"{row.name} {row.sector}".casefold()
    )


def is_counter_of(procedure: Procedure, permit_type_id: int, by: Actor) -> bool:
    """Whether an officer holds the counter at which a permit type's first step is served, for that type too."""
    counter = procedure.first.holder
    return by.officer.holds(Post(counter.position, counter.office), permit_type_id)


def _newest_versions(session: Session, agency_id: int) -> list[Any]:
    query = (
        select(
            PermitTypeRecord.id,
            PermitTypeRecord.name,
            PermitTypeRecord.sector,
            PermitTypeRecord.product,
            PermitTypeRecord.fee,
            ProcedureVersionRecord.id.label("version"),
            ProcedureVersionRecord.checksum,
        )
        .join(ProcedureVersionRecord, ProcedureVersionRecord.permit_type_id == PermitTypeRecord.id)
        .where(
            PermitTypeRecord.agency_id == agency_id,
            PermitTypeRecord.is_open,
            ProcedureVersionRecord.state == "published",
        )
        .order_by(PermitTypeRecord.name, PermitTypeRecord.id, ProcedureVersionRecord.number.desc())
    )
    return list(_first_of_each(session.execute(query)))


def _first_of_each(rows: Iterable[Any]) -> Iterable[Any]:
    seen: set[int] = set()
    for row in rows:
        if row.id not in seen:
            seen.add(row.id)
            yield row


def _fileable(row: Any, procedure: Procedure) -> FileableType:
    return FileableType(row.id, row.name, row.sector, row.product, Decimal(row.fee), procedure.promise)
