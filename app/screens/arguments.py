"""Arguments of an address as values; one that is none of those expected narrows nothing."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TypeVar

from flask import request

Word = TypeVar("Word", bound=StrEnum)
LONGEST_NUMBER = 9
YEARS = (1900, 2999)
CASE_ID = "<int(max=9223372036854775807):case_id>"
"""A case in a route; a larger number names none, and no database takes it."""
PERMIT_ID = "<int(max=9223372036854775807):permit_id>"
PAPER_ID = "<int(max=9223372036854775807):paper_id>"
PERMIT_TYPE_ID = "<int(max=9223372036854775807):permit_type_id>"
OFFICER_ID = "<int(max=9223372036854775807):officer_id>"
LEAVE_ID = "<int(max=9223372036854775807):leave_id>"
POSITION_ID = "<int(max=9223372036854775807):position_id>"


def word_argument(name: str, words: type[Word]) -> Word | None:
    """Read one of a set of words."""
    text = request.args.get(name, "")
    return words(text) if text in set(words) else None


def number_argument(name: str) -> int | None:
    """Read a whole number of a size that every database takes."""
    return _number(request.args.get(name, ""))


def number_sent(name: str) -> int:
    """Read a whole number from the form that was sent; 0, which numbers nothing, for anything else."""
    return _number(request.form.get(name, "")) or 0


def numbers_sent(name: str) -> frozenset[int]:
    """Read the numbers of what was ticked in the form that was sent, without those that are none."""
    return frozenset(found for text in request.form.getlist(name) if (found := _number(text)) is not None)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def day_argument(name: str) -> date | None:
    """Read a day as a browser's date field sends it, of years in which each day has a beginning and an end."""
    try:
        day = date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None
    return day if YEARS[0] <= day.year <= YEARS[1] else None
