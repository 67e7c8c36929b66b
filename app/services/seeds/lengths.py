"""Whether the texts of the seeds fit their columns: PostgreSQL would refuse a long one only while loading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from flask_appbuilder import Model
from sqlalchemy import String, inspect

from app.records.agencies import AgencyRecord, OfficeRecord
from app.records.calendars import DayOffRecord, HoursPeriodRecord
from app.records.catalogue import PermitTypeRecord, RequirementRecord, ServiceStandardRecord
from app.records.staff import PositionRecord
from app.services.seeds.faults import Faults
from app.services.seeds.values import AgencySeed


def check_lengths(agency: AgencySeed, faults: Faults) -> None:
    """Note every text of an agency's files that is longer than its column."""
    folder = agency.folder
    _check(AgencyRecord, vars(agency.letterhead), f"{folder}/agency.yaml", "", faults)
    for number, office in enumerate(agency.offices, start=1):
        _check(OfficeRecord, vars(office), f"{folder}/offices.yaml", f"offices[{number}].", faults)
    for number, position in enumerate(agency.positions, start=1):
        place = f"positions[{number}]."
        _check(PositionRecord, vars(position), f"{folder}/positions.yaml", place, faults)
    for number, period in enumerate(agency.periods, start=1):
        texts = {"label": period.label}
        _check(HoursPeriodRecord, texts, f"{folder}/hours.yaml", f"periods[{number}].", faults)
    for number, day in enumerate(agency.days_off.local, start=1):
        _check(DayOffRecord, asdict(day), f"{folder}/days_off.yaml", f"local[{number}].", faults)
    _check_catalogue(agency, faults)


def _check_catalogue(agency: AgencySeed, faults: Faults) -> None:
    for file, permit_type in agency.permit_types.items():
        _check(PermitTypeRecord, vars(permit_type), file, "permit_type.", faults)
        for number, requirement in enumerate(permit_type.requirements, start=1):
            _check(RequirementRecord, vars(requirement), file, f"requirements[{number}].", faults)
    for file, standard in agency.standards.items():
        for number, component in enumerate(standard.components, start=1):
            _check(ServiceStandardRecord, vars(component), file, f"components[{number}].", faults)


def _check(record: type[Model], values: Mapping[str, Any], file: str, place: str, faults: Faults) -> None:
    for name, column in inspect(record).columns.items():
        value = values.get(name)
        longest = column.type.length if isinstance(column.type, String) else None
        if isinstance(value, str) and longest is not None and len(value) > longest:
            faults.add(file, f"{place}{name}", f"is {len(value)} characters long, and at most {longest} fit")
