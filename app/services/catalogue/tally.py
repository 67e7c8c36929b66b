"""What loading did, row by row, as names that a person can look up in the seeds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Deed(StrEnum):
    """What became of one thing in the seeds."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class LoadReport:
    """The names of what was filed anew, what came to a new version, and what was on file already."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]


@dataclass
class Tally:
    """Counts while loading goes on."""

    _deeds: list[tuple[Deed, str]] = field(default_factory=list)

    def note(self, deed: Deed, name: str) -> None:
        """Note what became of something."""
        self._deeds.append((deed, name))

    def report(self) -> LoadReport:
        """Tell what was noted, in the order of loading."""
        return LoadReport(*(tuple(name for done, name in self._deeds if done is deed) for deed in Deed))
