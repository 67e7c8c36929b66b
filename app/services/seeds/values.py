"""The seeds as they go on file: all of one agency, all of the office."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.working_time.hours import HoursPeriod
from app.services.seeds.agencies import Letterhead, OfficeSeed, PositionSeed
from app.services.seeds.calendars import DaysOffSeed
from app.services.seeds.permit_types import PermitTypeSeed
from app.services.seeds.procedures import ProcedureSeed, StandardSeed
from app.services.seeds.roles import RoleSeed


@dataclass(frozen=True)
class AgencySeed:
    """All that stands in one agency's folder; the mappings are by file."""

    folder: str
    letterhead: Letterhead
    offices: tuple[OfficeSeed, ...]
    positions: tuple[PositionSeed, ...]
    periods: tuple[HoursPeriod, ...]
    days_off: DaysOffSeed
    permit_types: dict[str, PermitTypeSeed]
    procedures: dict[str, ProcedureSeed]
    standards: dict[str, StandardSeed]
    is_whole: bool
    """Whether every one of its files could be read."""


@dataclass(frozen=True)
class Seeds:
    """Everything that the seeds hold, found sound."""

    roles: tuple[RoleSeed, ...]
    agencies: tuple[AgencySeed, ...]
