"""Changing how an agency numbers its letters: within a transaction of the caller's, and under the agency's lock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from app.records.agencies import AgencyRecord
from app.records.documents import NumberPatternRecord
from app.services.number_series.clashes import refuse_numbers_of_permits
from app.services.number_series.patterns import LetterPattern, find_pattern_row, letter_pattern, usual_pattern


class PatternOvertaken(Exception):
    """Somebody else has changed the pattern since it was read; nothing was saved."""

    def __init__(self, now: LetterPattern) -> None:
        """Carry what stands there now."""
        self.now = now
        super().__init__(now.kind)


def save_letter_pattern(session: Session, agency_id: int, wanted: LetterPattern) -> None:
    """Give a kind of letter the agency's own pattern, within a transaction of the caller's.

    `wanted.version` is the one that was read; raises `PatternOvertaken` where it is no longer, `PatternError` or
    `ValueError` where the pattern gives no number with these words, `PatternOfPermits` where it could be a permit's.
    """
    agency = session.get_one(AgencyRecord, agency_id, with_for_update=True)
    wanted.written(1, date(2000, 1, 1), agency.unit_code)
    row = find_pattern_row(session, agency_id, wanted.kind)
    if _stands_already(letter_pattern(session, agency_id, wanted.kind), wanted):
        return
    _refuse_overtaken(letter_pattern(session, agency_id, wanted.kind), wanted)
    refuse_numbers_of_permits(session, agency, wanted)
    if row is None:
        row = NumberPatternRecord(agency_id=agency_id, kind=wanted.kind)
        session.add(row)
    row.pattern, row.classification = wanted.pattern, wanted.classification
    row.number_kind = wanted.number_kind
    session.flush()


def drop_letter_pattern(session: Session, agency_id: int, kind: str) -> None:
    """Let a kind of letter be numbered by the program's own pattern again, within a transaction of the caller's.

    Raises `PatternOfPermits` where a permit is numbered by that one.
    """
    agency = session.get_one(AgencyRecord, agency_id, with_for_update=True)
    refuse_numbers_of_permits(session, agency, usual_pattern(kind))
    row = find_pattern_row(session, agency_id, kind)
    if row is not None:
        session.delete(row)
        session.flush()


def _stands_already(now: LetterPattern, wanted: LetterPattern) -> bool:
    """Whether somebody, or the same press before, has made it just so."""
    return now.version != wanted.version and replace(now, version=wanted.version) == wanted


def _refuse_overtaken(now: LetterPattern, wanted: LetterPattern) -> None:
    if now.version != wanted.version:
        raise PatternOvertaken(now)
