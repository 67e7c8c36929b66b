"""An officer as the signature provider knows him."""

from __future__ import annotations

from app.gateways.signatures import SignerIdentity
from app.records.agencies import AgencyRecord
from app.records.staff import OfficerRecord


def signer_of(officer: OfficerRecord, agency: AgencyRecord) -> SignerIdentity:
    """Name an officer to the signature provider: by his own number, since a certificate is personal."""
    return SignerIdentity(
        key=f"officer-{officer.id}", name=officer.name, organisation=agency.name, nik=officer.nik
    )
