"""Why a signature was not made; the docstring of each class is what happened, in one sentence."""

from __future__ import annotations


class SignatureRefused(Exception):
    """No signature was made, and the PDF is as it was."""

    def __init__(self, signer_key: str = "", told: str = "") -> None:
        """Name the signer, never the passphrase; `told` is what the service said, without secrets."""
        self.signer_key = signer_key
        self.told = told
        what = f"{self.__class__.__doc__} (signer: {signer_key or '–'})"
        super().__init__(f"{what} {told}".strip())


class WrongPassphrase(SignatureRefused):
    """The passphrase does not open the signer's key."""


class NoCertificate(SignatureRefused):
    """The signer has no certificate here."""


class CertificateExpired(SignatureRefused):
    """The signer's certificate does not hold on this day."""


class CertificateUnreadable(SignatureRefused):
    """The signer's certificate file is damaged."""


class CertificatePending(SignatureRefused):
    """The signer's certificate has been asked for and not been issued yet."""


class CertificateSuspended(SignatureRefused):
    """The signer's certificate is suspended or revoked."""


class NikMissing(SignatureRefused):
    """The signer's NIK, by which the service knows him, is not on file."""


class SignerNotRegistered(SignatureRefused):
    """The service does not know the signer's NIK."""


class UnsignablePdf(SignatureRefused):
    """The file is no PDF that can be signed, or it already forbids further changes."""


class SigningUnderWay(SignatureRefused):
    """The same document is being signed at this moment by an earlier press."""


class SignatureNotSound(SignatureRefused):
    """The finished signature did not stand up to the check that follows it, so it was thrown away."""


class OtherDocument(SignatureRefused):
    """What came back signed is not the document that was handed in, so it was thrown away."""


class AnswerUnusable(SignatureRefused):
    """The service answered something that is no signed PDF."""


class ServiceRefused(SignatureRefused):
    """The service refused to sign for a reason of its own, told in its own words."""


class OfficeNotAdmitted(SignatureRefused):
    """The service does not accept the office's own account."""


class ServiceUnreachable(SignatureRefused):
    """The service could not be reached, so nothing was handed to it."""


class ServiceFailed(SignatureRefused):
    """The service has a fault of its own."""


class OutcomeUnknown(SignatureRefused):
    """The service gave no whole answer in time; it may or may not have signed."""


class NoTimeStamp(SignatureRefused):
    """The time-stamp server gave no stamp, so nothing was signed."""
