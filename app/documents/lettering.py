"""Setting words on a line; taste only, no meaning."""

from __future__ import annotations

from markupsafe import Markup, escape

LONGEST_LINE = 40


def balanced(text: str) -> Markup:
    """Break a long heading into two lines as equal as its words allow; a short one stays whole."""
    return Markup("<br>").join(map(escape, balanced_lines(text).split("\n")))


def balanced_lines(text: str) -> str:
    """Do the same to plain text, with a line break."""
    words = str(text).split()
    if len(text) <= LONGEST_LINE or len(words) == 1:
        return str(text)
    breaks = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    first, second = min(breaks, key=lambda lines: abs(len(lines[0]) - len(lines[1])))
    return f"{first}\n{second}"
