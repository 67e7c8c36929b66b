"""The accounts of a demonstration office, and trial certificates for those who sign."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.gateways.signatures import Passphrase, make_trial_certificate
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from app.services.catalogue import load_demonstration
from app.services.issuing.signers import signer_of


def make_accounts(
    session: Session | scoped_session[Session],
    appbuilder: Any,
    *,
    seeds: Path,
    signing_keys: Path,
    password: str,
    now: datetime,
) -> None:
    """Make the accounts, and trial certificates for those who sign. Safe to run again."""
    real = session() if isinstance(session, scoped_session) else session
    load_demonstration(real, appbuilder, seeds, password)
    for agency in real.scalars(select(AgencyRecord).order_by(AgencyRecord.id)).all():
        _certify(real, agency, signing_keys, password, now)


def has_files(session: Session | scoped_session[Session]) -> bool:
    """Whether anything has been filed in this installation."""
    return session.scalar(select(CaseRecord.id).limit(1)) is not None


def _certify(session: Session, agency: AgencyRecord, folder: Path, password: str, now: datetime) -> None:
    """Give everybody who signs a trial certificate; the passphrase is the demonstration's password."""
    heads = (
        select(OfficerRecord)
        .join(AssignmentRecord, AssignmentRecord.officer_id == OfficerRecord.id)
        .join(PositionRecord, PositionRecord.id == AssignmentRecord.position_id)
        .where(OfficerRecord.agency_id == agency.id, PositionRecord.role == "head")
    )
    for officer in session.scalars(heads).unique():
        signer = signer_of(officer, agency)
        if not (folder / f"{signer.key}.p12").exists():
            make_trial_certificate(folder, signer, Passphrase(password), at=now - timedelta(days=1))
