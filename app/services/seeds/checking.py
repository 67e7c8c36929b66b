"""What one file of an agency must keep to because of the others: keys, references, soundness of the procedures."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from app.domain.form.known_facts import known_facts
from app.domain.procedure.conditions import Condition, facts_named
from app.domain.procedure.procedures import PERMIT_TYPE_OFFICE, Holder, HolderKind
from app.domain.procedure.soundness import find_faults
from app.services.seeds.faults import Faults
from app.services.seeds.permit_types import PermitTypeSeed
from app.services.seeds.procedures import ProcedureSeed, StandardSeed
from app.services.seeds.values import AgencySeed


def check_agency(agency: AgencySeed, roles: set[str], faults: Faults) -> None:
    """Note every fault that shows only when the files of an agency are read together."""
    _check_letterhead(agency, faults)
    _check_positions(agency, roles, faults)
    types = _check_permit_types(agency, faults)
    if agency.is_whole:
        _check_owners(agency.procedures, set(types), faults)
        _check_owners(agency.standards, set(types), faults)
        _check_procedures_exist(agency, faults)
    for file, seed in agency.procedures.items():
        if seed.permit_type in types:
            _check_procedure(file, seed, types[seed.permit_type], agency, faults)


def _check_letterhead(agency: AgencySeed, faults: Faults) -> None:
    file = f"{agency.folder}/agency.yaml"
    if agency.folder.rpartition("/")[2] != agency.letterhead.key:
        faults.add(file, "key", "is the name of the agency's folder")
    try:
        ZoneInfo(agency.letterhead.zone)
    except (KeyError, ValueError, OSError):
        faults.add(file, "zone", f"{agency.letterhead.zone!r} is no time zone")


def _check_positions(agency: AgencySeed, roles: set[str], faults: Faults) -> None:
    offices = [office.key for office in agency.offices]
    _check_once(f"{agency.folder}/offices.yaml", "offices", offices, faults)
    file = f"{agency.folder}/positions.yaml"
    _check_once(file, "positions", [f"{one.key} {one.office}".strip() for one in agency.positions], faults)
    for number, position in enumerate(agency.positions, start=1):
        if position.role not in roles:
            faults.add(file, f"positions[{number}].role", f"{position.role!r} is no role of roles.yaml")
        if position.office and position.office not in offices:
            faults.add(file, f"positions[{number}].office", f"{position.office!r} is not in offices.yaml")


def _check_once(file: str, place: str, keys: list[str], faults: Faults) -> None:
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        faults.add(file, place, f"{key!r} stands twice")


def _check_permit_types(agency: AgencySeed, faults: Faults) -> dict[str, PermitTypeSeed]:
    offices = {office.key for office in agency.offices}
    types: dict[str, PermitTypeSeed] = {}
    for file, permit_type in agency.permit_types.items():
        if permit_type.key in types:
            faults.add(file, "permit_type.key", f"{permit_type.key!r} stands in another file")
        types[permit_type.key] = permit_type
        if permit_type.office and permit_type.office not in offices:
            faults.add(file, "permit_type.office", f"{permit_type.office!r} is not in offices.yaml")
        _check_once(file, "requirements", [one.key for one in permit_type.requirements], faults)
        _check_conditions(file, permit_type, faults)
    return types


def _check_conditions(file: str, permit_type: PermitTypeSeed, faults: Faults) -> None:
    known = known_facts(permit_type.form)
    asked: list[tuple[str, Condition | None]] = [
        (f"requirements[{number}].when", one.when)
        for number, one in enumerate(permit_type.requirements, start=1)
    ]
    for number, field in enumerate(permit_type.form, start=1):
        asked.append((f"form[{number}].visible_when", field.visible_when))
        asked.append((f"form[{number}].required_when", field.required_when))
    for place, condition in asked:
        for fact in sorted(facts_named(condition) - known):
            faults.add(file, place, f"{fact!r} is no known fact")


def _check_procedures_exist(agency: AgencySeed, faults: Faults) -> None:
    having = {seed.permit_type for seed in agency.procedures.values()}
    for file, permit_type in agency.permit_types.items():
        if permit_type.key not in having:
            faults.add(file, "permit_type.key", f"no file of procedures/ is for {permit_type.key!r}")


def _check_owners(part: Mapping[str, ProcedureSeed | StandardSeed], types: set[str], faults: Faults) -> None:
    owners = [(file, seed.permit_type) for file, seed in part.items()]
    keys = [key for _file, key in owners]
    for file, key in owners:
        if key not in types:
            faults.add(file, "permit_type", f"{key!r} is no permit type of this agency")
        elif keys.count(key) > 1:
            faults.add(file, "permit_type", f"{key!r} stands in another file")


def _check_procedure(
    file: str, seed: ProcedureSeed, permit_type: PermitTypeSeed, agency: AgencySeed, faults: Faults
) -> None:
    for fault in find_faults(seed.procedure, known_facts=known_facts(permit_type.form)):
        about = f" ({fault.subject})" if fault.subject else ""
        faults.add(file, f"procedure.steps {fault.place!r}", f"{fault.rule.value}{about}")
    posts = {(position.key, position.office) for position in agency.positions}
    for number, step in enumerate(seed.procedure.steps, start=1):
        post = _post_of(step.holder, permit_type)
        if post is not None and post not in posts:
            named = " of ".join(part for part in post if part)
            faults.add(file, f"procedure.steps[{number}].holder", f"{named} is not in positions.yaml")


def _post_of(holder: Holder, permit_type: PermitTypeSeed) -> tuple[str, str] | None:
    if holder.kind is HolderKind.SYSTEM or not holder.position:
        return None
    return holder.position, permit_type.office if holder.office == PERMIT_TYPE_OFFICE else holder.office
