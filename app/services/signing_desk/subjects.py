"""What can be signed, as one short text: a signing task of a case, or a letter."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = "([1-9][0-9]{0,%d})"
_TASK = re.compile(f"task:{_NUMBER % 17}:{_NUMBER % 5}")
_LETTER = re.compile(f"letter:{_NUMBER % 17}")


@dataclass(frozen=True)
class TaskSubject:
    """The permit that a signing task of a case is about."""

    case_id: int
    serial: int

    def __str__(self) -> str:
        """Write it as claims and batches keep it."""
        return f"task:{self.case_id}:{self.serial}"


@dataclass(frozen=True)
class LetterSubject:
    """A letter that waits for a signature."""

    letter_id: int

    def __str__(self) -> str:
        """Write it as claims and batches keep it."""
        return f"letter:{self.letter_id}"


def read_subject(text: str) -> TaskSubject | LetterSubject | None:
    """Read a subject; None for a text that is none, as for one written otherwise than claims and stacks keep it."""
    task = _TASK.fullmatch(text)
    if task is not None:
        return TaskSubject(int(task[1]), int(task[2]))
    letter = _LETTER.fullmatch(text)
    return None if letter is None else LetterSubject(int(letter[1]))
