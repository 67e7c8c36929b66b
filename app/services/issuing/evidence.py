"""The evidence sheet of due times, printed on the agency's letterhead from what is on file; it is not kept itself."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session, joinedload

from app.documents import DocumentKind, RenderedDocument
from app.documents import evidence_facts as f
from app.documents.facts import Applicant
from app.domain.masking import mask_nik, mask_npwp, mask_phone
from app.records.cases import CaseRecord
from app.services.clockwork import CaseClocks
from app.services.issuing.letterheads import applicant_facts, case_facts, letterhead, local_date
from app.services.templates.press import print_document
from app.services.tools import Tools

LAW_ON_SILENCE = (
    (
        "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan, Pasal 53: apabila dalam batas waktu badan "
        "atau pejabat pemerintahan tidak menetapkan keputusan, permohonan dianggap dikabulkan secara hukum."
    ),
    (
        "Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun "
        "2022 tentang Cipta Kerja menjadi Undang-Undang, yang mengubah Pasal 53 tersebut: tanpa batas waktu tersendiri "
        "berlaku 5 (lima) hari kerja sejak permohonan diterima secara lengkap."
    ),
)


def print_evidence(
    session: Session,
    tools: Tools,
    case: CaseClocks,
    *,
    printed_at: str,
    status: str,
    clocks: tuple[f.ExplainedClock, ...],
    charges: tuple[tuple[str, str], ...],
    events: tuple[f.ToldEvent, ...],
    has_deemed: bool,
    at: datetime,
) -> RenderedDocument:
    """Print the sheet of a case whose clocks were read and worded; `Declined` when it cannot be made."""
    row = session.get_one(
        CaseRecord,
        case.case_id,
        options=[joinedload(CaseRecord.agency), joinedload(CaseRecord.applicant)],
    )
    facts = f.ClockEvidenceFacts(
        agency=letterhead(row.agency),
        case=case_facts(row),
        applicant=_masked(applicant_facts(row.applicant)),
        service_title=case.permit_type,
        issued_on=local_date(at, row.agency),
        printed_at=printed_at,
        status=status,
        clocks=clocks,
        charges=charges,
        events=events,
        events_count=case.events_count,
        last_hash=case.last_hash,
        legal_basis=LAW_ON_SILENCE if has_deemed else (),
    )
    made = print_document(
        session,
        tools,
        kind=DocumentKind.CLOCK_EVIDENCE,
        facts=facts,
        agency=row.agency,
        at=at,
        case_id=row.id,
        permit_type_id=row.permit_type_id,
        is_kept=False,
    )
    return made.document


def _masked(applicant: Applicant) -> Applicant:
    """UU PDP 27/2022: the sheet proves times, and needs nobody's numbers whole."""
    return Applicant(
        name=applicant.name,
        kind=applicant.kind,
        address="",
        nik=mask_nik(applicant.nik),
        nib=applicant.nib,
        npwp=mask_npwp(applicant.npwp),
        phone=mask_phone(applicant.phone),
    )
