"""What every document of an agency shares: its letterhead, the case, the applicant, who signs, as document facts."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.documents import facts as f
from app.records.agencies import AgencyRecord
from app.records.cases import ApplicantRecord, CaseRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord

KIND_WORDS = {
    "person": "Perseorangan",
    "company": "Badan usaha",
    "community": "Lembaga/organisasi masyarakat",
    "government": "Instansi pemerintah",
}
ACTING = {"plt": "Plt.", "plh": "Plh."}


def local_date(at: datetime, agency: AgencyRecord) -> date:
    """Give the day of an instant as the agency's own calendar has it."""
    return at.astimezone(ZoneInfo(agency.zone)).date()


def letterhead(agency: AgencyRecord) -> f.Agency:
    """Give an agency as its letterhead shows it."""
    return f.Agency(
        government=agency.government,
        office=agency.name,
        short_name=agency.short_name,
        address=agency.address,
        place=agency.place,
        postal_code=agency.postal_code,
        phone=agency.phone,
        website=agency.website,
        email=agency.email,
    )


def case_facts(row: CaseRecord) -> f.Case:
    """Give the application that a document answers."""
    return f.Case(number=row.number, filed_on=local_date(row.filed_at, row.agency))


def applicant_facts(applicant: ApplicantRecord) -> f.Applicant:
    """Give the applicant; the office's own documents carry the numbers in full."""
    return f.Applicant(
        name=applicant.name,
        kind=KIND_WORDS.get(applicant.kind, applicant.kind),
        address=applicant.address,
        nik=applicant.nik,
        nib=applicant.nib,
        npwp=applicant.npwp,
        phone=applicant.phone,
    )


def signatory(session: Session, officer_id: int, position_key: str, on: date) -> f.Signatory | None:
    """Give an officer as the signature block shows him in a position on a day; None when he does not hold it."""
    assignment = find_assignment(session, officer_id, position_key, on)
    if assignment is None:
        return None
    officer, position = assignment.officer, assignment.position
    return f.Signatory(
        position_title=position.signature_title or position.label,
        name=officer.name,
        rank=officer.rank,
        nip=officer.nip,
        acting_prefix=ACTING.get(assignment.capacity, ""),
        acting_for="" if assignment.acting_for is None else assignment.acting_for.name,
    )


def find_assignment(
    session: Session, officer_id: int, position_key: str, on: date
) -> AssignmentRecord | None:
    """Find by what right an officer holds a position on a day: in his own right before acting."""
    query = (
        select(AssignmentRecord)
        .join(AssignmentRecord.position)
        .options(
            joinedload(AssignmentRecord.position),
            joinedload(AssignmentRecord.officer),
            joinedload(AssignmentRecord.acting_for),
        )
        .where(
            AssignmentRecord.officer_id == officer_id,
            PositionRecord.key == position_key,
            AssignmentRecord.from_on <= on,
            (AssignmentRecord.until_on.is_(None)) | (AssignmentRecord.until_on >= on),
        )
        .order_by(AssignmentRecord.capacity != "definitive", AssignmentRecord.id)
        .limit(1)
    )
    return session.scalars(query).one_or_none()


def plain_signatory(session: Session, officer_id: int, title: str, fallback_name: str) -> f.Signatory:
    """Give the officer at the counter, who puts his name to a receipt without holding a signing position."""
    officer = session.get(OfficerRecord, officer_id) if officer_id else None
    if officer is None:
        return f.Signatory(position_title=title, name=fallback_name)
    return f.Signatory(position_title=title, name=officer.name, rank=officer.rank, nip=officer.nip)
