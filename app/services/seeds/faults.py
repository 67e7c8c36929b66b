"""What is wrong with the seeds, said so that whoever wrote them finds the line: file, place and rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from app.domain.procedure.definitions import DefinitionFault

Read = TypeVar("Read")

WHOLE_FILE = "the whole file"


@dataclass(frozen=True)
class SeedFault:
    """One rule broken at one place of one file; the file is named from the seeds' folder."""

    file: str
    place: str
    rule: str

    def __str__(self) -> str:
        """Say where, and which rule."""
        return f"{self.file}: {self.place}: {self.rule}"


class BadSeeds(ValueError):
    """The seeds break rules; nothing of them was loaded. `faults` holds all that were found."""

    def __init__(self, faults: Iterable[SeedFault]) -> None:
        """Carry every fault, one to a line."""
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class Faults:
    """Gathers faults, so that whoever mends the seeds learns of all of them at once."""

    def __init__(self) -> None:
        """Begin without any."""
        self._found: list[SeedFault] = []

    def add(self, file: str, place: str, rule: str) -> None:
        """Note a fault."""
        self._found.append(SeedFault(file, place.lstrip(".") or WHOLE_FILE, rule))

    def attempt(self, file: str, read: Callable[[], Read]) -> Read | None:
        """Read a part of a file; note what is wrong with it and give None when it cannot be read."""
        try:
            return read()
        except DefinitionFault as fault:
            self.add(file, fault.place, fault.rule)
            return None

    def raise_if_any(self) -> None:
        """Raise `BadSeeds` with all that was noted, by file and place."""
        if self._found:
            raise BadSeeds(sorted(set(self._found), key=str))
