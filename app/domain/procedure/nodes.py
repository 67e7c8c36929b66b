"""Reading plain data strictly: each value of the right type, no word unread, each fault named by its place.

Knows nothing of what the data define; `definitions` and the seeds read with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

Word = TypeVar("Word", bound=StrEnum)
Read = TypeVar("Read")


class DefinitionFault(ValueError):
    """A definition breaks a rule at a place."""

    def __init__(self, place: str, rule: str) -> None:
        """Name the place (`steps[3].holder`) and the rule that it breaks."""
        super().__init__(f"{place}: {rule}")
        self.place = place
        self.rule = rule


class Node:
    """A mapping at a place in the data; every read is checked and every word must be used."""

    def __init__(self, data: object, place: str) -> None:
        """Take a mapping; `DefinitionFault` when it is none."""
        if not isinstance(data, Mapping):
            raise DefinitionFault(place, "must be a mapping")
        self.place = place
        self._data = data
        self._read: set[str] = set()

    def raw(self, key: str) -> object:
        """Take a value as it stands; None when absent."""
        self._read.add(key)
        return self._data.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Take a text; required when there is no default."""
        value = self.raw(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise DefinitionFault(f"{self.place}.{key}", "must be a text")
        return value.strip()

    def number(self, key: str) -> int:
        """Take a whole number of at least 0."""
        value = self.raw(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise DefinitionFault(f"{self.place}.{key}", "must be a whole number, 0 or more")
        return value

    def flag(self, key: str) -> bool:
        """Take a yes or no; absent is no."""
        value = self.raw(key)
        if value is not None and not isinstance(value, bool):
            raise DefinitionFault(f"{self.place}.{key}", "must be true or false")
        return bool(value)

    def word(self, key: str, words: type[Word], default: Word | None = None) -> Word:
        """Take one of a fixed set of words."""
        value = self.raw(key)
        if value is None and default is not None:
            return default
        try:
            return words(str(value))
        except ValueError:
            choices = ", ".join(words)
            raise DefinitionFault(f"{self.place}.{key}", f"{value!r} is none of: {choices}") from None

    def nodes(self, key: str) -> Iterable[Node]:
        """Take a list of mappings."""
        value = self.raw(key)
        if not isinstance(value, list | tuple):
            raise DefinitionFault(f"{self.place}.{key}", "must be a list")
        return [Node(one, f"{self.place}.{key}[{index}]") for index, one in enumerate(value, start=1)]

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; absent is empty."""
        value = self.raw(key)
        if value is None:
            return ()
        if not isinstance(value, list | tuple) or not all(
            isinstance(one, str) and one.strip() for one in value
        ):
            raise DefinitionFault(f"{self.place}.{key}", "must be a list of texts")
        return tuple(one.strip() for one in value)

    def part(self, key: str, read: Callable[[Node], Read], default: Read) -> Read:
        """Read a nested mapping; the default when absent."""
        value = self.raw(key)
        if value is None:
            return default
        node = Node(value, f"{self.place}.{key}")
        part = read(node)
        node.close()
        return part

    def close(self) -> None:
        """Refuse words that nobody read: a typing error must not pass in silence."""
        unknown = sorted(set(map(str, self._data)) - self._read)
        if unknown:
            raise DefinitionFault(self.place, f"unknown: {', '.join(unknown)}")
