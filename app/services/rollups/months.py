"""Whose month it is: figures stand in the month of the agency's own day, not of UTC's."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.agencies import AgencyRecord

MONTHS_A_YEAR = 12

Zones: TypeAlias = dict[int, ZoneInfo]
"""The zone of each agency."""

Months: TypeAlias = list[tuple[date, datetime]]
"""Months on end: the first day of each, and the instant at which it is over."""


def zones_of(session: Session) -> Zones:
    """Give the zone of each agency."""
    rows = session.execute(select(AgencyRecord.id, AgencyRecord.zone).order_by(AgencyRecord.id))
    return {agency_id: ZoneInfo(zone) for agency_id, zone in rows}


def month_of(at: datetime, zone: ZoneInfo) -> date:
    """Give the first day of the month in which an instant lies in a zone."""
    return at.astimezone(zone).date().replace(day=1)


def months_before(month: date, number: int) -> date:
    """Give the first day of the month so many months earlier; later, below zero."""
    return _month(month.year * MONTHS_A_YEAR + month.month - 1 - number)


def months_between(first: datetime, last: datetime, zone: ZoneInfo) -> Months:
    """Give the months in which two instants lie in a zone, and all between them."""
    month, months = month_of(first, zone), Months()
    while not months or months[-1][1] <= last:
        following = months_before(month, -1)
        months.append((month, beginning_of(following, zone)))
        month = following
    return months


def beginning_of(month: date, zone: ZoneInfo) -> datetime:
    """Tell the instant at which a month begins in a zone."""
    return datetime(month.year, month.month, 1, tzinfo=zone).astimezone(UTC)


def _month(number: int) -> date:
    return date(number // MONTHS_A_YEAR, number % MONTHS_A_YEAR + 1, 1)
