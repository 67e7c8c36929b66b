"""Electronic signatures on finished PDF files, by whichever provider the office has.

Knows files, keys and certificates; must not know cases, permits, rows or requests.
"""

from __future__ import annotations

from app.gateways.signatures.local import LocalSignatures
from app.gateways.signatures.passphrase import Passphrase
from app.gateways.signatures.provider import Ceremony, Placement, SignatureProvider, SignerIdentity
from app.gateways.signatures.refusals import (
    CertificateExpired,
    CertificateUnreadable,
    NoCertificate,
    SignatureNotSound,
    SignatureRefused,
    UnsignablePdf,
    WrongPassphrase,
)
from app.gateways.signatures.status import CertificateState, CertificateStatus
from app.gateways.signatures.trial import make_trial_certificate, trial_ca_of
from app.gateways.signatures.verification import Verdict, Verification, verify_upload

__all__ = [
    "Ceremony",
    "CertificateExpired",
    "CertificateState",
    "CertificateStatus",
    "CertificateUnreadable",
    "LocalSignatures",
    "NoCertificate",
    "Passphrase",
    "Placement",
    "SignatureNotSound",
    "SignatureProvider",
    "SignatureRefused",
    "SignerIdentity",
    "UnsignablePdf",
    "Verdict",
    "Verification",
    "WrongPassphrase",
    "make_trial_certificate",
    "trial_ca_of",
    "verify_upload",
]
