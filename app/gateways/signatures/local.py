"""The local provider: PAdES by pyHanko, with one encrypted PKCS#12 file per officer in a folder."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from app.gateways.signatures.ceremony import LocalCeremony
from app.gateways.signatures.provider import SignatureProvider
from app.gateways.signatures.refusals import (
    CertificateExpired,
    CertificateUnreadable,
    NoCertificate,
    WrongPassphrase,
)
from app.gateways.signatures.status import CertificateState, CertificateStatus
from app.gateways.signatures.trial import CA_FILE, CA_NAME
from app.gateways.signatures.trust import Trust
from app.gateways.signatures.verification import Verification, verify_against

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cryptography.x509 import Certificate
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.timestamps import TimeStamper

    from app.gateways.signatures.passphrase import Passphrase
    from app.gateways.signatures.provider import SignerIdentity


def _now() -> datetime:
    return datetime.now(UTC)


SECONDS_FOR_A_STAMP = 10.0


class LocalSignatures(SignatureProvider):
    """Keys in a folder outside the web root: `<key>.p12` (secret), `<key>.pem` and the trial CA (public)."""

    limits_tries = False

    def __init__(
        self,
        folder: Path,
        *,
        clock: Callable[[], datetime] = _now,
        stamp_url: str = "",
        stamp_roots: tuple[bytes, ...] = (),
        stamp_seconds: float = SECONDS_FOR_A_STAMP,
    ) -> None:
        """Look into the folder only when asked; the clock decides whether certificates hold.

        With a time-stamp server (RFC 3161) at `stamp_url` signatures are of level B-T, and none is made while it gives
        no stamps that `stamp_roots` vouch for.
        """
        self._folder = folder
        self._clock = clock
        self._stamp_url = stamp_url
        self._stamp_roots = stamp_roots
        self._stamp_seconds = stamp_seconds

    def status(self, signer: SignerIdentity) -> CertificateStatus:
        """Say whether the signer could sign now, without a passphrase."""
        try:
            certificate = self._certificate(signer)
        except FileNotFoundError:
            return CertificateStatus(CertificateState.NONE)
        except ValueError:
            return CertificateStatus(CertificateState.UNREADABLE)
        issuer = certificate.issuer.rfc4514_string()
        return CertificateStatus(
            state=self._state(certificate),
            subject=certificate.subject.rfc4514_string(),
            issuer=issuer,
            valid_until=certificate.not_valid_after_utc,
            is_trial=CA_NAME in issuer,
        )

    def begin(self, signer: SignerIdentity, passphrase: Passphrase) -> LocalCeremony:
        """Open the signer's key once.

        Raises `NoCertificate`, `CertificateUnreadable`, `CertificateExpired` (before the passphrase is tried) or
        `WrongPassphrase`.
        """
        refusal = {
            CertificateState.NONE: NoCertificate,
            CertificateState.UNREADABLE: CertificateUnreadable,
            CertificateState.EXPIRED: CertificateExpired,
            CertificateState.NOT_YET_VALID: CertificateExpired,
        }.get(self.status(signer).state)
        if refusal is not None:
            raise refusal(signer.key)
        return LocalCeremony(signer, self._unlocked(signer, passphrase), self.trust(), self._stamper)

    def verify(self, pdf: bytes) -> Verification:
        """Check a PDF against the folder's trial CA; without one nothing is trusted."""
        return verify_against(pdf, self.trust())

    def trust(self) -> Trust:
        """Trust the folder's trial CA, and the roots of the time-stamp server."""
        file = self._folder / CA_FILE
        roots = (file.read_bytes(),) if file.exists() else ()
        return Trust(roots, self._stamp_roots)

    def _certificate(self, signer: SignerIdentity) -> Certificate:
        from cryptography.x509 import load_pem_x509_certificate

        (self._folder / f"{signer.key}.p12").stat()
        return load_pem_x509_certificate((self._folder / f"{signer.key}.pem").read_bytes())

    def _state(self, certificate: Certificate) -> CertificateState:
        now = self._clock()
        if now < certificate.not_valid_before_utc:
            return CertificateState.NOT_YET_VALID
        return CertificateState.EXPIRED if now > certificate.not_valid_after_utc else CertificateState.READY

    def _unlocked(self, signer: SignerIdentity, passphrase: Passphrase) -> SimpleSigner:
        """Open the PKCS#12 file by pyHanko's loader that raises: the other one logs a trace and returns None."""
        from asn1crypto.pkcs12 import Pfx
        from pyhanko.sign.signers import SimpleSigner

        locked = (self._folder / f"{signer.key}.p12").read_bytes()
        try:
            Pfx.load(locked, strict=True).native  # noqa: B018 - reads the whole file, which is lazy otherwise
        except (ValueError, TypeError):
            raise CertificateUnreadable(signer.key) from None
        try:
            opened: SimpleSigner = SimpleSigner.load_pkcs12_data(locked, (), passphrase.reveal())
        except ValueError:
            raise WrongPassphrase(signer.key) from None
        return opened

    @cached_property
    def _stamper(self) -> TimeStamper | None:
        """One for all signatures: pyHanko asks it once how long its stamps are, and remembers."""
        if not self._stamp_url:
            return None
        from app.gateways.signatures.stamps import HttpTimeStamper

        return HttpTimeStamper(self._stamp_url, self._stamp_seconds)
