"""What is known of a signer's certificate before anybody asks for the passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class CertificateState(StrEnum):
    """Whether the signer could sign now."""

    READY = "ready"
    NONE = "none"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class CertificateStatus:
    """The state of a certificate, with its name, end and nature where there is one."""

    state: CertificateState
    subject: str = ""
    issuer: str = ""
    valid_until: datetime | None = None
    is_trial: bool = True

    @property
    def is_ready(self) -> bool:
        """Whether the sign button may be shown."""
        return self.state is CertificateState.READY
