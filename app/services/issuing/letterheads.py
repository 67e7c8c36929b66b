"""What every document of an agency shares: its letterhead, the case, the applicant, who signs, as document facts."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.documents import facts as f
from app.records.agencies import AgencyRecord, OfficeRecord
from app.records.cases import ApplicantRecord, CaseRecord
from app.records.staff import AssignmentRecord, OfficerRecord
from app.services.issuing.post_holders import PostAtCase, find_assignment

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


def office_letterhead(agency: AgencyRecord, office: OfficeRecord) -> f.Agency:
    """Give a technical office (OPD) as its own letterhead shows it: under its region's government, signing in its town."""
    return f.Agency(
        government=agency.government,
        office=office.name,
        short_name=office.short_name,
        address=office.address,
        place=agency.place,
        postal_code=office.postal_code,
        phone=office.phone,
        website=office.website,
        email=office.email,
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


def signatory(session: Session, officer_id: int, wanted: PostAtCase) -> f.Signatory | None:
    """Give an officer as the signature block shows him in a post; None when he does not hold it for this case."""
    held = find_assignment(session, officer_id, wanted)
    return None if held is None else shown_as_signatory(held)


def shown_as_signatory(held: AssignmentRecord) -> f.Signatory:
    """Give the holder of a post as the signature block shows him: an acting one names whom he acts for."""
    officer, position = held.officer, held.position
    return f.Signatory(
        position_title=position.signature_title or position.label,
        name=officer.name,
        rank=officer.rank,
        nip=officer.nip,
        acting_prefix=ACTING.get(held.capacity, ""),
        acting_for="" if held.acting_for is None else held.acting_for.name,
    )


def plain_signatory(session: Session, officer_id: int, title: str, fallback_name: str) -> f.Signatory:
    """Give the officer at the counter, who puts his name to a receipt without holding a signing position."""
    officer = session.get(OfficerRecord, officer_id) if officer_id else None
    if officer is None:
        return f.Signatory(position_title=title, name=fallback_name)
    return f.Signatory(position_title=title, name=officer.name, rank=officer.rank, nip=officer.nip)
