"""Filing the permit types of an agency's seeds, each with its requirements and service standard, and its procedure."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.form.form_definitions import fields_as_data
from app.domain.procedure.conditions import condition_as_data
from app.records.agencies import AgencyRecord, OfficeRecord
from app.records.catalogue import PermitTypeRecord, RequirementRecord, ServiceStandardRecord
from app.services.catalogue.tally import Deed, Tally
from app.services.catalogue.versions import LOADED_FROM, file_seed
from app.services.number_series.clashes import PatternOfLetters, PermitPattern, refuse_numbers_of_letters
from app.services.seeds import AgencySeed
from app.services.seeds.faults import Faults
from app.services.seeds.permit_types import PermitTypeSeed
from app.services.seeds.procedures import StandardSeed


def file_permit_types(
    session: Session, agency: AgencyRecord, seed: AgencySeed, tally: Tally, *, at: datetime
) -> None:
    """File the permit types that the agency lacks, with all that belongs to them, and every new procedure.

    Requirements and service standards come with their permit type only: one that the office has struck out does
    not come back. Raises `BadSeeds` for a new one whose numbers could be those of the agency's letters.
    """
    query = select(PermitTypeRecord).where(PermitTypeRecord.agency_id == agency.id)
    there = {row.key: row for row in session.scalars(query)}
    _refuse_numbers_of_letters(session, agency, seed, set(there))
    standards = {standard.permit_type: standard for standard in seed.standards.values()}
    for permit_type in seed.permit_types.values():
        name = f"{agency.key}/permit_types/{permit_type.key}"
        tally.note(Deed.UNCHANGED if permit_type.key in there else Deed.ADDED, name)
        if permit_type.key not in there:
            row = _add(session, agency, permit_type, standards.get(permit_type.key))
            there[permit_type.key] = row
    for file, procedure in seed.procedures.items():
        identity = {
            **procedure.identity,
            "document": seed_document(seed, procedure.permit_type),
            LOADED_FROM: file,
        }
        deed = file_seed(session, there[procedure.permit_type], procedure.procedure, identity, at=at)
        tally.note(deed, f"{agency.key}/procedures/{procedure.permit_type}")


def _refuse_numbers_of_letters(
    session: Session, agency: AgencyRecord, seed: AgencySeed, there: set[str]
) -> None:
    faults = Faults()
    for file, one in seed.permit_types.items():
        wanted = PermitPattern(one.number_pattern, one.classification, one.number_kind)
        try:
            if one.key not in there:
                refuse_numbers_of_letters(session, agency, wanted)
        except PatternOfLetters as clash:
            faults.add(file, "permit_type.number_pattern", f"could write the number of a {clash.kind}")
    faults.raise_if_any()


def seed_document(seed: AgencySeed, key: str) -> object:
    """Name the source document of a permit type."""
    return next((one.source.get("document") for one in seed.permit_types.values() if one.key == key), "")


def _add(
    session: Session, agency: AgencyRecord, seed: PermitTypeSeed, standard: StandardSeed | None
) -> PermitTypeRecord:
    row = _row_of(session, agency, seed)
    session.add(row)
    session.flush()
    for place, one in enumerate(seed.requirements, start=1):
        session.add(
            RequirementRecord(
                agency_id=agency.id,
                permit_type=row,
                key=one.key,
                place=place,
                label=one.label,
                help=one.help,
                is_required=one.is_required,
                condition=condition_as_data(one.when),
                accepts=[accepted.value for accepted in one.accepts],
                max_bytes=one.max_bytes,
            )
        )
    for place, component in enumerate(standard.components if standard else (), start=1):
        session.add(
            ServiceStandardRecord(
                agency_id=agency.id,
                permit_type=row,
                component=component.component.value,
                place=place,
                title=component.title,
                items=list(component.items),
            )
        )
    return row


def _row_of(session: Session, agency: AgencyRecord, seed: PermitTypeSeed) -> PermitTypeRecord:
    office = select(OfficeRecord).where(OfficeRecord.agency_id == agency.id, OfficeRecord.key == seed.office)
    return PermitTypeRecord(
        agency=agency,
        office=session.scalars(office).one_or_none(),
        key=seed.key,
        name=seed.name,
        kind=seed.kind.value,
        document_kind=seed.document_kind.value,
        sector=seed.sector,
        product=seed.product,
        requires_technical_recommendation=seed.requires_technical_recommendation,
        fee=seed.fee,
        classification=seed.classification,
        number_kind=seed.number_kind,
        number_pattern=seed.number_pattern,
        validity_months=seed.validity_months,
        valid_from_field=seed.valid_from_field,
        valid_until_field=seed.valid_until_field,
        form=fields_as_data(seed.form),
        legal_basis=list(seed.legal_basis),
        conditions=list(seed.conditions),
        source=dict(seed.source),
    )
