"""The hours of a period's weekdays, for the page that shows them together."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.calendars import DayHoursRecord


def list_day_hours(session: Session, period_id: int) -> Sequence[DayHoursRecord]:
    """List the hours of a period by weekday, Monday first."""
    query = (
        select(DayHoursRecord).where(DayHoursRecord.period_id == period_id).order_by(DayHoursRecord.weekday)
    )
    return session.scalars(query).all()


def has_days(session: Session, period_id: int) -> bool:
    """Whether any weekday has hours in this period."""
    query = select(DayHoursRecord.id).where(DayHoursRecord.period_id == period_id).limit(1)
    return session.execute(query).first() is not None
