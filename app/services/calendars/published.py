"""The published national holidays and collective leave, taken into an agency's calendar as rows of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import holidays
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.domain.working_time.days_off import DayOff, DayOffKind
from app.records.calendars import DayOffRecord
from app.services.transactions import transaction

_CATEGORIES = {"public": DayOffKind.NATIONAL_HOLIDAY, "government": DayOffKind.COLLECTIVE_LEAVE}
"""What the `holidays` package calls a national holiday and cuti bersama."""

PUBLISHED_KINDS = tuple(_CATEGORIES.values())


def import_holidays(
    session: Session | scoped_session[Session],
    agency_id: int,
    years: Iterable[int],
    decrees: Mapping[int, str] | None = None,
    kinds: Iterable[DayOffKind] = PUBLISHED_KINDS,
) -> int:
    """Take in the published holidays and collective leave that an agency's calendar lacks; tell how many.

    A day that is there already stays as the agency has it. `decrees` names the joint decree (SKB 3 Menteri) of
    a year; `kinds` leaves out what is not wanted.
    """
    with transaction(session) as writing:
        return add_holidays(writing, agency_id, years, decrees or {}, kinds)


def add_holidays(
    session: Session,
    agency_id: int,
    years: Iterable[int],
    decrees: Mapping[int, str],
    kinds: Iterable[DayOffKind] = PUBLISHED_KINDS,
) -> int:
    """Do what `import_holidays` does, within a transaction of the caller's."""
    there = {
        (row.on_date, row.kind)
        for row in session.execute(
            select(DayOffRecord.on_date, DayOffRecord.kind).where(DayOffRecord.agency_id == agency_id)
        )
    }
    wanted = frozenset(kinds)
    new = [
        day
        for day in published_days_off(years)
        if day.kind in wanted and (day.on, day.kind.value) not in there
    ]
    session.add_all(
        DayOffRecord(
            agency_id=agency_id,
            on_date=day.on,
            kind=day.kind.value,
            name=day.name,
            decree=decrees.get(day.on.year, ""),
        )
        for day in new
    )
    return len(new)


def published_days_off(years: Iterable[int]) -> tuple[DayOff, ...]:
    """List the national holidays and collective leave of some years as published, in Indonesian, by date.

    Islamic dates that no one has announced yet are marked "(perkiraan)"; collective leave is published for a few
    years ahead only, so a year without it is not yet complete.
    """
    asked = tuple(years)
    found = [
        DayOff(on, name, kind)
        for category, kind in _CATEGORIES.items()
        for on, name in holidays.country_holidays(
            "ID", years=asked, categories=(category,), language="id"
        ).items()
    ]
    return tuple(sorted(found, key=lambda day: (day.on, day.kind)))
