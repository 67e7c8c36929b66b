"""Numbering a letter by its agency's pattern of the kind, under the locked counter of its own series."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.documents.kinds import DocumentKind
from app.records.permits import GivenNumberRecord
from app.services.casework.loading import OnFile
from app.services.casework.numbers import find_number, give_number
from app.services.issuing.letterheads import local_date
from app.services.number_series.patterns import letter_pattern


def number_letter(
    session: Session, on_file: OnFile, kind: DocumentKind, *, at: datetime, by: int
) -> GivenNumberRecord:
    """Give a letter the next number of its series, in the caller's transaction."""
    agency = on_file.row.agency
    pattern = letter_pattern(session, agency.id, kind.value)
    on = local_date(at, agency)
    text = give_number(
        session,
        on_file,
        series=pattern.series,
        written=lambda sequence: pattern.written(sequence, on, agency.unit_code),
        at=at,
        year=on.year,
        by=by,
    )
    number = find_number(session, agency.id, text)
    assert number is not None  # it has just been given
    return number
