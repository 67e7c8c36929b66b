"""How often letters' public pages are looked at, counted by day as it happens; never by whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.records.agencies import AgencyRecord
from app.records.letters import LetterRecord, LetterScanDayRecord
from app.services.proof.scans import Way, add_looks
from app.services.transactions import transaction


def count_letter_look(session: Session, token: str, way: Way, at: datetime) -> None:
    """Count one look at a letter's page, on its day by the calendar of the letter's agency."""
    letter = (
        select(LetterRecord.id, AgencyRecord.zone)
        .join(AgencyRecord, AgencyRecord.id == LetterRecord.agency_id)
        .where(LetterRecord.token == token)
    )
    with transaction(session) as writing:
        row = writing.execute(letter).one()
        day = {"letter_id": row.id, "seen_on": at.astimezone(ZoneInfo(row.zone)).date(), "way": way.value}
        add_looks(writing, LetterScanDayRecord, [{**day, "looks": 1}])


def count_looks_at_letters(session: Session, ids: Collection[int]) -> Mapping[int, int]:
    """Count the looks at some letters; one that nobody looked at is not named."""
    query = (
        select(LetterScanDayRecord.letter_id, func.sum(LetterScanDayRecord.looks))
        .where(LetterScanDayRecord.letter_id.in_(ids))
        .group_by(LetterScanDayRecord.letter_id)
    )
    return {letter_id: int(looks) for letter_id, looks in session.execute(query)}
