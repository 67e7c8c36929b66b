"""The breaks of an office day: written one a line, kept as their edges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from wtforms import TextAreaField

from app.screens.admin.fields import read_clock
from app.screens.base.faults import UnreadableValue

_DASH = re.compile(r"\s*[-–—]\s*")


class BreaksField(TextAreaField):
    """Breaks, one a line, as 12.00-13.00; what cannot be read stays on the form as typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give it room for two or three breaks."""
        super().__init__(*args, render_kw={"rows": 3}, **kwargs)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the lines."""
        self.data: list[list[str]] = []
        lines = valuelist[0].splitlines() if valuelist else []
        self.data = [_read_break(line) for line in lines if line.strip()]

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "\n".join(f"{starts}-{ends}".replace(":", ".") for starts, ends in self.data or [])


def breaks_words(breaks: Sequence[Sequence[str]] | None) -> str | None:
    """Write breaks in one line: `12.00–13.00, 15.00–15.15`; None without any."""
    return ", ".join(f"{starts}–{ends}".replace(":", ".") for starts, ends in breaks or []) or None


def _read_break(line: str) -> list[str]:
    edges = _DASH.split(line.strip())
    if len(edges) != len(("starts", "ends")):
        raise ValueError(_("A break has a beginning and an end. Write it as 12.00-13.00, one break a line."))
    try:
        return [read_clock(edge).isoformat("minutes") for edge in edges]
    except UnreadableValue:
        raise ValueError(
            _("A break has a beginning and an end. Write it as 12.00-13.00, one break a line.")
        ) from None
