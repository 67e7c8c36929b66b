"""A Ramadan period with the hours that the government sets for it."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.working_time.hours import Break, DayHours
from app.records.calendars import DayHoursRecord, HoursPeriodRecord
from app.services.calendars.draft import breaks_as_plain
from app.services.calendars.refusals import CalendarReason, CalendarRefused
from app.services.transactions import transaction

RAMADAN_BASIS = "Perpres 21/2023"

_MONDAY_TO_THURSDAY = DayHours(time(8), time(15), (Break(time(12), time(12, 30)),))
_FRIDAY = DayHours(time(8), time(15, 30), (Break(time(12), time(13)),))
RAMADAN_HOURS = {**dict.fromkeys(range(4), _MONDAY_TO_THURSDAY), 4: _FRIDAY}
"""32 h 30 min a week, breaks excluded, from 08.00 (Perpres 21/2023 art. 4). Where the breaks lie is the agency's own."""


def add_ramadan(
    session: Session,
    agency_id: int,
    *,
    label: str,
    from_on: date,
    until_on: date,
    decree: str = RAMADAN_BASIS,
) -> int:
    """Add a Ramadan period with its hours to the rows; tell its id. The rows hold once they are put in force.

    `CalendarRefused` where it ends before it begins, or a period begins on that day already.
    """
    if until_on < from_on:
        raise CalendarRefused(CalendarReason.PERIOD_BACKWARDS, period=label)
    with transaction(session) as writing:
        query = select(HoursPeriodRecord.label).where(
            HoursPeriodRecord.agency_id == agency_id, HoursPeriodRecord.from_on == from_on
        )
        there = writing.scalars(query).first()
        if there is not None:
            raise CalendarRefused(CalendarReason.PERIOD_THERE, period=there)
        period = HoursPeriodRecord(
            agency_id=agency_id, label=label, from_on=from_on, until_on=until_on, decree=decree
        )
        writing.add(period)
        writing.flush()
        writing.add_all(
            DayHoursRecord(
                agency_id=agency_id,
                period_id=period.id,
                weekday=weekday,
                opens=hours.opens,
                closes=hours.closes,
                breaks=breaks_as_plain(hours.breaks),
            )
            for weekday, hours in RAMADAN_HOURS.items()
        )
        return period.id
