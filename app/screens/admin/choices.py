"""Codes and their names as the options of a select field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import SelectChoice


def options(names: Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    """Offer codes under their names; a name may be a lazy translation."""
    return [SelectChoice(getattr(code, "value", code), name) for code, name in names]
