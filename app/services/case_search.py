"""Finding cases by what people remember: the beginning of a number or of a name, or a whole NIK.

Each is one range of an index, so a search costs the same in a register of a million cases.
"""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, and_, select

from app.records.cases import ApplicantRecord, CaseRecord

FEWEST_CHARACTERS = 2
NIK_LENGTH = 16
_LAST_CHARACTER = "\U0010ffff"
_NUMBER = re.compile(r"[0-9][0-9/]*")


def find_search_condition(text: str, agency_id: int) -> ColumnElement[bool] | None:
    """Give the condition on cases that a search text means; None for one too short to mean anything."""
    sought = " ".join(text.split())
    if len(sought) < FEWEST_CHARACTERS:
        return None
    if sought.isdecimal() and len(sought) == NIK_LENGTH:
        return _has_nik(sought, agency_id)
    column = CaseRecord.number if _NUMBER.fullmatch(sought) else CaseRecord.applicant_key
    prefix = sought.casefold()
    return and_(CaseRecord.agency_id == agency_id, column >= prefix, column < prefix + _LAST_CHARACTER)


def _has_nik(nik: str, agency_id: int) -> ColumnElement[bool]:
    applicants = select(ApplicantRecord.id).where(
        ApplicantRecord.agency_id == agency_id, ApplicantRecord.nik == nik
    )
    return CaseRecord.applicant_id.in_(applicants)
