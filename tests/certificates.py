"""Trial certificates for the heads of the staffed office, so that permits can be signed in a test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.gateways.signatures import Passphrase, make_trial_certificate
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from app.services.issuing.signers import signer_of

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session, scoped_session


def certify_heads(session: Session | scoped_session[Session], folder: Path, passphrase: str) -> None:
    """Give everybody who holds the head's position a certificate that was valid already yesterday."""
    heads = (
        select(OfficerRecord)
        .join(AssignmentRecord, AssignmentRecord.officer_id == OfficerRecord.id)
        .join(PositionRecord, PositionRecord.id == AssignmentRecord.position_id)
        .where(PositionRecord.role == "head")
    )
    yesterday = datetime.now(UTC) - timedelta(days=1)
    for officer in session.scalars(heads).unique():
        signer = signer_of(officer, officer.agency)
        make_trial_certificate(folder, signer, Passphrase(passphrase), at=yesterday)
