"""A statement: what the office says of one paper in some two hundred bytes, small enough for a QR.

The layouts (big-endian), which `app/static/proof/statement.js` reads as well:

    1 version (1) · 1 covers · 4 key id · 2 valid from · 2 valid until · 7 short code · 32 hash
    1 version (2) · 1 covers · 1 sort of paper · 4 key id · 2 dated · 7 short code · 32 hash
    then number, title, holder and agency, each one byte of length and UTF-8; then 64 bytes of Ed25519

Version 1 is of permits and stays theirs, so that checking pages saved long ago read new permits too; version 2 is of
every other paper. Days are counted from 2000-01-01; 0xFFFF means "until revoked". What is signed is the version's
domain and the bytes before the signature. The text form is base32 without padding, since capitals and digits take a
third less room in a QR.
"""

from __future__ import annotations

from base64 import b32decode, b32encode
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from app.domain.proof.short_codes import BYTES, NoShortCode, as_number, from_number

OF_PERMITS, OF_OTHER_PAPERS = 1, 2
"""The versions of the layout."""
DOMAINS = {
    OF_PERMITS: b"satupintu statement 1\n",
    OF_OTHER_PAPERS: b"satupintu statement 2\n",
}
SIGNATURE_BYTES = 64
KEY_BYTES, DAY_BYTES, HASH_BYTES = 4, 2, 32
FIRST_DAY = date(2000, 1, 1)
UNTIL_REVOKED = 0xFFFF
LONGEST = {"number": 120, "title": 80, "holder": 60, "agency": 40}
"""Bytes of each text; a longer title, holder or agency is cut with an ellipsis, a longer number is refused."""


class StatementFault(ValueError):
    """The text is no statement, or of a version that is not known here."""


class Sort(IntEnum):
    """What sort of paper a statement is of."""

    PERMIT = 0
    LETTER = 1
    """It has no validity: it is genuine, or withdrawn."""


class Covers(IntEnum):
    """What the hash in a statement is of."""

    CONTENT = 0
    """The canonical text of what the document says (`content`): known before the QR is drawn."""
    FILE = 1
    """The bytes of the signed file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is said of a paper; `holder` is masked already, `sha256` and `key_id` are hexadecimal.

    Of a letter `holder` is whom it is written to, `valid_from` the day that it bears, and `valid_until` None.
    """

    sort: Sort = Sort.PERMIT
    covers: Covers
    key_id: str
    valid_from: date
    valid_until: date | None
    short_code: str
    sha256: str
    number: str
    title: str
    holder: str
    agency: str

    @property
    def version(self) -> int:
        """The layout in which it is written."""
        return OF_PERMITS if self.sort is Sort.PERMIT else OF_OTHER_PAPERS

    def packed(self) -> bytes:
        """Give the bytes that stand before the signature; `StatementFault` for what the layout cannot say whole."""
        if len(self.number.encode()) > LONGEST["number"]:
            raise StatementFault(f"the number is too long: {self.number}")
        return b"".join(
            (
                *self._head(),
                as_number(self.short_code).to_bytes(BYTES, "big"),
                bytes.fromhex(self.sha256),
                *(_text(getattr(self, name), most) for name, most in LONGEST.items()),
            )
        )

    def signed_bytes(self) -> bytes:
        """Give what the signature is made over."""
        return DOMAINS[self.version] + self.packed()

    def _head(self) -> tuple[bytes, ...]:
        key_id, first = bytes.fromhex(self.key_id), _day(self.valid_from)
        if self.version == OF_PERMITS:
            return bytes((OF_PERMITS, self.covers)), key_id, first, _last_day(self.valid_until)
        if self.valid_until is not None:
            raise StatementFault("only a permit has a last day")
        return bytes((OF_OTHER_PAPERS, self.covers, self.sort)), key_id, first


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """A statement with its signature, not yet checked."""

    statement: Statement
    signature: bytes

    @property
    def text(self) -> str:
        """The form in which it is printed and pasted."""
        return b32encode(self.statement.packed() + self.signature).decode("ascii").rstrip("=")


def read_statement(text: str) -> SignedStatement:
    """Read a statement from its text, or from an address that carries it behind `#`; raises `StatementFault`."""
    encoded = text.rsplit("#", 1)[-1].strip().upper()
    try:
        content = b32decode(encoded + "=" * (-len(encoded) % 8))
        return _unpacked(content)
    except (ValueError, IndexError, OverflowError, NoShortCode) as fault:
        raise StatementFault(str(fault)) from fault


class _Reader:
    """Takes bytes off the front; `ValueError` where fewer are left."""

    def __init__(self, content: bytes) -> None:
        self.left = content

    def take(self, length: int) -> bytes:
        taken, self.left = self.left[:length], self.left[length:]
        if len(taken) != length:
            raise StatementFault("the statement ends too early")
        return taken

    def text(self) -> str:
        return self.take(self.take(1)[0]).decode()

    def day(self) -> date | None:
        days = int.from_bytes(self.take(DAY_BYTES), "big")
        return None if days == UNTIL_REVOKED else FIRST_DAY + timedelta(days=days)


def _unpacked(content: bytes) -> SignedStatement:
    reader = _Reader(content[:-SIGNATURE_BYTES])
    version, covers = reader.take(2)
    if version not in DOMAINS:
        raise StatementFault(f"version {version} is not known here")
    sort = Sort.PERMIT if version == OF_PERMITS else Sort(reader.take(1)[0])
    if sort is Sort.PERMIT and version != OF_PERMITS:
        raise StatementFault("a permit is stated in version 1")
    key_id, valid_from = reader.take(KEY_BYTES).hex(), reader.day()
    valid_until = reader.day() if sort is Sort.PERMIT else None
    if valid_from is None:
        raise StatementFault("the statement has no first day")
    statement = Statement(
        sort=sort,
        covers=Covers(covers),
        key_id=key_id,
        valid_from=valid_from,
        valid_until=valid_until,
        short_code=from_number(int.from_bytes(reader.take(BYTES), "big")),
        sha256=reader.take(HASH_BYTES).hex(),
        number=reader.text(),
        title=reader.text(),
        holder=reader.text(),
        agency=reader.text(),
    )
    if reader.left:
        raise StatementFault("the statement is longer than it says")
    return SignedStatement(statement, content[-SIGNATURE_BYTES:])


def _last_day(on: date | None) -> bytes:
    return UNTIL_REVOKED.to_bytes(DAY_BYTES, "big") if on is None else _day(on)


def _day(on: date) -> bytes:
    days = (on - FIRST_DAY).days
    if not 0 <= days < UNTIL_REVOKED:
        raise StatementFault(f"{on} is beyond the days that a statement can name")
    return days.to_bytes(DAY_BYTES, "big")


def _text(text: str, most: int) -> bytes:
    content = text.encode()
    if len(content) > most:
        # The ellipsis takes three bytes; half a letter at the cut is dropped.
        content = content[: most - 3].decode(errors="ignore").encode() + "…".encode()
    return bytes((len(content),)) + content
