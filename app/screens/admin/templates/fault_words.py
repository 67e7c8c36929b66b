"""The template language's own complaints, in the office's words; one that is not known here is shown as it came."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from flask_babel import gettext as _

if TYPE_CHECKING:
    from re import Match

Words = Callable[["Match[str]"], str]


def worded(detail: str) -> str:
    """Say a complaint of the template language plainly."""
    for pattern, words in _COMPLAINTS:
        found = pattern.search(detail)
        if found:
            return words(found)
    return detail


def _unfinished(_found: Match[str]) -> str:
    return _("the text ends before a curly bracket is closed")


_COMPLAINTS: tuple[tuple[re.Pattern[str], Words], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"has no attribute '(\w+)'", lambda m: m[1]),
        (r"does not export the requested name '(\w+)'", lambda m: m[1]),
        (r"^'(\w+)' is undefined", lambda m: m[1]),
        (r"no template (\S+?);", lambda m: m[1]),
        (r"access to attribute '(\w+)'", lambda m: m[1]),
        (r"No filter named '(\w+)'", lambda m: _("there is no way of writing named “%(name)s”", name=m[1])),
        (
            r"innermost block that needs to be closed is '(\w+)'",
            lambda m: _("“%(name)s” is opened and not closed", name=m[1]),
        ),
        (r"unknown tag '(end\w+)'", lambda m: _("“%(name)s” closes what was never opened", name=m[1])),
        (r"unknown tag '(\w+)'", lambda m: _("“%(name)s” is no word of a template", name=m[1])),
        (r"(?i)unexpected end of template", _unfinished),
        (r"Missing end of comment", lambda _m: _("a remark “{#” is not closed with “#}”")),
        (r"Expected an expression", lambda _m: _("something is missing between the curly brackets")),
        (
            r"expected token 'end of \w+ (?:statement|block)', got '(.+)'",
            lambda m: _("“%(name)s” does not belong there", name=m[1]),
        ),
        (
            r"expected token '(.+)', got '(.+)'",
            lambda m: _("“%(want)s” belongs there instead of “%(name)s”", want=m[1], name=m[2]),
        ),
        (
            r"(?i)unexpected (?:char )?[\"']{1,2}(.+?)[\"']{1,2}(?:,| at|$)",
            lambda m: _("“%(name)s” does not belong there", name=m[1]),
        ),
        (
            r"a fact of the sort '(\w+)' cannot be printed",
            lambda m: _("a whole group of facts (%(name)s) is no text; name one of its parts", name=m[1]),
        ),
        (r"^an empty fact cannot", lambda _m: _("this fact is empty here; put {% if … %} around it")),
        (r"^yes or no cannot", lambda _m: _("yes or no is no text; ask for it with {% if … %}")),
        (r"^no picture '(.+)'", lambda m: m[1]),
        (r"^the typeface has no shape for (.+)", lambda m: m[1]),
        (
            r"^its (?:blocks|macros) |^the document nests|RenderLimitError",
            lambda _m: _("its parts stand in one another too deeply"),
        ),
        (
            r"^this stands outside every block",
            lambda _m: _("this stands outside every block, and would be lost"),
        ),
        (
            r"^it (?:writes|makes|goes|takes) |^longer than |^too many others",
            lambda _m: _("make it shorter, or try again later"),
        ),
        (r"^a drawn picture is", lambda _m: _("a picture within the text is damaged or too large")),
        (
            r"^it could not be set|^the press failed",
            lambda _m: _("the printer gave the page up; simplify its layout"),
        ),
        (
            r"has no (?:attribute|element)|object is not iterable|unsupported operand",
            lambda _m: _("this fact is of another sort; look at the list of facts"),
        ),
    )
)
