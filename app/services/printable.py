"""Answers that could not be printed on a document are refused where they are typed, not where they are printed."""

from __future__ import annotations

from collections.abc import Mapping

from app.documents.characters import unprintable
from app.domain.form.forms import FieldFault, Finding


def find_unprintable(values: Mapping[str, object]) -> tuple[Finding, ...]:
    """Name each answer with a character that the documents' typeface lacks, such as an emoji."""
    return tuple(
        Finding(key, FieldFault.BAD_CHARACTER, {"characters": signs})
        for key, value in values.items()
        if (signs := _signs(value))
    )


def _signs(value: object) -> str:
    if isinstance(value, str):
        return "".join(unprintable(value))
    if isinstance(value, Mapping):
        return "".join(map(_signs, value.values()))
    return "".join(map(_signs, value)) if isinstance(value, tuple) else ""
