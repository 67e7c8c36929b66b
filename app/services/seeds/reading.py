"""Reading the whole folder of seeds: every file, every fault, and only then the values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.domain.procedure.definitions import Node
from app.services.seeds.agencies import read_letterhead, read_offices, read_positions
from app.services.seeds.calendars import read_days_off, read_periods
from app.services.seeds.checking import check_agency
from app.services.seeds.faults import Faults
from app.services.seeds.files import list_files, read_file
from app.services.seeds.lengths import check_lengths
from app.services.seeds.permit_types import read_permit_type
from app.services.seeds.procedures import read_procedure_seed, read_standard
from app.services.seeds.roles import RoleSeed, read_roles
from app.services.seeds.values import AgencySeed, Seeds

Read = TypeVar("Read")

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
"""The seeds that come with the program."""

ROLES_FILE = "roles.yaml"


def read_seeds(folder: Path) -> Seeds:
    """Read and check all seeds; raise `BadSeeds` with every fault that was found."""
    faults = Faults()
    roles = _read(folder, ROLES_FILE, read_roles, faults) or ()
    agencies = [agency for name in _folders(folder) if (agency := _read_agency(folder, name, faults))]
    for agency in agencies:
        check_agency(agency, {role.key for role in roles}, faults)
        check_lengths(agency, faults)
    faults.raise_if_any()
    return Seeds(roles, tuple(agencies))


def read_role_seeds(folder: Path = SEEDS) -> tuple[RoleSeed, ...]:
    """Read `roles.yaml` alone; raise `BadSeeds` when it breaks a rule."""
    faults = Faults()
    roles = _read(folder, ROLES_FILE, read_roles, faults)
    faults.raise_if_any()
    return roles or ()


def _folders(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in (folder / "agencies").glob("*/"))


def _read_agency(folder: Path, name: str, faults: Faults) -> AgencySeed | None:
    letterhead = _read(folder, f"{name}/agency.yaml", read_letterhead, faults)
    offices = _read(folder, f"{name}/offices.yaml", read_offices, faults)
    positions = _read(folder, f"{name}/positions.yaml", read_positions, faults)
    periods = _read(folder, f"{name}/hours.yaml", read_periods, faults)
    days_off = _read(folder, f"{name}/days_off.yaml", read_days_off, faults)
    permit_types = _read_all(folder, f"{name}/permit_types", read_permit_type, faults)
    procedures = _read_all(folder, f"{name}/procedures", read_procedure_seed, faults)
    standards = _read_all(folder, f"{name}/service_standards", read_standard, faults)
    if letterhead is None or offices is None or positions is None or periods is None or days_off is None:
        return None
    return AgencySeed(
        folder=name,
        letterhead=letterhead,
        offices=offices,
        positions=positions,
        periods=periods,
        days_off=days_off,
        permit_types=_readable(permit_types),
        procedures=_readable(procedures),
        standards=_readable(standards),
        is_whole=None not in [*permit_types.values(), *procedures.values(), *standards.values()],
    )


def _read(folder: Path, name: str, read: Callable[[Node], Read], faults: Faults) -> Read | None:
    root = read_file(folder, name, faults)
    return None if root is None else faults.attempt(name, lambda: read(root))


def _read_all(
    folder: Path, name: str, read: Callable[[Node], Read], faults: Faults
) -> dict[str, Read | None]:
    return {file: _read(folder, file, read, faults) for file in list_files(folder, name)}


def _readable(found: dict[str, Read | None]) -> dict[str, Read]:
    return {file: value for file, value in found.items() if value is not None}
