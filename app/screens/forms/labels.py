"""Labels of the domain's fields for the reader: ours are translated, an agency's own stand as it wrote them."""

from __future__ import annotations

from flask_babel import gettext

from app.domain.form.forms import Field


def worded(text: str) -> str:
    """Translate a text where it is one of ours; the empty text stays empty."""
    return str(gettext(text)) if text else ""


def label_of(field: Field) -> str:
    """Give a field's label with its unit: `Daya (kVA)`."""
    label = worded(field.label)
    return f"{label} ({worded(field.unit)})" if field.unit else label


def capitalised(text: str) -> str:
    """Begin a choice with a capital, and leave the rest as it is written."""
    return text[:1].upper() + text[1:]
