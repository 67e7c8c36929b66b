"""Where the series of an agency stand this year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.catalogue import PermitTypeRecord
from app.records.permits import NumberCounterRecord
from app.records.series_starts import SeriesStartRecord
from app.services.casework.numbers import REGISTER_SERIES
from app.services.number_series.patterns import list_letter_patterns


@dataclass(frozen=True)
class Series:
    """One series: whose numbers it gives, which one comes next, and the start values that it was given."""

    series: str
    permit_types: tuple[str, ...]
    next_number: int
    highest_given: int
    starts: tuple[SeriesStartRecord, ...] = ()
    letters: tuple[str, ...] = ()
    """The kinds of letter that it numbers."""

    @property
    def is_register(self) -> bool:
        """Whether it numbers the files themselves."""
        return self.series == REGISTER_SERIES


def list_series(session: Session, agency_id: int, year: int) -> tuple[Series, ...]:
    """List an agency's series of a year: that of its register, and one for each pattern of permits and letters."""
    query = select(NumberCounterRecord.series, NumberCounterRecord.last).where(
        NumberCounterRecord.agency_id == agency_id, NumberCounterRecord.year == year
    )
    counters = {series: last for series, last in session.execute(query)}  # noqa: C416 -- rows, not pairs, to mypy
    starts = _starts(session, agency_id, year)
    letters = _letters(session, agency_id)
    return tuple(
        Series(
            series=series,
            permit_types=names,
            next_number=counters.get(series, 0) + 1,
            highest_given=_highest(counters.get(series, 0), starts.get(series, ())),
            starts=starts.get(series, ()),
            letters=letters.get(series, ()),
        )
        for series, names in list_known_series(session, agency_id).items()
    )


def list_known_series(session: Session, agency_id: int) -> Mapping[str, tuple[str, ...]]:
    """List the series that an agency gives numbers from, each with the permit types that use it.

    A series that numbers letters alone has none.
    """
    known: dict[str, tuple[str, ...]] = {REGISTER_SERIES: ()}
    query = (
        select(PermitTypeRecord.number_pattern, PermitTypeRecord.name)
        .where(PermitTypeRecord.agency_id == agency_id, PermitTypeRecord.number_pattern != "")
        .order_by(PermitTypeRecord.name, PermitTypeRecord.id)
    )
    for pattern, name in session.execute(query):
        known[pattern] = (*known.get(pattern, ()), name)
    return known | {pattern: known.get(pattern, ()) for pattern in _letters(session, agency_id)}


def _letters(session: Session, agency_id: int) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in list_letter_patterns(session, agency_id):
        found[one.series] = (*found.get(one.series, ()), one.kind)
    return found


def highest_given(session: Session, agency_id: int, series: str, year: int, last: int) -> int:
    """Tell the highest number that was really given, where `last` is what the counter says."""
    return _highest(last, _starts(session, agency_id, year, series).get(series, ()))


def _highest(last: int, starts: tuple[SeriesStartRecord, ...]) -> int:
    """A counter that stands where its latest start value put it has given nothing since."""
    if starts and last == starts[0].next_number - 1:
        return starts[0].highest_given
    return last


def _starts(
    session: Session, agency_id: int, year: int, series: str | None = None
) -> Mapping[str, tuple[SeriesStartRecord, ...]]:
    query = select(SeriesStartRecord).where(
        SeriesStartRecord.agency_id == agency_id, SeriesStartRecord.year == year
    )
    if series is not None:
        query = query.where(SeriesStartRecord.series == series)
    found: dict[str, tuple[SeriesStartRecord, ...]] = {}
    for row in session.scalars(query.order_by(SeriesStartRecord.id.desc())):
        found[row.series] = (*found.get(row.series, ()), row)
    return found
