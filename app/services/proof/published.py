"""The two lists that anybody may download and keep: public keys, and permits that hold no longer.

The second names permits by hashes only (`app.domain.proof.revocations`) and tells nothing else.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.proof.revocations import Revocations, entry_of
from app.gateways.proofs import ProofKeyring
from app.records.permits import GivenNumberRecord, PermitRecord

REPLACED = "replaced"
HOLDING = ("valid", "expired")
MINUTES = 10
"""The list is dated to the last ten minutes, so that whoever asks again meanwhile gets the same bytes."""


@dataclass(frozen=True)
class SignedRevocations:
    """The list as it is published; `key` and `signature` are empty while the installation has no key."""

    payload: str
    key: str = ""
    signature: str = ""

    def published(self) -> dict[str, str]:
        """Write it as machines read it: the signed text stands inside, whole."""
        return {"payload": self.payload, "key": self.key, "signature": self.signature}


def list_keys(keyring: ProofKeyring) -> list[dict[str, str | None]]:
    """List the public keys, oldest first."""
    return [key.published() for key in keyring.list_keys()]


def list_revocations(session: Session, keyring: ProofKeyring, at: datetime) -> SignedRevocations:
    """Gather the permits that are revoked, void or replaced, and sign the list."""
    as_of = at.replace(minute=at.minute - at.minute % MINUTES, second=0, microsecond=0)
    rows = _ended(session)
    found = Revocations(
        revoked=tuple(entry_of(row.text, row.short_code) for row in rows if row.state != REPLACED),
        replaced=tuple(entry_of(row.text, row.short_code) for row in rows if row.state == REPLACED),
        as_of=as_of,
    )
    key = keyring.find_current()
    if key is None:
        return SignedRevocations(found.payload())
    signature = keyring.sign(key.id, found.signed_bytes())
    return SignedRevocations(
        found.payload(), key.id, urlsafe_b64encode(signature).decode("ascii").rstrip("=")
    )


@dataclass(frozen=True)
class _Ended:
    text: str
    short_code: str
    state: str


def _ended(session: Session) -> tuple[_Ended, ...]:
    query = (
        select(GivenNumberRecord.text, PermitRecord.short_code, PermitRecord.state)
        .join(GivenNumberRecord, GivenNumberRecord.id == PermitRecord.number_id)
        .where(or_(PermitRecord.state.not_in(HOLDING), GivenNumberRecord.voided_at.is_not(None)))
    )
    return tuple(_Ended(*row) for row in session.execute(query))
