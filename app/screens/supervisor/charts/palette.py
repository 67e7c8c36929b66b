"""The office's colours, as the style sheet has them, and what each kind of bar looks like without them."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).resolve().parents[3] / "static" / "css" / "tokens.css"
_COLOUR = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{3,6})\b")


class Tone(Enum):
    """The look of a bar: the token of its colour, and its hatching."""

    PLAIN = ("brand-2", "")
    DARK = ("brand", "")
    PALE = ("brand-soft", "///")
    LATE = ("late", "xx")
    DEEP_LATE = ("late", "")
    PALE_LATE = ("late-soft", "xx")
    SOON = ("gold", "||")
    INFO = ("info", "\\\\\\")
    PALE_INFO = ("info-soft", "--")
    GREY = ("line", "")


@cache
def _colours() -> dict[str, str]:
    return {name: _long(value) for name, value in _COLOUR.findall(TOKENS.read_text(encoding="utf-8"))}


def _long(value: str) -> str:
    return value if len(value) > len("#fff") else "#" + "".join(2 * sign for sign in value[1:])


def colour(token: str) -> str:
    """Give the colour of a token, such as `ink-2`; `KeyError` for one that the style sheet lacks."""
    return _colours()[token]
