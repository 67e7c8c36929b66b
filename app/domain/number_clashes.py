"""Whether two patterns could write the same number; knows no counters and no agencies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from app.domain.numbering import NumberPattern, PatternError

SEQUENCES = (1, 12, 123, 1_234, 12_345, 1_234_567_890)
"""One of each length in which numbers are padded, and one longer than any padding."""
YEAR = 2000

Words = Mapping[str, str]
"""What `klas`, `jenis` and `unit` stand for."""


def could_meet(first: str, first_words: Words, other: str, other_words: Words) -> bool:
    """Tell whether a number of one pattern can be read as one of the other, in the same year.

    Tried with numbers of every length and month; a pattern that gives none meets nothing.
    """
    one, two = _plain(first, first_words), _plain(other, other_words)
    if one is None or two is None:
        return False
    return any(map(_reads(two), _samples(one))) or any(map(_reads(one), _samples(two)))


def _plain(text: str, words: Words) -> NumberPattern | None:
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    try:
        return NumberPattern.parse(text)
    except PatternError:
        return None


def _samples(pattern: NumberPattern) -> Iterator[str]:
    for sequence in SEQUENCES:
        for month in range(1, 13):
            yield pattern.format(sequence, date(YEAR, month, 1))


def _reads(pattern: NumberPattern) -> Callable[[str], bool]:
    def is_read(text: str) -> bool:
        try:
            return pattern.read(text).year == YEAR
        except ValueError:
            return False

    return is_read
