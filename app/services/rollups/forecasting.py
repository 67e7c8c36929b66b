"""What experience says of each step: how long it took in the last year, and until when an open task is past saving.

The year's histograms are merged at most once an hour; the instant by which a due time is predicted to be missed
moves with the clock, and is told anew each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from sqlalchemy import delete, exists, insert, or_, select, update
from sqlalchemy.orm import Session, scoped_session

from app.domain.working_time.calendar import NoWorkingTimeError, WorkingCalendar
from app.domain.working_time.clocks import Allowance
from app.domain.working_time.histograms import add, count, latest_hope
from app.records.agencies import AgencyRecord
from app.records.catalogue import ProcedureVersionRecord
from app.records.rollups import ForecastRecord, StepRollupRecord
from app.services.calendars import get_calendar
from app.services.procedure_shelf import list_procedures
from app.services.rollups.months import month_of, months_before
from app.services.rollups.storing import lock_figures
from app.services.transactions import transaction

EXPERIENCE_MONTHS = 12
"""How many months of closings, the running one included, a forecast rests on."""

MERGED_EVERY = timedelta(hours=1)

StepOfType: TypeAlias = tuple[int, str]
"""A permit type and a step's key."""

Terms: TypeAlias = Mapping[StepOfType, timedelta]
"""The office time allowed for each step by the newest procedure."""


def refresh_forecasts(session: Session | scoped_session[Session], now: datetime) -> None:
    """Bring every agency's forecasts up to date; each agency's change at once."""
    real = session() if isinstance(session, scoped_session) else session
    agency = AgencyRecord
    has_any = or_(
        *(exists().where(record.agency_id == agency.id) for record in (StepRollupRecord, ForecastRecord))
    )
    agencies = real.execute(select(agency.id, agency.zone).where(has_any).order_by(agency.id)).all()
    for agency_id, zone in agencies:
        with transaction(real) as writing:
            lock_figures(writing)
            _refresh(writing, agency_id, ZoneInfo(zone), now)


def _refresh(session: Session, agency_id: int, zone: ZoneInfo, now: datetime) -> None:
    mine = ForecastRecord.agency_id == agency_id
    rows = session.execute(select(ForecastRecord.__table__).where(mine)).all()
    calendar = get_calendar(session, agency_id)
    terms = _terms(session, agency_id, calendar, now)
    if not rows or now - min(row.made_at for row in rows) >= MERGED_EVERY:
        session.execute(delete(ForecastRecord).where(mine).execution_options(synchronize_session=False))
        made = [
            {**cell, "late_until": _late_until(cell, terms, calendar, now), "made_at": now}
            for cell in _merge(session, agency_id, zone, now)
        ]
        if made:
            session.execute(insert(ForecastRecord), made)
        return
    told = ((row, _late_until(row._mapping, terms, calendar, now)) for row in rows)  # noqa: SLF001
    changed = [{"id": row.id, "late_until": until} for row, until in told if until != row.late_until]
    if changed:
        session.execute(update(ForecastRecord), changed)


def _merge(session: Session, agency_id: int, zone: ZoneInfo, now: datetime) -> list[dict[str, Any]]:
    """Merge a year's cells by permit type, step and office."""
    cell = StepRollupRecord
    key = (cell.permit_type_id, cell.step_key, cell.office_key)
    since = months_before(month_of(now, zone), EXPERIENCE_MONTHS - 1)
    rows = session.execute(
        select(*key, cell.times).where(cell.agency_id == agency_id, cell.month >= since).order_by(*key)
    )
    merged = []
    for (kind, step, office), together in groupby(rows, key=lambda row: tuple(row[:3])):
        times: dict[str, int] = {}
        for row in together:
            times = add(times, row.times)
        place = {
            "agency_id": agency_id,
            "permit_type_id": kind,
            "step_key": step,
            "office_key": office,
        }
        merged.append({**place, "number": count(times), "times": times})
    return merged


def _late_until(cell: Any, terms: Terms, calendar: WorkingCalendar, now: datetime) -> datetime | None:
    """Tell until when a due time will rather be missed: what is left of a task is then too little."""
    term = terms.get((cell["permit_type_id"], cell["step_key"]))
    hope = None if term is None else latest_hope(cell["times"], term.total_seconds())
    if term is None or hope is None:
        return None
    try:
        return calendar.add_working_time(now, term - timedelta(seconds=hope))
    except NoWorkingTimeError:
        return None


def _terms(session: Session, agency_id: int, calendar: WorkingCalendar, now: datetime) -> Terms:
    """Tell the office time of each step that has a limit; nothing where the office never works."""
    try:
        day = _day_length(calendar, now)
    except NoWorkingTimeError:
        return {}
    version = ProcedureVersionRecord
    published = (
        select(version.permit_type_id, version.id, version.checksum)
        .where(version.agency_id == agency_id, version.state == "published")
        .order_by(version.number)
    )
    newest = {row.permit_type_id: (row.id, row.checksum) for row in session.execute(published)}
    procedures = list_procedures(session, newest.values())
    return {
        (kind, step.key): _length(step.allowance, day)
        for kind, (version_id, _checksum) in newest.items()
        for step in procedures[version_id].steps
        if step.allowance.amount
    }


def _day_length(calendar: WorkingCalendar, now: datetime) -> timedelta:
    on = calendar.next_working_day(calendar.date_of(now))
    return calendar.working_time_between(calendar.start_of(on), calendar.close_of(on))


def _length(allowance: Allowance, day: timedelta) -> timedelta:
    return allowance.working_time + allowance.working_days * day
