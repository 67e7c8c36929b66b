"""Document numbers by the agency's own pattern, written and read back.

A pattern is text with tokens: `{klas}/{urut:03}/{jenis}/{unit}/{bulan_romawi}/{tahun}` (classification of
Permendagri 83/2022, sequence, kind, unit, month, year; `{bulan}` is the month in digits). Which number
comes next is decided elsewhere, under a lock; here it only takes its shape.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from string import digits

from app.domain.wording import ROMAN_MONTHS

_PARTS = {
    "klas": "classification",
    "urut": "sequence",
    "jenis": "kind",
    "unit": "unit",
    "bulan": "month",
    "bulan_romawi": "month",
    "tahun": "year",
}
"""Each token and the part of a number that it shows."""

_SHAPES = {
    "urut": r"\d+",
    "bulan": "0[1-9]|1[0-2]",
    "bulan_romawi": "|".join(sorted(ROMAN_MONTHS, key=len, reverse=True)),
    "tahun": r"\d{4}",
}
"""How a token looks when it is read back; the others are the agency's own words."""

_RUNS_ON = {"urut": digits, "bulan": digits, "tahun": digits, "bulan_romawi": "IVX"}
"""Characters after a token that would be taken for a part of it."""

_WIDTHS = {"bulan": 2, "tahun": 4}
_NEEDED = ("urut", "tahun")
_PIECE = re.compile(r"\{(?P<token>[^{}]*)\}|(?P<literal>[^{}]+)|(?P<brace>[{}])")
_WIDTH = re.compile("0([1-9])")


class PatternError(ValueError):
    """A pattern that gives no usable numbers; the message names the token at fault."""


@dataclass(frozen=True, slots=True)
class NumberParts:
    """What a document number tells; a part that its pattern does not show is None."""

    sequence: int
    year: int
    month: int | None = None
    classification: str | None = None
    kind: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """One placeholder: `width` pads a number with zeros, `stop` is the character after it, if any.

    A word of the agency may not hold its stop, or it could not be read back.
    """

    name: str
    width: int = 0
    stop: str = ""

    @property
    def expression(self) -> str:
        """The token as a regular expression."""
        word = f"[^{re.escape(self.stop)}]+" if self.stop else ".+"
        return f"(?P<{_PARTS[self.name]}>{_SHAPES.get(self.name, word)})"

    def written(self, parts: NumberParts) -> str:
        """Write the part that the token shows; `ValueError` when it has no value that can be read back."""
        value = getattr(parts, _PARTS[self.name])
        if self.name == "bulan_romawi":
            return ROMAN_MONTHS[value - 1]
        if isinstance(value, int):
            return str(value).zfill(self.width)
        if not value or not value.isprintable() or (self.stop and self.stop in value):
            raise ValueError(f"{value!r} cannot stand for {{{self.name}}}")
        return str(value)


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """A pattern whose numbers can be read back; made by `parse`."""

    text: str
    pieces: tuple[Token | str, ...]

    @classmethod
    def parse(cls, text: str) -> NumberPattern:
        """Read a pattern; `PatternError` when a token is unknown, doubled, missing or not set apart.

        The sequence and the year are needed, because numbers begin anew each year.
        """
        if not text.isprintable():
            raise PatternError("the pattern holds a sign that is not seen")
        pieces = tuple(_pieces(text))
        names = [piece.name for piece in pieces if isinstance(piece, Token)]
        shown = Counter(_PARTS[name] for name in names)
        for name in names:
            if shown[_PARTS[name]] > 1:
                raise PatternError(f"{{{name}}} shows a part that the pattern shows twice")
        for name in _NEEDED:
            if name not in names:
                raise PatternError(f"{{{name}}} is missing: numbers are counted by the year")
        followers = zip_longest(pieces, pieces[1:], fillvalue="")
        return cls(text, tuple(_set_apart(piece, follower) for piece, follower in followers))

    def format(
        self, sequence: int, on: date, *, classification: str = "", kind: str = "", unit: str = ""
    ) -> str:
        """Write a number; `ValueError` when a word is missing or would make it unreadable."""
        return self._written(NumberParts(sequence, on.year, on.month, classification, kind, unit))

    def read(self, text: str) -> NumberParts:
        """Read a number of this pattern back; `ValueError` when it is not exactly one."""
        expression = "".join(p.expression if isinstance(p, Token) else re.escape(p) for p in self.pieces)
        match = re.fullmatch(expression, text, re.ASCII)
        if match is None:
            raise ValueError(f"{text!r} is not a number of the pattern {self.text!r}")
        found = match.groupdict()
        sequence, year, month = int(found.pop("sequence")), int(found.pop("year")), found.pop("month", None)
        parts = NumberParts(sequence, year, None if month is None else _month(month), **found)
        if self._written(parts) != text:
            raise ValueError(f"{text!r} is padded otherwise than the pattern {self.text!r}")
        return parts

    def _written(self, parts: NumberParts) -> str:
        if parts.sequence < 1:
            raise ValueError(f"numbers begin at 1, not {parts.sequence}")
        return "".join(p.written(parts) if isinstance(p, Token) else p for p in self.pieces)


def _pieces(text: str) -> Iterator[Token | str]:
    for match in _PIECE.finditer(text):
        if match["brace"]:
            raise PatternError(f"a lone {match['brace']!r} in the pattern")
        yield match["literal"] if match["token"] is None else _token(match["token"])


def _token(inner: str) -> Token:
    name, colon, width = inner.partition(":")
    if name not in _PARTS:
        raise PatternError(f"{{{inner}}} is not one of {{{'}, {'.join(_PARTS)}}}")
    if not colon:
        return Token(name, _WIDTHS.get(name, 0))
    given = _WIDTH.fullmatch(width)
    if name != "urut" or given is None:
        raise PatternError(f"{{{inner}}}: only {{urut}} has a width, from :01 to :09")
    return Token(name, int(given[1]))


def _set_apart(piece: Token | str, follower: Token | str) -> Token | str:
    if isinstance(piece, str):
        return piece
    if isinstance(follower, Token):
        raise PatternError(f"{{{piece.name}}} and {{{follower.name}}} touch: put a separator between them")
    if follower and follower[0] in _RUNS_ON.get(piece.name, ""):
        raise PatternError(f"{{{piece.name}}} cannot be told from the {follower[0]!r} after it")
    return replace(piece, stop=follower[:1])


def _month(text: str) -> int:
    return ROMAN_MONTHS.index(text) + 1 if text in ROMAN_MONTHS else int(text)
