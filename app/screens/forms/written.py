"""Typed answers written as a field shows them, the way they may be typed again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from flask_babel import get_locale

from app.domain.form.forms import Field, FieldKind


def written(field: Field, value: object) -> object:
    """Write one typed answer for its field; rows stay a list of mappings."""
    if value is None:
        return None
    if field.kind in {FieldKind.NUMBER, FieldKind.MONEY, FieldKind.COMPUTED} and isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [one if isinstance(one, Mapping) else str(one) for one in value]
    return str(value)


def _number(value: Decimal) -> str:
    """Write without grouping; Indonesian has a decimal comma, which the domain reads as one."""
    plain = f"{value:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.replace(".", ",") if str(get_locale()) == "id" else plain
