"""The two lists that anybody may download and keep: public keys, and permits that hold no longer.

The second names permits by hashes only (`app.domain.proof.revocations`) and tells nothing else. It is put together
again only when a permit has ended since, or with the next day: each process keeps the last one, and asks the database
for its stamp each time, so that all of them tell of a revocation at once.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from threading import Lock
from typing import TypeAlias
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, literal_column, select
from sqlalchemy.orm import Session

from app.domain.permit.standings import Standing
from app.domain.proof.revocations import Revocations, entry_of
from app.gateways.proofs import ProofKeyring
from app.records.permits import GivenNumberRecord, PermitRecord

# Written out, so that PostgreSQL knows the index of the ended ones whatever the plan.
ENDED = PermitRecord.state != literal_column("'valid'")
LISTED = (Standing.REVOKED, Standing.REPLACED)


@dataclass(frozen=True)
class SignedRevocations:
    """The list as it is published; `key` and `signature` are empty while the installation has no key."""

    payload: str
    key: str = ""
    signature: str = ""

    def published(self) -> dict[str, str]:
        """Write it as machines read it: the signed text stands inside, whole."""
        return {"payload": self.payload, "key": self.key, "signature": self.signature}


@dataclass(frozen=True)
class _Stamp:
    """What the list depends on: how many permits ended in which way, which one as the last, the day, and the key."""

    counts: tuple[tuple[str, int], ...]
    last_at: datetime | None
    last_code: str
    last_state: str
    on: date
    key: str


_Kept: TypeAlias = tuple[_Stamp, SignedRevocations]
_KEPT: WeakKeyDictionary[Engine, _Kept] = WeakKeyDictionary()
_TURN = Lock()


def list_keys(keyring: ProofKeyring) -> list[dict[str, str | None]]:
    """List the public keys, oldest first."""
    return [key.published() for key in keyring.list_keys()]


def list_revocations(session: Session, keyring: ProofKeyring, at: datetime) -> SignedRevocations:
    """Give the signed list of the permits that are revoked, replaced or void, as it is at this moment."""
    engine = session.get_bind().engine
    key = keyring.find_current()
    stamp = _stamp(session, at, "" if key is None else key.id)
    with _TURN:
        kept = _KEPT.get(engine)
    if kept is not None and kept[0] == stamp:
        return kept[1]
    made = _signed(_gathered(session, stamp), keyring, stamp.key)
    with _TURN:
        _KEPT[engine] = stamp, made
    return made


def _stamp(session: Session, at: datetime, key: str) -> _Stamp:
    """Ask what the list depends on; by the last one's code even two databases differ.

    Counted by state: a permit that holds again and one that becomes void in the same moment leave the sum as it was.
    """
    newest = (
        select(PermitRecord.ended_at, PermitRecord.short_code, PermitRecord.state)
        .where(ENDED, PermitRecord.ended_at.is_not(None))
        .order_by(PermitRecord.ended_at.desc(), PermitRecord.id.desc())
        .limit(1)
    )
    by_state = select(PermitRecord.state, func.count()).where(ENDED).group_by(PermitRecord.state)
    counts = tuple(sorted((state, number) for state, number in session.execute(by_state)))
    last = session.execute(newest).one_or_none()
    on = at.astimezone(UTC).date()
    if last is None:
        return _Stamp(counts, None, "", "", on, key)
    return _Stamp(counts, last.ended_at, last.short_code, last.state, on, key)


def _gathered(session: Session, stamp: _Stamp) -> Revocations:
    """Gather the list, dated to what it knows of: the day, or the last permit that ended since."""
    query = (
        select(GivenNumberRecord.text, PermitRecord.short_code, PermitRecord.state)
        .join(GivenNumberRecord, GivenNumberRecord.id == PermitRecord.number_id)
        .where(ENDED, PermitRecord.state != Standing.EXPIRED.value)
    )
    found: dict[Standing, list[str]] = {}
    for row in session.execute(query):
        standing = Standing(row.state) if row.state in LISTED else Standing.VOID
        found.setdefault(standing, []).append(entry_of(row.text, row.short_code))
    morning = datetime.combine(stamp.on, time(), UTC)
    return Revocations(
        revoked=tuple(found.get(Standing.REVOKED, ())),
        replaced=tuple(found.get(Standing.REPLACED, ())),
        void=tuple(found.get(Standing.VOID, ())),
        as_of=morning if stamp.last_at is None else max(morning, stamp.last_at),
    )


def _signed(found: Revocations, keyring: ProofKeyring, key: str) -> SignedRevocations:
    if not key:
        return SignedRevocations(found.payload())
    signature = keyring.sign(key, found.signed_bytes())
    return SignedRevocations(found.payload(), key, urlsafe_b64encode(signature).decode("ascii").rstrip("="))
