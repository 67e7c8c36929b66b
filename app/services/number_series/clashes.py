"""Keeping the numbers of permits and of letters apart, whichever of the two patterns is changed last.

Otherwise both would count in one series, or a number would be read back as that of the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.number_clashes import Words, could_meet
from app.records.agencies import AgencyRecord
from app.records.catalogue import PermitTypeRecord
from app.services.number_series.patterns import LetterPattern, list_letter_patterns


@dataclass(frozen=True)
class PermitPattern:
    """How a type of permit is numbered: its pattern, and what `{klas}` and `{jenis}` are in it."""

    pattern: str
    classification: str
    number_kind: str


class PatternOfPermits(Exception):
    """The pattern could write the numbers of a type of permit; nothing was saved."""

    def __init__(self, permit_type: str) -> None:
        """Name the permit type."""
        self.permit_type = permit_type
        super().__init__(permit_type)


class PatternOfLetters(Exception):
    """The pattern could write the numbers of a kind of letter; nothing was saved."""

    def __init__(self, kind: str) -> None:
        """Name the kind of letter."""
        self.kind = kind
        super().__init__(kind)


def refuse_numbers_of_permits(session: Session, agency: AgencyRecord, wanted: LetterPattern) -> None:
    """Raise `PatternOfPermits` where a letter's pattern could write the number of a permit of the agency."""
    query = select(PermitTypeRecord).where(PermitTypeRecord.agency_id == agency.id)
    for one in session.scalars(query.order_by(PermitTypeRecord.name, PermitTypeRecord.id)):
        theirs = PermitPattern(one.number_pattern, one.classification, one.number_kind)
        if _meet(agency, wanted, theirs):
            raise PatternOfPermits(one.name)


def refuse_numbers_of_letters(session: Session, agency: AgencyRecord, wanted: PermitPattern) -> None:
    """Raise `PatternOfLetters` where a permit's pattern could write the number of a letter of the agency."""
    for one in list_letter_patterns(session, agency.id):
        if _meet(agency, one, wanted):
            raise PatternOfLetters(one.kind)


def _meet(agency: AgencyRecord, letter: LetterPattern, permit: PermitPattern) -> bool:
    return could_meet(letter.pattern, _words(agency, letter), permit.pattern, _words(agency, permit))


def _words(agency: AgencyRecord, one: LetterPattern | PermitPattern) -> Words:
    return {"klas": one.classification, "jenis": one.number_kind, "unit": agency.unit_code}
