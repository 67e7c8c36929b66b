"""The list of permits that hold no longer, for those who check without the office: hashes, and nothing else.

An entry is made from number and short code together, so that nobody finds by trying numbers which ones are listed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

DOMAIN = b"satupintu revocations 1\n"
ENTRY = b"satupintu revoked permit 1\n"
KEPT_FOR = timedelta(days=7)
"""After so long a copy of the list is too old to be relied on; the checking page then says so."""


@dataclass(frozen=True, slots=True)
class Revocations:
    """What is on the list: entries of permits revoked, of those replaced by a newer one, and of void ones."""

    revoked: tuple[str, ...]
    replaced: tuple[str, ...]
    as_of: datetime
    void: tuple[str, ...] = ()

    def payload(self) -> str:
        """Write the list as the text that is signed: the same entries give the same text, in the order of hashes."""
        as_of = self.as_of.astimezone(UTC).replace(microsecond=0)
        return json.dumps(
            {
                "version": 1,
                "as_of": as_of.isoformat(),
                "good_until": (as_of + KEPT_FOR).isoformat(),
                "revoked": sorted(self.revoked),
                "replaced": sorted(self.replaced),
                "void": sorted(self.void),
            },
            separators=(",", ":"),
        )

    def signed_bytes(self) -> bytes:
        """Give what the signature is made over."""
        return DOMAIN + self.payload().encode()


def entry_of(number: str, short_code: str) -> str:
    """Give a permit's entry in hexadecimal: the first half of a SHA-256."""
    return sha256(ENTRY + f"{number}\n{short_code}".encode()).hexdigest()[:32]


def entries_of(permits: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Give the entries of permits named by number and short code."""
    return tuple(entry_of(number, code) for number, code in permits)
