"""How the admin's pages print lists, definitions and amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from app.screens.admin.definitions import write_definition
from app.screens.formats import rupiah

OWN_NUMBER = re.compile(r"\d+[.)]")


def as_lines(texts: Sequence[str] | None) -> Markup | None:
    """Print a list of texts one below the other; numbered, unless the texts bring numbers of their own."""
    if not texts:
        return None
    items = Markup("").join(Markup("<li>{}</li>").format(text) for text in texts)
    is_numbered = any(OWN_NUMBER.match(text) for text in texts)
    frame = '<ul class="lines unmarked">{}</ul>' if is_numbered else '<ol class="lines">{}</ol>'
    return Markup(frame).format(items)  # noqa: S704 - one of two frames of our own


def as_definition(data: Any) -> Markup | None:
    """Print plain data as it is written."""
    if not data:
        return None
    return Markup('<pre class="definition" tabindex="0">{}</pre>').format(escape(write_definition(data)))


def as_rupiah(amount: Decimal | int | None) -> str | None:
    """Print an amount of money."""
    return None if amount is None else rupiah(amount)
