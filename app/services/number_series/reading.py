"""Reading a document number back: which series it belongs to, what it tells, and whether it was ever given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from app.domain.numbering import NumberParts, NumberPattern, PatternError
from app.records.permits import GivenNumberRecord, NumberCounterRecord
from app.services.casework.numbers import REGISTER_SERIES
from app.services.number_series.standing import list_known_series


@dataclass(frozen=True)
class NumberRead:
    """A number as one pattern reads it, and what was given at its place; `parts` is None where no pattern fits.

    A number of which everything fits but the text differs from what was given was written by somebody else.
    """

    series: str
    parts: NumberParts | None
    given: GivenNumberRecord | None

    def is_as_given(self, text: str) -> bool:
        """Whether just this text was given."""
        return self.given is not None and self.given.text == text


def read_number(session: Session, agency_id: int, text: str) -> tuple[NumberRead, ...]:
    """Read a number by every pattern that the agency has or had; empty where it is none of its numbers."""
    text = " ".join(text.split())
    given = _find(session, agency_id, GivenNumberRecord.text == text)
    if given is not None:
        return (NumberRead(given.series, _parts(given.series, text), given),)
    return tuple(_readings(session, agency_id, text))


def _readings(session: Session, agency_id: int, text: str) -> Iterator[NumberRead]:
    for series in _patterns(session, agency_id):
        parts = _parts(series, text)
        if parts is not None:
            at_its_place = (
                (GivenNumberRecord.series == series)
                & (GivenNumberRecord.year == parts.year)
                & (GivenNumberRecord.sequence == parts.sequence)
            )
            yield NumberRead(series, parts, _find(session, agency_id, at_its_place))


def _patterns(session: Session, agency_id: int) -> list[str]:
    """A pattern that was changed since has left its counters behind."""
    used = select(NumberCounterRecord.series).where(NumberCounterRecord.agency_id == agency_id)
    known = {*list_known_series(session, agency_id), *session.scalars(used.distinct())}
    return sorted(known - {REGISTER_SERIES})


def _parts(series: str, text: str) -> NumberParts | None:
    try:
        return NumberPattern.parse(series).read(text)
    except (PatternError, ValueError):
        return None


def _find(session: Session, agency_id: int, where: ColumnElement[bool]) -> GivenNumberRecord | None:
    query = (
        select(GivenNumberRecord)
        .where(GivenNumberRecord.agency_id == agency_id, where)
        .options(joinedload(GivenNumberRecord.case))
    )
    return session.scalars(query).one_or_none()
