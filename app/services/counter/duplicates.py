"""The same applicant, the same permit type, and a file that still runs: a hint for the clerk, never a bar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.identity import IdentityError, read_nik
from app.records.cases import ApplicantRecord, CaseRecord
from app.services.actors import Actor
from app.services.casework.loading import RUNNING

MOST_SHOWN = 5


@dataclass(frozen=True)
class RunningCase:
    """A file of the same applicant that has not ended."""

    case_id: int
    number: str
    applicant: str
    filed_at: datetime


def list_running_cases(
    session: Session, by: Actor, *, permit_type_id: int, nik: str, besides: int = 0
) -> tuple[RunningCase, ...]:
    """List running files of a NIK for a permit type of the officer's agency, newest first; none for no NIK."""
    try:
        digits = read_nik(nik)
    except IdentityError:
        return ()
    query = (
        select(CaseRecord.id, CaseRecord.number, CaseRecord.applicant_name, CaseRecord.filed_at)
        .join(ApplicantRecord, ApplicantRecord.id == CaseRecord.applicant_id)
        .where(
            ApplicantRecord.agency_id == by.agency_id,
            ApplicantRecord.nik == digits,
            # Kept from the index of the permit type: the few applications of a NIK are the shorter way.
            CaseRecord.permit_type_id + 0 == permit_type_id,
            CaseRecord.status == RUNNING,
            CaseRecord.id != besides,
        )
        .order_by(CaseRecord.id.desc())
        .limit(MOST_SHOWN)
    )
    return tuple(RunningCase(*row) for row in session.execute(query))
