"""What things are called in one agency: permit types, steps with their limits, offices, officers, positions.

As many rows as the office has of them; a file more changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.procedure.procedures import Step
from app.records.agencies import OfficeRecord
from app.records.catalogue import ProcedureVersionRecord
from app.records.staff import OfficerRecord, PositionRecord
from app.services.permit_type_names import list_permit_types
from app.services.procedure_shelf import list_procedures

PUBLISHED = "published"


@dataclass(frozen=True)
class Names:
    """The names of one agency by key; steps by permit type and key, as the SOP in force has them."""

    permit_types: Mapping[int, str]
    steps: Mapping[tuple[int, str], Step]
    offices: Mapping[str, str]
    officers: Mapping[int, str]
    positions: Mapping[tuple[str, str], str]

    def list_steps(self, permit_type_id: int | None) -> tuple[tuple[str, str], ...]:
        """List keys and names of the steps, each once, in the order of the SOP."""
        found: dict[str, Step] = {}
        for (type_id, key), step in self.steps.items():
            if permit_type_id in {None, type_id}:
                found.setdefault(key, step)
        ordered = sorted(found.values(), key=lambda step: (step.number, step.text))
        return tuple((step.key, f"{step.number} {name_of(step)}") for step in ordered)

    def holder(self, position_key: str, office_key: str) -> str:
        """Name a position with its office."""
        label = self.positions.get((position_key, office_key), position_key)
        office = self.offices.get(office_key, office_key)
        return label if not office or office in label else f"{label} {office}"


def name_of(step: Step) -> str:
    """Call a step by its short name where it has one."""
    return step.label or step.text


def read_names(session: Session, agency_id: int) -> Names:
    """Read the names of an agency."""
    offices = select(OfficeRecord.key, OfficeRecord.short_name).where(OfficeRecord.agency_id == agency_id)
    officers = select(OfficerRecord.id, OfficerRecord.name).where(OfficerRecord.agency_id == agency_id)
    positions = select(PositionRecord.key, PositionRecord.office_key, PositionRecord.label).where(
        PositionRecord.agency_id == agency_id
    )
    return Names(
        permit_types=dict(list_permit_types(session, agency_id)),
        steps=_read_steps(session, agency_id),
        offices={
            row.key: row.short_name for row in session.execute(offices.order_by(OfficeRecord.short_name))
        },
        officers={row.id: row.name for row in session.execute(officers)},
        positions={(key, office): label for key, office, label in session.execute(positions)},
    )


def _read_steps(session: Session, agency_id: int) -> dict[tuple[int, str], Step]:
    query = (
        select(
            ProcedureVersionRecord.permit_type_id, ProcedureVersionRecord.id, ProcedureVersionRecord.checksum
        )
        .where(ProcedureVersionRecord.agency_id == agency_id, ProcedureVersionRecord.state == PUBLISHED)
        .order_by(ProcedureVersionRecord.permit_type_id, ProcedureVersionRecord.number)
    )
    versions = session.execute(query).all()
    procedures = list_procedures(session, [(row.id, row.checksum) for row in versions])
    return {(row.permit_type_id, step.key): step for row in versions for step in procedures[row.id].steps}
