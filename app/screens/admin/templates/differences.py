"""Two wordings line by line: what went, what came, and a few lines around each change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 3
MOST_WORK = 20_000_000
"""Pairs of like lines times lines: what the comparison may come to at worst. Two real templates come to some 100,000."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the comparison; `sign` is `+` for one that came, `-` for one that went, `…` for lines left out."""

    number: int | None
    sign: str
    text: str

    @property
    def style(self) -> str:
        """The class under which it is drawn."""
        return {"+": "added", "-": "removed", "…": "gap"}.get(self.sign, "")


def differences(before: str, after: str) -> tuple[Line, ...]:
    """Compare two texts; empty where they are the same. Lines that went bear their old number, the others the new."""
    old, new = before.splitlines(), after.splitlines()
    return tuple(_lines(old, new))


def _lines(old: list[str], new: list[str]) -> Iterator[Line]:
    shown_until = 0
    for group in _groups(old, new):
        if group[0][3] > shown_until:
            yield Line(None, "…", "")
        shown_until = group[-1][4]
        for what, old_from, old_to, new_from, new_to in group:
            if what == "equal":
                yield from (Line(at + 1, "", new[at]) for at in range(new_from, new_to))
                continue
            yield from (Line(at + 1, "-", old[at]) for at in range(old_from, old_to))
            yield from (Line(at + 1, "+", new[at]) for at in range(new_from, new_to))
    if 0 < shown_until < len(new):
        yield Line(None, "…", "")


def _groups(old: list[str], new: list[str]) -> Iterator[list[tuple[str, int, int, int, int]]]:
    """Group the changes with the lines around them; texts without end of like lines are one change as a whole."""
    counted = Counter(new)
    pairs = sum(count * counted[line] for line, count in Counter(old).items())
    if pairs * min(len(old), len(new)) <= MOST_WORK:
        yield from SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(AROUND)
    elif old != new:
        yield [("replace", 0, len(old), 0, len(new))]
