"""Why a signature was not made; the docstring of each class is what happened, in one sentence."""

from __future__ import annotations


class SignatureRefused(Exception):
    """No signature was made, and the PDF is as it was."""

    def __init__(self, signer_key: str = "") -> None:
        """Name the signer, never the passphrase."""
        self.signer_key = signer_key
        super().__init__(f"{self.__class__.__doc__} (signer: {signer_key or '–'})")


class WrongPassphrase(SignatureRefused):
    """The passphrase does not open the signer's key."""


class NoCertificate(SignatureRefused):
    """The signer has no certificate here."""


class CertificateExpired(SignatureRefused):
    """The signer's certificate does not hold on this day."""


class CertificateUnreadable(SignatureRefused):
    """The signer's certificate file is damaged."""


class UnsignablePdf(SignatureRefused):
    """The file is no PDF that can be signed, or it already forbids further changes."""


class SignatureNotSound(SignatureRefused):
    """The finished signature did not stand up to the check that follows it, so it was thrown away."""
