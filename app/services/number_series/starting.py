"""Telling a series of numbers to go on elsewhere: what an office needs that changes over in mid-year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.records.permits import NumberCounterRecord
from app.records.series_starts import SeriesStartRecord
from app.services.number_series.standing import highest_given, list_known_series

HIGHEST = 9_999_999


class BadStart(StrEnum):
    """Why a start value is not taken."""

    UNKNOWN_SERIES = "unknown_series"
    GIVEN_ALREADY = "given_already"
    NO_CHANGE = "no_change"
    TOO_HIGH = "too_high"
    NO_REASON = "no_reason"


class StartRefused(Exception):
    """The series goes on as before; `highest` is the highest number that was given."""

    def __init__(self, why: BadStart, highest: int = 0) -> None:
        """Carry what the sentence needs."""
        self.why, self.highest = why, highest
        super().__init__(why.value)


@dataclass(frozen=True)
class Start:
    """What an admin asks: the series, the number that is to be given next, and why."""

    series: str
    year: int
    next_number: int
    reason: str


def set_start(session: Session, agency_id: int, start: Start, *, by: int, by_name: str, at: datetime) -> None:
    """Let a series go on from a number, and write down who said so; raises `StartRefused`.

    Within a transaction of the caller's. The counter's row is locked first, so that no number is given meanwhile:
    what was given stays given, and is never given again.
    """
    if start.series not in list_known_series(session, agency_id):
        raise StartRefused(BadStart.UNKNOWN_SERIES)
    if not start.reason.strip():
        raise StartRefused(BadStart.NO_REASON)
    counter = _locked_counter(session, agency_id, start)
    highest = highest_given(session, agency_id, start.series, start.year, counter.last)
    if _is_set_already(session, agency_id, start, counter.last, by):
        return
    _refuse_unfit(start, highest, counter.last)
    counter.last = start.next_number - 1
    session.add(
        SeriesStartRecord(
            agency_id=agency_id,
            series=start.series,
            year=start.year,
            next_number=start.next_number,
            highest_given=highest,
            reason=start.reason.strip(),
            set_at=at,
            set_by=by,
            set_by_name=by_name,
        )
    )
    session.flush()


def _is_set_already(session: Session, agency_id: int, start: Start, last: int, by: int) -> bool:
    """Whether the same admin has just said the same: a form that was pressed twice."""
    latest = (
        select(SeriesStartRecord)
        .filter_by(agency_id=agency_id, series=start.series, year=start.year)
        .order_by(SeriesStartRecord.id.desc())
        .limit(1)
    )
    found = session.scalars(latest).one_or_none()
    if found is None or start.next_number != last + 1:
        return False
    return (found.next_number, found.reason, found.set_by) == (start.next_number, start.reason.strip(), by)


def _refuse_unfit(start: Start, highest: int, last: int) -> None:
    if start.next_number > HIGHEST:
        raise StartRefused(BadStart.TOO_HIGH, highest)
    if start.next_number <= highest:
        raise StartRefused(BadStart.GIVEN_ALREADY, highest)
    if start.next_number == last + 1:
        raise StartRefused(BadStart.NO_CHANGE, highest)


def _locked_counter(session: Session, agency_id: int, start: Start) -> NumberCounterRecord:
    key = {"agency_id": agency_id, "series": start.series, "year": start.year}
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    session.execute(dialect.insert(NumberCounterRecord).values(**key, last=0).on_conflict_do_nothing())
    query = select(NumberCounterRecord).filter_by(**key).with_for_update()
    return session.scalars(query.execution_options(populate_existing=True)).one()
