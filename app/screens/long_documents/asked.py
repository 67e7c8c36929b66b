"""What was asked for, read from an address or from the form that was sent; the names are the register's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.documents.long_tables import Paper
from app.screens.arguments import LONGEST_NUMBER, YEARS
from app.services.print_jobs import JobForm, JobKind, Narrowing
from app.services.register.filters import STATUSES

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True)
class Asked:
    """A document with what it is narrowed by; a day that is none, or days the wrong way round, are no period."""

    kind: JobKind
    form: JobForm
    narrowing: Narrowing
    is_period: bool = True


def read_asked(told: Mapping[str, str]) -> Asked:
    """Read what was sent; an unknown word narrows nothing, a day that cannot be read is told."""
    days = [told.get(name, "").strip() for name in ("from", "until")]
    from_on, until_on = map(_find_day, days)
    number = told.get("permit_type", "")
    is_number = number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    status = told.get("status", "")
    are_read = all(found or not text for text, found in zip(days, (from_on, until_on), strict=True))
    return Asked(
        kind=_word(told.get("kind", ""), JobKind.CASE_REGISTER),
        form=_word(told.get("form", ""), JobForm.PDF),
        narrowing=Narrowing(
            from_on=from_on,
            until_on=until_on,
            permit_type_id=int(number) if is_number else None,
            status=status if status in STATUSES else "",
            paper=_word(told.get("paper", ""), Paper.A4),
        ),
        is_period=are_read and not (from_on and until_on and from_on > until_on),
    )


def _find_day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if YEARS[0] <= found.year <= YEARS[1] else None


def _word(text: str, default: Word) -> Word:
    words = type(default)
    return words(text) if text in set(words) else default
