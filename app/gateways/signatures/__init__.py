"""Electronic signatures on finished PDF files, by whichever provider the office has.

Knows files, keys and certificates; must not know cases, permits, rows or requests.
"""

from __future__ import annotations

from app.gateways.signatures.bsre import BsreAccount, BsreSignatures, Generation
from app.gateways.signatures.local import LocalSignatures
from app.gateways.signatures.passphrase import Passphrase
from app.gateways.signatures.provider import Ceremony, Placement, SignatureProvider, SignerIdentity
from app.gateways.signatures.refusals import (
    AnswerUnusable,
    CertificateExpired,
    CertificatePending,
    CertificateSuspended,
    CertificateUnreadable,
    NikMissing,
    NoCertificate,
    NoTimeStamp,
    OfficeNotAdmitted,
    OtherDocument,
    OutcomeUnknown,
    ServiceFailed,
    ServiceRefused,
    ServiceUnreachable,
    SignatureNotSound,
    SignatureRefused,
    SignerNotRegistered,
    SigningUnderWay,
    UnsignablePdf,
    WrongPassphrase,
)
from app.gateways.signatures.status import EXPIRY_WARNING, CertificateState, CertificateStatus
from app.gateways.signatures.trial import make_trial_certificate, trial_ca_of
from app.gateways.signatures.trust import Trust, certificates_in
from app.gateways.signatures.verification import Verdict, Verification, verify_against, verify_upload

__all__ = [
    "EXPIRY_WARNING",
    "AnswerUnusable",
    "BsreAccount",
    "BsreSignatures",
    "Ceremony",
    "CertificateExpired",
    "CertificatePending",
    "CertificateState",
    "CertificateStatus",
    "CertificateSuspended",
    "CertificateUnreadable",
    "Generation",
    "LocalSignatures",
    "NikMissing",
    "NoCertificate",
    "NoTimeStamp",
    "OfficeNotAdmitted",
    "OtherDocument",
    "OutcomeUnknown",
    "Passphrase",
    "Placement",
    "ServiceFailed",
    "ServiceRefused",
    "ServiceUnreachable",
    "SignatureNotSound",
    "SignatureProvider",
    "SignatureRefused",
    "SignerIdentity",
    "SignerNotRegistered",
    "SigningUnderWay",
    "Trust",
    "UnsignablePdf",
    "Verdict",
    "Verification",
    "WrongPassphrase",
    "certificates_in",
    "make_trial_certificate",
    "trial_ca_of",
    "verify_against",
    "verify_upload",
]
