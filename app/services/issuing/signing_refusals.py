"""Why a provider of signatures refused, as the office's own reasons; nothing that saw the passphrase is carried along."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.case.refusals import Reason
from app.gateways import signatures as s
from app.services.declined import Declined

REASONS: Mapping[type[s.SignatureRefused], Reason] = {
    s.WrongPassphrase: Reason.PASSPHRASE_WRONG,
    s.NoCertificate: Reason.CERTIFICATE_MISSING,
    s.CertificateExpired: Reason.CERTIFICATE_EXPIRED,
    s.CertificatePending: Reason.CERTIFICATE_PENDING,
    s.CertificateSuspended: Reason.CERTIFICATE_SUSPENDED,
    s.CertificateUnreadable: Reason.CERTIFICATE_DAMAGED,
    s.NikMissing: Reason.NIK_MISSING,
    s.SignerNotRegistered: Reason.SIGNER_NOT_REGISTERED,
    s.SigningUnderWay: Reason.SIGNING_UNDER_WAY,
    s.UnsignablePdf: Reason.SIGNATURE_BROKEN,
    s.SignatureNotSound: Reason.SIGNATURE_BROKEN,
    s.OtherDocument: Reason.SIGNED_OTHER_DOCUMENT,
    s.AnswerUnusable: Reason.SIGNING_SERVICE_GARBLED,
    s.ServiceRefused: Reason.SIGNING_SERVICE_REFUSED,
    s.OfficeNotAdmitted: Reason.SIGNING_SERVICE_LOCKED_OUT,
    s.ServiceUnreachable: Reason.SIGNING_SERVICE_UNREACHABLE,
    s.ServiceFailed: Reason.SIGNING_SERVICE_FAILED,
    s.OutcomeUnknown: Reason.SIGNING_OUTCOME_UNKNOWN,
    s.NoTimeStamp: Reason.TIME_STAMP_MISSING,
}


def declined_by(refused: s.SignatureRefused) -> Declined:
    """Word a provider's refusal as the office's, with what the service itself said; to be raised `from None`."""
    told = {"told": refused.told} if refused.told else {}
    return Declined(REASONS.get(type(refused), Reason.SIGNATURE_BROKEN), **told)
