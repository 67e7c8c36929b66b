"""What every provider of electronic signatures can do, in words that fit a local key and BSrE alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from types import TracebackType

    from app.gateways.signatures.passphrase import Passphrase
    from app.gateways.signatures.status import CertificateStatus
    from app.gateways.signatures.trust import Trust
    from app.gateways.signatures.verification import Verification

KEY = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerIdentity:
    """Who signs: `key` names the certificate at the provider, the rest stands in it; BSrE knows people by `nik`."""

    key: str
    name: str
    organisation: str
    position: str = ""
    nik: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Refuse a key that could name anything but one file."""
        if not KEY.fullmatch(self.key):
            msg = f"{self.key!r} is no signer key: small letters, digits and single . _ - between them"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the visible signature lies: a page counted from 0, and points from its lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


class Ceremony(Protocol):
    """One signer with the key in hand, for as many documents as were put before him; leave it to drop the key."""

    def sign(self, pdf: bytes, *, reason: str, location: str, placement: Placement | None = None) -> bytes:
        """Sign one PDF and check the result; raises `UnsignablePdf` or `SignatureNotSound`."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Forget the key."""


class SignatureProvider(Protocol):
    """Status, ceremony, signature and verification."""

    limits_tries: bool
    """Whether it counts wrong passphrases itself and locks after too many, as a service does and a file cannot."""

    def status(self, signer: SignerIdentity) -> CertificateStatus:
        """Say whether the signer could sign now, without a passphrase."""

    def begin(self, signer: SignerIdentity, passphrase: Passphrase) -> Ceremony:
        """Open the signer's key once; raises a `SignatureRefused` that says why not."""

    def sign(
        self,
        pdf: bytes,
        signer: SignerIdentity,
        passphrase: Passphrase,
        *,
        reason: str,
        location: str,
        placement: Placement | None = None,
    ) -> bytes:
        """Sign a single PDF: a ceremony of one."""
        with self.begin(signer, passphrase) as ceremony:
            return ceremony.sign(pdf, reason=reason, location=location, placement=placement)

    def verify(self, pdf: bytes) -> Verification:
        """Check a PDF of the office's own against the certificates that this provider trusts."""

    def trust(self) -> Trust:
        """Say whom this provider trusts, for whoever checks a stranger's file elsewhere."""
