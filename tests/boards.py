"""Figures put straight into their cells, so that a dashboard is full without a year of files."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from app.domain.procedure.procedures import HolderKind
from app.domain.working_time.histograms import class_of
from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.catalogue import PermitTypeRecord
from app.records.rollups import (
    CaseRollupRecord,
    ForecastRecord,
    OfficerRollupRecord,
    OpenRollupRecord,
    ReasonRollupRecord,
    StepRollupRecord,
)
from app.records.staff import OfficerRecord
from app.services.oversight.figures.names import read_names

COUNTED_AT = datetime(2026, 11, 23, 1, 58, tzinfo=UTC)
MONTHS = tuple(date(2026, month, 1) for month in range(1, 12))
MINUTE = 60


def agency_id_of(key: str) -> int:
    return db.session.scalars(select(AgencyRecord.id).where(AgencyRecord.key == key)).one()


def fill_board(
    agency: str, *, kind: str = "genset", times: int = 1, months: tuple[date, ...] = MONTHS
) -> None:
    """Fill every cell of one permit type as if the office had been at work; `times` as many files, in the same cells."""
    agency_id = agency_id_of(agency)
    permit_type = db.session.scalars(
        select(PermitTypeRecord).where(PermitTypeRecord.agency_id == agency_id, PermitTypeRecord.key == kind)
    ).one()
    cell = {"agency_id": agency_id, "permit_type_id": permit_type.id}
    office = permit_type.office.key if permit_type.office else ""
    for place, month in enumerate(months):
        db.session.add(_cases({**cell, "month": month, "office_key": office}, place, times))
        db.session.add_all(_reasons({**cell, "month": month}, times))
    for number, step in enumerate(_steps(agency_id, permit_type.id)):
        own = office if step.holder.position == "technical_team" else ""
        at = {**cell, "step_key": step.key, "office_key": own}
        db.session.add_all(_step({**at, "month": month}, step, number, times) for month in months)
        db.session.add(_open(at, step, number, times))
        db.session.add(ForecastRecord(**at, number=30, times={}, made_at=COUNTED_AT))
    officers = db.session.scalars(select(OfficerRecord.id).where(OfficerRecord.agency_id == agency_id)).all()
    for place, officer_id in enumerate(officers[:6]):
        db.session.add_all(
            _officer({**cell, "month": month, "officer_id": officer_id}, place, times) for month in months
        )
    db.session.commit()


def _steps(agency_id: int, permit_type_id: int) -> list[Any]:
    steps = read_names(db.session(), agency_id).steps
    return [step for (type_id, _key), step in steps.items() if type_id == permit_type_id]


def _cases(cell: dict[str, Any], place: int, times: int) -> CaseRollupRecord:
    return CaseRollupRecord(
        **cell,
        filed=130 * times,
        completed=95 * times,
        rejected=5 * times,
        withdrawn=2 * times,
        cancelled=0,
        promised=100 * times,
        on_time=(80 + (place * 17) % 18) * times,
    )


def _step(cell: dict[str, Any], step: Any, number: int, times: int) -> StepRollupRecord:
    amount = max(1, step.allowance.amount)
    limit = amount * {"minutes": MINUTE, "hours": 60 * MINUTE, "working_days": 450 * MINUTE}.get(
        step.allowance.unit.value, 5 * MINUTE
    )
    usual, long = limit * (0.35 + 0.05 * (number % 4)), limit * (0.6 + 0.13 * (number % 6))
    is_timed = step.allowance.amount and step.holder.kind is not HolderKind.APPLICANT
    return StepRollupRecord(
        **cell,
        done=100 * times,
        timed=100 * times if is_timed else 0,
        on_time=(90 if long <= limit else 84) * times if is_timed else 0,
        used_seconds=round((80 * usual + 20 * long) * times),
        waited_seconds=round(25 * usual * times),
        paused_seconds=round(10 * usual * times) if number == 1 else 0,
        times={str(class_of(usual)): 80 * times, str(class_of(long)): 20 * times},
    )


def _open(cell: dict[str, Any], step: Any, number: int, times: int) -> OpenRollupRecord:
    running, late = (7 + number) * times, (number % 4) * times
    ages = [number % 3 * times, 2 * times, times, times]
    return OpenRollupRecord(
        **cell,
        step_number=step.number,
        position_key=step.holder.position,
        running=running,
        with_applicant=2 * times if number == 1 else 0,
        soon=times,
        late=late,
        predicted=(number % 3) * times,
        ages=[*ages, running - sum(ages)],
        counted_at=COUNTED_AT,
    )


def _officer(cell: dict[str, Any], place: int, times: int) -> OfficerRollupRecord:
    done = (150 - 20 * place) * times
    return OfficerRollupRecord(
        **cell,
        done=done,
        timed=done,
        on_time=done * 9 // 10,
        used_seconds=done * (300 + 90 * place),
        waited_seconds=done * 60,
    )


def _reasons(cell: dict[str, Any], times: int) -> list[ReasonRollupRecord]:
    counts = {
        ("correct", "incomplete"): 14,
        ("correct", "unreadable"): 9,
        ("return", "mismatch"): 4,
        ("reject", "location_unfit"): 2,
        ("reject", ""): 1,
    }
    return [
        ReasonRollupRecord(**cell, step_key="check", route=route, reason=reason, number=number * times)
        for (route, reason), number in counts.items()
    ]


def days_before(at: datetime, days: int) -> datetime:
    return at - timedelta(days=days)
