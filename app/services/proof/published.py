"""The two lists that anybody may download and keep: public keys, and papers that hold no longer.

The second names permits and letters by hashes only (`app.domain.proof.revocations`) and tells nothing else. It is put
together again only when one of them has ended since, with the next day, or with another key: each process keeps the
last one, and asks the database for its stamp each time, one row, so that all of them tell of a revocation at once.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from threading import Lock
from typing import TypeAlias
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, literal_column, select
from sqlalchemy.orm import Session

from app.domain.permit.standings import Standing
from app.domain.proof.revocations import Revocations, entry_of
from app.gateways.proofs import ProofKeyring
from app.records.letters import LetterRecord
from app.records.permits import GivenNumberRecord, PermitRecord
from app.records.published_lists import REVOCATIONS, PublishedListRecord

# Written out, so that PostgreSQL knows the indexes of the ended ones whatever the plan.
ENDED = PermitRecord.state != literal_column("'valid'")
WITHDRAWN = LetterRecord.state == literal_column("'withdrawn'")
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
    """What the list depends on: the word that changes with its rows, the day, and the key."""

    word: str
    on: date
    key: str


_Ended: TypeAlias = tuple[Standing, str, datetime | None]
_Kept: TypeAlias = tuple[_Stamp, SignedRevocations]
_KEPT: WeakKeyDictionary[Engine, _Kept] = WeakKeyDictionary()
_TURN = Lock()


def list_keys(keyring: ProofKeyring) -> list[dict[str, str | None]]:
    """List the public keys, oldest first."""
    return [key.published() for key in keyring.list_keys()]


def list_revocations(session: Session, keyring: ProofKeyring, at: datetime) -> SignedRevocations:
    """Give the signed list of the permits that are revoked, replaced or void and of the letters that were withdrawn."""
    engine = session.get_bind().engine
    key = keyring.find_current()
    stamp = _stamp(session, at, "" if key is None else key.id)
    with _TURN:
        kept = _KEPT.get(engine)
    if kept is not None and kept[0] == stamp:
        return kept[1]
    made = _signed(_gathered(session, stamp.on), keyring, stamp.key)
    with _TURN:
        _KEPT[engine] = stamp, made
    return made


def _stamp(session: Session, at: datetime, key: str) -> _Stamp:
    """Ask what the list depends on; until anything changes for the first time there is no row and the word is empty."""
    word = select(PublishedListRecord.stamp).where(PublishedListRecord.name == REVOCATIONS)
    return _Stamp(session.scalar(word) or "", at.astimezone(UTC).date(), key)


def _gathered(session: Session, on: date) -> Revocations:
    """Gather the list, dated to what it knows of: the day, or the last paper that ended since."""
    found: dict[Standing, list[str]] = {}
    as_of = datetime.combine(on, time(), UTC)
    for standing, entry, ended_at in (*_ended_permits(session), *_withdrawn_letters(session)):
        found.setdefault(standing, []).append(entry)
        as_of = as_of if ended_at is None else max(as_of, ended_at)
    return Revocations(
        revoked=tuple(found.get(Standing.REVOKED, ())),
        replaced=tuple(found.get(Standing.REPLACED, ())),
        void=tuple(found.get(Standing.VOID, ())),
        as_of=as_of,
    )


def _ended_permits(session: Session) -> Iterator[_Ended]:
    query = (
        select(GivenNumberRecord.text, PermitRecord.short_code, PermitRecord.state, PermitRecord.ended_at)
        .join(GivenNumberRecord, GivenNumberRecord.id == PermitRecord.number_id)
        .where(ENDED, PermitRecord.state != Standing.EXPIRED.value)
    )
    for row in session.execute(query):
        standing = Standing(row.state) if row.state in LISTED else Standing.VOID
        yield standing, entry_of(row.text, row.short_code), row.ended_at


def _withdrawn_letters(session: Session) -> Iterator[_Ended]:
    """One that was withdrawn before its signature has left no house and proves nothing to anybody."""
    query = (
        select(GivenNumberRecord.text, LetterRecord.short_code, LetterRecord.withdrawn_at)
        .join(GivenNumberRecord, GivenNumberRecord.id == LetterRecord.number_id)
        .where(WITHDRAWN, LetterRecord.sha256.is_not(None))
    )
    for row in session.execute(query):
        yield Standing.VOID, entry_of(row.text, row.short_code), row.withdrawn_at


def _signed(found: Revocations, keyring: ProofKeyring, key: str) -> SignedRevocations:
    if not key:
        return SignedRevocations(found.payload())
    signature = keyring.sign(key, found.signed_bytes())
    return SignedRevocations(found.payload(), key, urlsafe_b64encode(signature).decode("ascii").rstrip("="))
