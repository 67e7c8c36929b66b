"""What reads as text on paper, and what would print as a word of the machine: nothing, yes or no, a list, an object."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.documents.locating import NotText


def named_text(value: Any) -> Any:
    """Give a value that reads as text; raises `NotText` for any other."""
    if value is None or isinstance(value, bool) or not isinstance(value, (str, int, float, date)):
        raise NotText(f"{_named(value)} cannot be printed as text")
    return value


def _named(value: Any) -> str:
    if value is None:
        return "an empty fact"
    return "yes or no" if isinstance(value, bool) else f"a fact of the sort '{type(value).__name__}'"
