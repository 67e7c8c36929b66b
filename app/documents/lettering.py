"""Setting words on a line; taste only, no meaning."""

from __future__ import annotations

import textwrap

from markupsafe import Markup, escape

LONGEST_LINE = 40


def balanced(text: str, longest: int = LONGEST_LINE) -> Markup:
    """Break a long heading into as few lines as `longest` allows, as equal as its words let them be."""
    return Markup("<br>").join(map(escape, balanced_lines(text, longest).split("\n")))


def balanced_lines(text: str, longest: int = LONGEST_LINE) -> str:
    """Do the same to plain text, with line breaks."""
    words = str(text).split()
    count = -(-len(text) // longest)
    if count <= 1 or len(words) == 1:
        return str(text)
    return "\n".join(_two(words) if count == 2 else _several(text, count))  # noqa: PLR2004 - a pair


def _two(words: list[str]) -> tuple[str, str]:
    breaks = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return min(breaks, key=lambda lines: abs(len(lines[0]) - len(lines[1])))


def _several(text: str, count: int) -> list[str]:
    """Fill the narrowest lines of which so many hold the text."""
    widths = range(-(-len(text) // count), len(text) + 1)
    filled = (textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) for width in widths)
    return next(lines for lines in filled if len(lines) <= count)
