"""Whether the officer before the desk could sign now, before he types his passphrase."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.gateways.signatures import CertificateStatus
from app.records.staff import OfficerRecord
from app.services.actors import Actor
from app.services.issuing.signers import signer_of
from app.services.tools import Tools


def find_certificate(session: Session, tools: Tools, by: Actor) -> CertificateStatus | None:
    """Find the state of an officer's certificate; a service that does not answer is a state as well."""
    officer = session.get(OfficerRecord, by.id)
    if officer is None:
        return None
    signer = signer_of(officer, officer.agency)
    # A provider may take its time; others are not to wait for what this page has read.
    session.rollback()
    return tools.signatures.status(signer)
