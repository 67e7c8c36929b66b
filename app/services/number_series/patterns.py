"""How an agency numbers its letters: by its own pattern for the kind, or by the one that comes with the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.numbering import NumberPattern
from app.records.agencies import AgencyRecord
from app.records.documents import NumberPatternRecord
from app.records.permits import NumberCounterRecord

USUAL_PATTERN = "{urut:03}/{jenis}/{unit}/{bulan_romawi}/{tahun}"
"""What numbers a letter until the agency says otherwise; it needs no classification."""
KIND_TOKEN = "{jenis}"  # noqa: S105 -- of a pattern of numbers
NUMBERED_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "cover_letter": "SP",
        "technical_recommendation": "REKOM",
        "survey_minutes": "BA",
        "refusal_letter": "TOLAK",
        "revocation_decree": "CABUT",
        "duplicate_slip": "SALINAN",
    }
)
"""The kinds of letter that get a number of their own, and what `{jenis}` is in them until the agency says otherwise."""


@dataclass(frozen=True)
class LetterPattern:
    """The pattern of one kind of letter; `version` is 0 where the agency has none of its own."""

    kind: str
    pattern: str
    classification: str
    number_kind: str
    version: int = 0

    @property
    def series(self) -> str:
        """The counter that it counts in: kinds with one pattern count apart, by their word for the kind."""
        return self.pattern.replace(KIND_TOKEN, self.number_kind)

    def written(self, sequence: int, on: date, unit: str) -> str:
        """Write a number; raises `PatternError` or `ValueError` where the pattern gives none."""
        return NumberPattern.parse(self.pattern).format(
            sequence, on, classification=self.classification, kind=self.number_kind, unit=unit
        )


def list_letter_patterns(session: Session, agency_id: int) -> tuple[LetterPattern, ...]:
    """List the pattern of each kind of letter, in the order in which a file meets them."""
    query = select(NumberPatternRecord).where(NumberPatternRecord.agency_id == agency_id)
    own = {row.kind: row for row in session.scalars(query)}
    return tuple(_pattern(kind, own.get(kind)) for kind in NUMBERED_LETTERS)


def letter_pattern(session: Session, agency_id: int, kind: str) -> LetterPattern:
    """Get the pattern by which an agency numbers a kind of letter; `KeyError` for a kind without numbers."""
    return _pattern(kind, find_pattern_row(session, agency_id, kind))


def next_of_letters(session: Session, agency_id: int, one: LetterPattern, on: date) -> str:
    """Write the number that the next letter of this kind would get; raises as `written` does."""
    query = select(NumberCounterRecord.last).where(
        NumberCounterRecord.agency_id == agency_id,
        NumberCounterRecord.series == one.series,
        NumberCounterRecord.year == on.year,
    )
    agency = session.get_one(AgencyRecord, agency_id)
    return one.written((session.scalar(query) or 0) + 1, on, agency.unit_code)


def find_pattern_row(session: Session, agency_id: int, kind: str) -> NumberPatternRecord | None:
    """Find the row of the agency's own pattern for a kind of letter."""
    query = select(NumberPatternRecord).filter_by(agency_id=agency_id, kind=kind)
    return session.scalars(query).one_or_none()


def usual_pattern(kind: str) -> LetterPattern:
    """Get the pattern that comes with the program for a kind of letter."""
    return LetterPattern(kind, USUAL_PATTERN, "", NUMBERED_LETTERS[kind])


def _pattern(kind: str, own: NumberPatternRecord | None) -> LetterPattern:
    if own is None:
        return usual_pattern(kind)
    return LetterPattern(kind, own.pattern, own.classification, own.number_kind, own.version)
