"""What a template's author may use beside facts: the office's ways of wording, and the parts that come with the program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask_babel import lazy_gettext as _

from app.documents.collecting import parts

MACRO = re.compile(r"{%-?\s*macro\s+(\w+)\(([^)]*)\)")
FILTERS: tuple[tuple[str, str, Any], ...] = (
    ("long_date", "issued_on | long_date", _("a day in words: 20 November 2026")),
    ("date_in_words", "issued_on | date_in_words", _("a day wholly in words, as minutes have it")),
    ("weekday", "issued_on | weekday", _("the day of the week")),
    ("rupiah", "fee | rupiah", _("an amount: Rp 1.250.000,00")),
    ("rupiah_in_words", "fee | rupiah_in_words", _("an amount in words")),
    ("in_words", "14 | in_words", _("a number in words: empat belas")),
    ("ordinal", "1 | ordinal", _("a dictum's number: KESATU")),
    ("working_days", "working_days | working_days", _("a number of working days: 5 (lima) hari kerja")),
    ("qr", "verification_url | qr", _("a QR code, as the source of a picture")),
    ("balanced", "agency.office | balanced", _("a long heading on lines of like length")),
    ("upper", "agency.office | upper", _("in capital letters")),
    ("default", 'applicant.nib | default("–", true)', _("something else where a fact is empty")),
    ("join", 'legal_basis | join("; ")', _("a list as one text")),
)


@dataclass(frozen=True, slots=True)
class Macro:
    """A piece of a letter that templates may call; `insert` fetches and calls it."""

    name: str
    part: str
    arguments: str

    @property
    def insert(self) -> str:
        """The lines that use it."""
        return f'{{% from "{self.part}" import {self.name} %}}\n{{{{ {self.name}({self.arguments}) }}}}\n'


@cache
def macros() -> tuple[Macro, ...]:
    """List the macros of the program's parts, by part."""
    return tuple(
        Macro(found[1], part, " ".join(found[2].split()))
        for part, text in parts().items()
        for found in MACRO.finditer(text)
    )


def statements() -> tuple[tuple[str, str, Any], ...]:
    """List the ways of Jinja that letters need."""
    return (
        ("if", "{% if applicant.nib %}\n…\n{% endif %}\n", _("only where a fact is there")),
        ("for", "{% for one in requirements %}\n{{ one.name }}\n{% endfor %}\n", _("for each of a list")),
        ("picture", '<img src="arms" height="92">', _("a picture of the agency by its name")),
        ("page", "<pdf:nextpage>\n", _("a new page")),
    )
