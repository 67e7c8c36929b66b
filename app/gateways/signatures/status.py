"""What is known of a signer's certificate before anybody asks for the passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

EXPIRY_WARNING = timedelta(days=30)
"""How long before its end a certificate is worth a word."""


class CertificateState(StrEnum):
    """Whether the signer could sign now."""

    READY = "ready"
    NONE = "none"
    NOT_YET_VALID = "not_yet_valid"
    PENDING = "pending"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    UNREADABLE = "unreadable"
    NIK_MISSING = "nik_missing"
    NOT_REGISTERED = "not_registered"
    UNKNOWN = "unknown"
    """The service could not be asked, or said something new; `told` is its own word."""


@dataclass(frozen=True, slots=True)
class CertificateStatus:
    """The state of a certificate, with its name, end and nature where there is one."""

    state: CertificateState
    subject: str = ""
    issuer: str = ""
    valid_until: datetime | None = None
    is_trial: bool = True
    told: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether the sign button may be shown."""
        return self.state is CertificateState.READY

    def days_left(self, at: datetime) -> int | None:
        """Whole days until the certificate ends, below 0 once it has; None where the provider does not say."""
        return None if self.valid_until is None else (self.valid_until - at) // timedelta(days=1)

    def ends_soon(self, at: datetime) -> bool:
        """Whether the certificate still holds and ends within `EXPIRY_WARNING`."""
        if self.valid_until is None:
            return False
        return timedelta(0) <= self.valid_until - at <= EXPIRY_WARNING
