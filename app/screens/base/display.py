"""How one value of a row is printed: nothing as a dash, days, moments and amounts as the reader writes them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from flask_babel import format_decimal
from flask_babel import gettext as _

from app.screens.formats import day, instant

NOTHING = "–"


def shown(value: Any) -> Any:  # noqa: PLR0911 - one line a type
    """Return the value as a page prints it; markup passes through untouched."""
    if value is None or value == "":
        return NOTHING
    if hasattr(value, "__html__"):
        return value
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal | float):
        return format_decimal(value)
    if isinstance(value, Collection) and not isinstance(value, str | bytes | dict):
        return ", ".join(str(shown(each)) for each in value) or NOTHING
    return str(value)
