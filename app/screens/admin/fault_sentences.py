"""The domain's findings about definitions, patterns and conditions, in the reader's own language.

The domain words them for programmers and seeds; each wording known here gets its sentence, and one that is not
known is shown as it is rather than kept back.
"""

from __future__ import annotations

import re
from typing import Any

from flask_babel import lazy_gettext as _

SENTENCES: tuple[tuple[re.Pattern[str], Any], ...] = tuple(
    (re.compile(pattern, re.DOTALL), sentence)
    for pattern, sentence in (
        (r"must be a mapping", _("here belong words with values, such as key: and label:")),
        (r"must be a list", _("here belongs a list, each entry beginning with a dash")),
        (r"must be a list of texts", _("here belongs a list of texts")),
        (r"must be a text", _("a text is missing")),
        (r"must be a number", _("here belongs a number")),
        (r"must be a whole number, 0 or more", _("here belongs a whole number, 0 or more")),
        (r"must be true or false", _("here belongs true or false")),
        (r"unknown: (?P<words>.+)", _("these words are not known here: %(words)s")),
        (r"'(?P<word>.*)' is none of: (?P<choices>.+)", _("“%(word)s” is not one of: %(choices)s")),
        (r"None is none of: (?P<choices>.+)", _("missing; one of: %(choices)s")),
        (r"'(?P<word>.*)' is not of small letters, digits and underscores",
         _("“%(word)s” may only have small letters, digits and underscores")),
        (r"'(?P<word>.*)' stands twice", _("“%(word)s” is there twice")),
        (r"a choice has options, and nothing else has", _("a choice needs options, and nothing else has them")),
        (r"rows have columns, and nothing else has", _("rows need columns, and nothing else has them")),
        (r"a computed field has a formula, and nothing else has",
         _("a computed field needs a formula, and nothing else has one")),
        (r"(?P<words>.+): a formula names fields that stand before it",
         _("%(words)s: a formula may only name fields that stand before it")),
        (r"a condition is a mapping, not .*", _("a condition has fact, operator and value, or all, any, not")),
        (r"'not' has nothing to deny", _("“not” needs a condition")),
        (r"'(?P<word>all|any)' stands alone and holds a list of conditions",
         _("“%(word)s” stands alone and holds a list of conditions")),
        (r"a comparison has fact, operator and value, not .*", _("a condition has fact, operator and value, or all, any, not")),
        (r"unknown operator '(?P<word>.*)' for '(?P<fact>.*)'", _("“%(word)s” is no operator (for %(fact)s)")),
        (r"'in' compares '(?P<fact>.*)' with a list", _("“in” compares %(fact)s with a list")),
        (r"\{(?P<token>.*)\} shows a part that the pattern shows twice", _("{%(token)s} repeats a part of the number")),
        (r"\{(?P<token>.*)\} is missing: numbers are counted by the year",
         _("{%(token)s} is missing, and numbers are counted by the year")),
        (r"a lone .* in the pattern", _("a brace stands alone")),
        (r"the pattern holds a sign that is not seen", _("it holds a sign that is not seen, as a line break")),
        (r"\{(?P<token>.*)\} is not one of \{(?P<tokens>.*)\}", _("{%(token)s} is not known; known are {%(tokens)s}")),
        (r"\{.*\}: only \{urut\} has a width, from :01 to :09", _("only urut has a width, from :01 to :09")),
        (r"\{(?P<one>.*)\} and \{(?P<two>.*)\} touch: put a separator between them",
         _("put a separator between {%(one)s} and {%(two)s}")),
        (r"\{(?P<token>.*)\} cannot be told from the '(?P<sign>.)' after it",
         _("{%(token)s} cannot be told apart from the “%(sign)s” after it")),
    )
)  # fmt: skip


def explain_fault(wording: str) -> str:
    """Say one of the domain's findings in a sentence part."""
    for pattern, sentence in SENTENCES:
        found = pattern.fullmatch(wording)
        if found:
            return str(sentence) % found.groupdict()
    return wording
