"""Two wordings line by line: what went, what came, and a few lines around each change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 3


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
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    shown_until = 0
    for group in matcher.get_grouped_opcodes(AROUND):
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
