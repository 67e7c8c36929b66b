"""Public keys of statements, as they are published: known by an id, in use, retired, or withdrawn."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """One key; a retired one signs no more but is still believed, a withdrawn one (stolen) is not."""

    public: bytes
    made_at: datetime
    retired_at: datetime | None = None
    withdrawn_at: datetime | None = None

    @property
    def id(self) -> str:
        """The key's name in a statement: eight hexadecimal digits of its own hash."""
        return key_id_of(self.public)

    @property
    def is_current(self) -> bool:
        """Whether statements are signed with it now."""
        return self.retired_at is None and self.withdrawn_at is None

    def published(self) -> dict[str, str | None]:
        """Write the key as machines read it."""
        return {
            "id": self.id,
            "algorithm": "Ed25519",
            "public": urlsafe_b64encode(self.public).decode("ascii").rstrip("="),
            "made_at": self.made_at.isoformat(),
            "retired_at": None if self.retired_at is None else self.retired_at.isoformat(),
            "withdrawn_at": None if self.withdrawn_at is None else self.withdrawn_at.isoformat(),
        }


def key_id_of(public: bytes) -> str:
    """Give the id of a raw public key."""
    return sha256(public).hexdigest()[:8]
