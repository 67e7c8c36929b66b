"""How much one template may write and do before it is stopped: a template is somebody else's program.

Counts what is printed, each turn of a loop, each call of a macro, and the time of the processor. Knows no templates.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WRITTEN = 16_000_000
"""Characters printed while a template is filled, those of macros counted again where they are placed."""
MOST_TURNS = 100_000
"""Turns of loops and calls of macros: a register's page has some thousand."""
MOST_SECONDS = 5.0
"""Of the processor; a letter takes some thousandths."""
LONGEST_TEXT = 1_000_000
"""Characters of one text that a template puts together, and members of one list."""


class Exhausted(Exception):
    """A template wrote or did more than a document needs."""

    def __init__(self, detail: str, *, is_length: bool) -> None:
        """Say what was exceeded; `is_length` tells writing from working."""
        self.is_length = is_length
        super().__init__(detail)


@dataclass
class Ration:
    """What is left to one filling of one template."""

    written: int = MOST_WRITTEN
    turns: int = MOST_TURNS
    ends_at: float = field(default_factory=lambda: time.thread_time() + MOST_SECONDS)

    def write(self, characters: int) -> None:
        """Take off what is written; raises `Exhausted`."""
        self.written -= characters
        if self.written < 0:
            raise Exhausted(f"it writes more than {MOST_WRITTEN} characters", is_length=True)
        self._keep_time()

    def turn(self, characters: int) -> None:
        """Take off one turn and the text that stands in it; raises `Exhausted`."""
        self.turns -= 1
        if self.turns < 0:
            raise Exhausted(f"it goes through its loops more than {MOST_TURNS} times", is_length=False)
        self.write(characters)

    def _keep_time(self) -> None:
        if time.thread_time() > self.ends_at:
            raise Exhausted(f"it takes longer than {MOST_SECONDS:.0f} seconds", is_length=False)


_LEFT: ContextVar[Ration | None] = ContextVar("template_ration", default=None)


@contextmanager
def rationed() -> Iterator[None]:
    """Give what is filled within a ration of its own."""
    token = _LEFT.set(Ration())
    try:
        yield
    finally:
        _LEFT.reset(token)


def spend(characters: int) -> None:
    """Count what is written; nothing is counted outside a filling, as while a template is parsed."""
    left = _LEFT.get()
    if left is not None:
        left.write(characters)


def spend_turn(characters: int) -> None:
    """Count one turn of a loop or call of a macro, and the text in it."""
    left = _LEFT.get()
    if left is not None:
        left.turn(characters)


def refuse_length(length: int) -> None:
    """Stop a text or a list before it is made, where it would be longer than any document needs."""
    if length > LONGEST_TEXT:
        raise Exhausted(f"it makes a text or a list longer than {LONGEST_TEXT}", is_length=True)
