"""Puts on file what the public looks at: a case with its tasks, and a permit with the very bytes that were signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from flask import Flask
from sqlalchemy import select

from app.extensions import db
from app.gateways.signatures import Passphrase
from app.records.agencies import AgencyRecord
from app.records.cases import ApplicantRecord, CaseRecord, TaskRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.records.columns import FAR_FUTURE
from app.records.papers import FileRecord
from app.records.permits import GivenNumberRecord, PermitRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from app.services.demo.pages import example_page
from app.services.issuing.signers import signer_of
from app.services.tools import EXTENSION
from tests.clients import PASSWORD

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
NUMBER = "500.16.7.2/0001/GENSET/DPMPTSP/XI/2026"
PERMIT_TOKEN = "permit-token-of-anto-wijaya-0001"
TRACKING_TOKEN = "tracking-token-of-anto-wijaya-00000000001"


@dataclass(frozen=True)
class Issued:
    """A permit on file and its bytes."""

    row: PermitRecord
    pdf: bytes
    address: str = f"/v/{PERMIT_TOKEN}"


def rohil() -> AgencyRecord:
    return db.session.scalars(select(AgencyRecord).where(AgencyRecord.key == "rohil")).one()


def kept(row):
    db.session.add(row)
    db.session.commit()
    return row


def filed_case(*, kind: str = "person", name: str = "Anto Wijaya", token: str = TRACKING_TOKEN) -> CaseRecord:
    agency = rohil()
    permit_type = db.session.scalars(
        select(PermitTypeRecord).where(
            PermitTypeRecord.key == "genset", PermitTypeRecord.agency_id == agency.id
        )
    ).one()
    version = db.session.scalars(
        select(ProcedureVersionRecord).filter_by(permit_type_id=permit_type.id)
    ).one()
    applicant = ApplicantRecord(
        agency_id=agency.id,
        kind=kind,
        name=name,
        nik="1407011203900001",
        phone="6281234567890",
        address="Jalan Merdeka 1",
    )
    return kept(
        CaseRecord(
            agency_id=agency.id,
            number="2026/11/00001",
            permit_type_id=permit_type.id,
            procedure_version_id=version.id,
            applicant_id=kept(applicant).id,
            applicant_name=name,
            applicant_key=name.lower(),
            filed_by=1,
            filed_at=NOW - timedelta(hours=1),
            form={"purpose": "Rumah sakit"},
            tracking_token=token,
        )
    )


def task(
    case: CaseRecord, serial: int, step: str, number: int, *, closed: bool = True, **more: object
) -> TaskRecord:
    opened_at = NOW - timedelta(minutes=60 - serial)
    values = {
        "holder_kind": "position",
        "position_key": "back_office",
        "state": "open",
        "closed_at": NOW - timedelta(minutes=55 - serial) if closed else None,
        **more,
    }
    return kept(
        TaskRecord(
            case_id=case.id, agency_id=case.agency_id, serial=serial, step_key=step, step_number=number,
            opened_at=opened_at, started_at=opened_at, urgent_at=FAR_FUTURE, **values,
        )
    )  # fmt: skip


def issued_permit(app: Flask, case: CaseRecord, *, signature: str = "electronic", **more: object) -> Issued:
    """Sign a page as Kadis does, and put the permit on file; `by_hand` files the page as it is."""
    pdf = example_page("Izin Instalasi Genset", "Anto Wijaya")
    if signature == "electronic":
        pdf = signed(app, pdf)
    return Issued(permit_row(case, pdf, signature=signature, **more), pdf)


def signed(app: Flask, pdf: bytes) -> bytes:
    provider = app.extensions[EXTENSION].signatures
    head = _head()
    return provider.sign(
        pdf,
        signer_of(head, head.agency),
        Passphrase(PASSWORD),
        reason="Penerbitan izin",
        location="Bagansiapiapi",
    )


def permit_row(
    case: CaseRecord, pdf: bytes, *, signature: str, token: str = PERMIT_TOKEN, **more: object
) -> PermitRecord:
    digest = sha256(pdf).hexdigest()
    kept(FileRecord(sha256=digest, size=len(pdf), media_type="application/pdf", stored_at=NOW))
    number = kept(
        GivenNumberRecord(
            agency_id=case.agency_id, series="genset", year=2026, sequence=1, text=NUMBER, case_id=case.id,
            given_at=NOW, given_by=1,
        )
    )  # fmt: skip
    values = {"state": "valid", "valid_from": date(2026, 11, 23), "valid_until": date(2031, 11, 22), **more}
    return kept(
        PermitRecord(
            agency_id=case.agency_id, case_id=case.id, number_id=number.id, token=token, title="Izin Instalasi Genset",
            holder_name=case.applicant_name, signature=signature, is_trial=signature == "electronic", signed_at=NOW,
            signed_by=1, sha256=digest,
            signatory={"name": "Harun Contoh", "position_title": "Kepala Dinas", "nip": "1970", "acting_prefix": ""},
            **values,
        )
    )  # fmt: skip


def _head() -> OfficerRecord:
    query = (
        select(OfficerRecord)
        .join(AssignmentRecord, AssignmentRecord.officer_id == OfficerRecord.id)
        .join(PositionRecord, PositionRecord.id == AssignmentRecord.position_id)
        .where(PositionRecord.role == "head", PositionRecord.agency_id == rohil().id)
    )
    return db.session.scalars(query).one()
